"""Annotated articles: our own (tests/data/quotes), and those of a folder outside the project.

Our own are texts in which behind each marked stretch stands who said it. Those outside are JSON lines, one article a
line: {"id","text","half"?,"labels":[[start, end, "quote" | "other" | "broken", speaker | null, ...]]}.
"""

import hashlib
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.analysis.quotations.marks import Marked, pair

HERE = Path(__file__).resolve().parent.parent / "tests" / "data" / "quotes"
KINDS = HERE / "kinds"
"""Articles dense with titles, programmes and scare quotes: they teach kinds; their speakers would weigh too much."""
OUTSIDE = "world-quotes.jsonl"
"""The file of a folder of annotated articles, as it is or compressed (.xz)."""
_CLOSING = '”’"»“'
_LABEL = re.compile(r"\[\[(.*?)\]\]")
_EDGE = " \t\r\n\u00a0\"'“”„«»‘’‟`「」,.;:"
_OVERLAP = 0.8
_PUBLISHER = re.compile(r"([^/]+?)_\d{4}_|^more/([^/-]+)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article; `labels` maps the end of a marked stretch, its mark included, to its label: "-", "?", who.

    `named` tells by the same ends what the clause of saying calls the speaker, where an annotator has said so: name,
    description, pronoun or none.
    """

    name: str
    text: str
    labels: dict[int, str]
    named: Mapping[int, str] = field(default_factory=dict)

    @property
    def publisher(self) -> str:
        """Who published it, where the name tells; else the name, as if each article had a publisher of its own."""
        told = _PUBLISHER.search(self.name)
        return next(filter(None, told.groups()), self.name) if told else self.name


def load(folder: Path = HERE) -> Iterator[Labelled]:
    """The articles of every .txt file of `folder`, by file name."""
    for path in sorted(folder.glob("*.txt")):
        for article in path.read_text("utf-8").split("== ")[1:]:
            name, _, body = article.partition("\n")
            yield parse(name.strip(), body.strip())


def load_outside(folder: Path) -> Iterator[Labelled]:
    """The articles of OUTSIDE in `folder` that may be fitted to: the half "fit", told by a hash of the id if unsaid."""
    path = folder / OUTSIDE
    packed = path.with_suffix(".jsonl.xz")
    text = lzma.decompress(packed.read_bytes()).decode() if packed.exists() else path.read_text("utf-8")
    for row in map(json.loads, text.splitlines()):
        half = row.get("half") or ("check" if hashlib.sha1(row["id"].encode()).digest()[1] % 2 else "fit")
        if half == "fit":
            yield _labelled(row["id"], row["text"], row["labels"])


def _labelled(name: str, text: str, rows: list[list[object]]) -> Labelled:
    labels: dict[int, str] = {}
    named: dict[int, str] = {}
    for marked in pair(text):
        for start, end, kind, who, *rest in rows:
            if kind != "broken" and _overlap(text, marked, int(str(start)), int(str(end))) >= _OVERLAP:
                labels[marked.outer_end] = "-" if kind == "other" else str(who or "?")
                named[marked.outer_end] = str(rest[0] or "") if rest else ""
    return Labelled(name, text, labels, named)


def _overlap(text: str, marked: Marked, start: int, end: int) -> float:
    """The part of two spans, marks and signs at their edges left out, that both hold."""
    if end <= marked.start or start >= marked.end:
        return 0.0
    a, b = _trimmed(text, marked.start, marked.end), _trimmed(text, start, end)
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def parse(name: str, annotated: str) -> Labelled:
    """Take the labels out of an annotated text."""
    pieces: list[str] = []
    labels: dict[int, str] = {}
    length = at = 0
    for found in _LABEL.finditer(annotated):
        pieces.append(annotated[at : found.start()])
        length += found.start() - at
        before = annotated[: found.start()]
        labels[length - (before[-1:] in ".,;" and before[-2:-1] in _CLOSING)] = found.group(1)
        at = found.end()
    return Labelled(name, "".join([*pieces, annotated[at:]]), labels)


def same(said: str | None, label: str) -> bool:
    """Whether a speaker is the labelled one: all words of the shorter stand in the longer, and both end alike.

    Of a description the head word is enough: "the ministry" for "the ministry of works"; of a name the last.
    """
    ours, theirs = _words(said or ""), _words(label)
    if not ours or not theirs:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    if not set(shorter) <= set(longer):
        return False
    if ours[-1] == theirs[-1] or (len(theirs) > 1 and set(theirs) <= set(ours)):
        return True
    return len(shorter) == 1 and not (label[:1].isupper() and (said or "")[:1].isupper())


_SMALL = frozenset(
    ["the", "a", "an", "of", "der", "die", "das", "des", "den", "el", "la", "le", "les", "los", "las", "de", "du", "di",
     "da", "von", "van", "his", "her", "their", "l"]
)  # fmt: skip


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return [w for w in re.findall(r"\w+", re.sub(r"[’']s\b", "", plain)) if w not in _SMALL]
