"""What stands beside a quotation in its paragraph, and a speaker that was found there."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.analysis.quotations.marks import Marked
from bot.languages import data
from bot.records.annotations import Span

QUOTED = "\u25a0"
"""Stands for every letter of a quotation, so that a clause is read across it."""

_HONORIFICS = frozenset(["さん", "氏", "くん", "君", "様", "ちゃん", "씨", "군", "양", "님"])


@dataclass(frozen=True, slots=True)
class Frame:
    """A quotation with its marks, from `start` to `end`, in a paragraph of a text whose quotations are blank."""

    text: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the title beside it."""

    name: Span
    role: Span | None


def blanked(text: str, marked: Sequence[Marked]) -> str:
    """`text` with QUOTED for each letter of its quotations and their marks: of the same length."""
    parts, at = [], 0
    for quote in marked:
        parts += [text[at : quote.outer_start], QUOTED * (quote.outer_end - quote.outer_start)]
        at = quote.outer_end
    return "".join(parts) + text[at:]


@cache
def any_of(language: str, key: str) -> str:
    """A pattern of the words that a language lists under a key of speakers.toml, the longest first."""
    words = sorted(data(language, "speakers")[key].split(), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, words))})"


def found(match: re.Match[str]) -> Named:
    """The groups `name` and, where there is one that tells more than respect, `role` of a match."""
    role = Span(*match.span("role")) if match["role"] and match["role"] not in _HONORIFICS else None
    return Named(Span(*match.span("name")), role)


def only(named: Sequence[Named], text: str) -> Named | None:
    """The one person that all of these are; None where they are several, or none."""
    names = {text[each.name.start : each.name.end] for each in named}
    return named[0] if len(names) == 1 else None


def with_title(named: Named, text: str, known: Mapping[str, Named]) -> Named:
    """A name without its title, with the one that it has elsewhere."""
    elsewhere = known.get(text[named.name.start : named.name.end])
    return elsewhere if elsewhere and named.role is None else named


@dataclass(frozen=True, slots=True)
class Subjects:
    """How a language marks who speaks: a name in `whole` and a family name `alone`, each before its particle; `other`
    subjects, behind a name; and what has `joined` another to a name, before it.

    `unborne`: whether a family name that nobody in the text bears in whole is a speaker's all the same.
    """

    whole: re.Pattern[str]
    alone: re.Pattern[str]
    other: re.Pattern[str]
    joined: re.Pattern[str]
    unborne: bool


def subjects(text: str, start: int, end: int, marked: Subjects, known: Mapping[str, Named]) -> list[Named]:
    """Who stands as subject between two places; nobody where another subject follows, two speak as one, or a family
    name is that of several."""
    whole = list(marked.whole.finditer(text, start, end))
    alone = list(marked.alone.finditer(text, start, end))
    behind = max((each.end() for each in (*whole, *alone)), default=end) + 1
    if marked.other.search(text, behind, end) or any(marked.joined.search(text, start, each.start()) for each in whole):
        return []
    told = [found(each) for each in whole]
    for each in alone:
        bearers = [named for name, named in known.items() if name.startswith(each["name"])]
        if not bearers and marked.unborne:
            bearers = [found(each)]
        if len(bearers) != 1:
            return []
        told += bearers
    return told
