"""Copydesk's reading of pages beside trafilatura, readability-lxml and resiliparse: `python -m benchmarks.pages_peers`.

All read the same pages, our corpus or the pages-*.jsonl.gz of `--data DIR`, each in its own process. resiliparse is
no dependency: `pip install 'copydesk[peers]'`.
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import trafilatura
from readability import Document

from benchmarks import outside, own, scores
from benchmarks.asking import Row
from benchmarks.quotes_peers import peak
from bot.errors.tree import CopydeskError
from bot.reading import route
from bot.reading.html_tree import paragraphs, parse
from bot.records.reading import Hints, Received

SETS = ("pages-article", "pages-news")
TIMEOUT = 1800
MOST_CPU = 1.5
"""Times trafilatura's CPU that a page may cost us: we read its posts, dates and byline too."""
TODAY = dt.date(2026, 12, 31)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer made of a page; "" where it does not tell, or refused."""

    text: str
    title: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The answers, CPU milliseconds a page after the first, and the most memory in MB."""

    answers: list[Answer]
    cpu_ms: float
    memory_mb: float


Reader = Callable[[str, str | None], Answer]


def copydesk(page: str, url: str | None) -> Answer:
    """What the child process does with a page, without the process."""
    try:
        draft = route.read(Received(page.encode(), "text/html", "utf-8", url), Hints(TODAY))[0]
    except CopydeskError:
        return Answer("")
    chosen = draft.published.chosen
    return Answer(draft.text, draft.title.value or "", chosen.date.isoformat() if chosen else "")


def by_trafilatura(page: str, url: str | None) -> Answer:
    """Its text and metadata, as it gives them by default, without comments."""
    found = trafilatura.extract(page, url=url, include_comments=False, with_metadata=True, output_format="json")
    row = json.loads(found) if found else {}
    return Answer(row.get("text") or "", row.get("title") or "", row.get("date") or "")


def by_readability(page: str, url: str | None) -> Answer:
    """Its summary's paragraphs and its short title."""
    document = Document(page)
    try:
        return Answer("\n".join(paragraphs(parse(document.summary()))), document.short_title() or "")
    except ValueError:
        return Answer("")


def by_resiliparse() -> Reader:
    """Its main content as plain text; it gives no metadata."""
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page, url: Answer(extract(page, main_content=True))


PEERS: dict[str, Callable[[], Reader]] = {
    "copydesk": lambda: copydesk,
    "trafilatura": lambda: by_trafilatura,
    "readability": lambda: by_readability,
    "resiliparse": by_resiliparse,
}


def pages(folder: Path | None) -> list[Row]:
    """Rows with html, url, body, title and date: our corpus, or the sets of a folder."""
    if folder:
        return [row for name in SETS for row in outside.rows(folder, name) if row.get("body")]
    return [{**row, "html": row["given"]} for row in own.expected("pages", ".html") if not row.get("posts")]


def serve(name: str) -> None:
    """In a peer's own process: pages as JSON on standard input, its Run on standard output."""
    rows: list[Row] = json.load(sys.stdin)
    read = PEERS[name]()
    answers = [read(rows[0]["html"], rows[0].get("url"))]
    began = time.process_time()
    answers += [read(row["html"], row.get("url")) for row in rows[1:]]
    spent = (time.process_time() - began) / max(1, len(rows) - 1)
    json.dump(asdict(Run(answers, 1000 * spent, peak())), sys.stdout)


def ask(name: str, rows: list[Row]) -> Run:
    """The Run of one peer."""
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages_peers", "--peer", name],
        input=json.dumps([{"html": row["html"], "url": row.get("url")} for row in rows]),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    if answer.returncode:
        sys.exit(f"{name} ended with {answer.returncode}: {answer.stderr.strip()[-400:]}")
    held = json.loads(answer.stdout)
    return Run([Answer(**each) for each in held["answers"]], held["cpu_ms"], held["memory_mb"])


def judge(rows: list[Row], run: Run) -> tuple[float, float, float]:
    """F1 of the bodies, and the shares of right titles and days among those that are known."""
    pairs = list(zip(rows, run.answers, strict=True))
    titles = [scores.plain(got.title) == scores.plain(row["title"]) for row, got in pairs if row.get("title")]
    days = [got.day[:10] == row["date"][:10] for row, got in pairs if row.get("date")]
    return (
        scores.mean(scores.body(got.text, row["body"])[0] for row, got in pairs),
        scores.mean(titles),
        scores.mean(days),
    )


def table(rows: list[Row], names: list[str]) -> None:
    """Ask every peer and print its figures, each with its ratio to Copydesk's; then our CPU beside trafilatura's."""
    print(f"{len(rows)} pages; in brackets: times Copydesk's")
    print(f"{'':12}{'F1':>16}{'title':>16}{'day':>16}{'CPU ms/page':>20}{'memory MB':>18}")
    runs: dict[str, Run] = {}
    first: tuple[float, ...] = ()
    for name in names:
        runs[name] = ask(name, rows)
        figures = (*judge(rows, runs[name]), runs[name].cpu_ms, runs[name].memory_mb)
        first = first or figures
        cells = [_cell(*each) for each in zip(figures, first, (3, 3, 3, 1, 0), (16, 16, 16, 20, 18), strict=True)]
        print(f"{name:12}" + "".join(cells))
    ratio = runs["copydesk"].cpu_ms / runs["trafilatura"].cpu_ms
    print(f"CPU: {ratio:.2f} times trafilatura's; at most {MOST_CPU} is wanted")


def _cell(value: float, ours: float, places: int, width: int) -> str:
    return f"{f'{value:.{places}f} ({value / ours:.2f}x)' if ours else '-':>{width}}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder with pages-article.jsonl.gz and others")
    parser.add_argument("--limit", type=int, help="the first N pages only")
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peer:
        serve(given.peer)
        return
    rows = pages(given.data)[: given.limit]
    if not rows:
        sys.exit(f"No pages in {given.data}: it needs {' or '.join(SETS)}.jsonl.gz.")
    there = find_spec("resiliparse") is not None
    if not there:
        print("resiliparse left out: it is not installed; pip install 'copydesk[peers]'")
    table(rows, [name for name in PEERS if there or name != "resiliparse"])


if __name__ == "__main__":
    main()
