"""Our own annotated articles (tests/data/quotes): text, and behind each marked stretch who said it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "tests" / "data" / "quotes"
KINDS = HERE / "kinds"
"""Articles dense with titles, programmes and scare quotes: they teach kinds; their speakers would weigh too much."""
_CLOSING = '”’"»“'
_LABEL = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article; `labels` maps the end of a marked stretch, its mark included, to its label: "-", "?", who."""

    name: str
    text: str
    labels: dict[int, str]


def load(folder: Path = HERE) -> Iterator[Labelled]:
    """The articles of every .txt file of `folder`, by file name."""
    for path in sorted(folder.glob("*.txt")):
        for article in path.read_text("utf-8").split("== ")[1:]:
            name, _, body = article.partition("\n")
            yield parse(name.strip(), body.strip())


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
    """Whether a speaker is the labelled one: all words of the shorter stand in the longer, case aside."""
    ours, theirs = ({w.lower() for w in re.findall(r"[\w’'-]+", s)} for s in (said or "", label))
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours)
