"""Interviews whose turns begin with a dash: the questions nobody's by name, the answers those of the one asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.quotations.document import ParsedDocument
from bot.analysis.quotations.people import Person
from bot.analysis.sentences import paragraphs
from bot.records.annotations import Quote, Span

_DASH = re.compile(r"(?:[–—―]|-(?=\s))\s*(?=\S)")
_LABEL = re.compile(r"((?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,3})\s?[:：]\s+")
_LEAST = 4
_DENSE = 0.7
# Many a turn of an interviewer ends without a question mark; a list of dashed lines holds one question or only such.
_FEWEST, _FEWEST_ASKED, _MOST_ASKED = 2, 0.15, 0.75
_ALTERNATING = 0.8
_LABELLED, _UNDERSTOOD = 0.9, 0.75


@dataclass(frozen=True, slots=True)
class Turn:
    """A dashed paragraph: [start, end) its words; `label` who is named before a colon."""

    start: int
    end: int
    label: Span | None
    asks: bool


def interview(text: str) -> tuple[Turn, ...]:
    """The turns of an interview set with dashes; () where the text is none.

    An interview has four turns or more, between the first and the last little else; two at least are questions, and of
    all turns every seventh to three quarters.
    """
    lines = list(paragraphs(text))
    dashed = [number for number, (start, _) in enumerate(lines) if _DASH.match(text, start)]
    if len(dashed) < _LEAST or len(dashed) < _DENSE * (dashed[-1] - dashed[0] + 1):
        return ()
    turns = tuple(_turn(text, *lines[number]) for number in dashed)
    asked = sum(turn.asks for turn in turns)
    return turns if asked >= _FEWEST and _FEWEST_ASKED <= asked / len(turns) <= _MOST_ASKED else ()


def _turn(text: str, start: int, end: int) -> Turn:
    dash = _DASH.match(text, start)
    first = dash.end() if dash else start
    label = _LABEL.match(text, first, end)
    words = label.end() if label else first
    return Turn(words, end, Span(*label.span(1)) if label else None, text[end - 1] in "?？")


def spoken(scene: ParsedDocument, turns: Sequence[Turn]) -> tuple[Quote, ...]:
    """The turns as quotes. An answer's speaker is the label of its side, else the person the text before is about."""
    sides = [turn.asks for turn in turns]
    if _alternates(turns):
        asks_first = sum(turn.asks for turn in turns[::2]) > sum(turn.asks for turn in turns[1::2])
        sides = [asks_first == (number % 2 == 0) for number in range(len(turns))]
    labels: dict[bool, Span] = {}
    quotes: list[Quote] = []
    guest = _guest(scene, turns[0].start)
    for turn, asks in zip(turns, sides, strict=True):
        if turn.label:
            labels[asks] = turn.label
        name = labels.get(asks) or (guest if not asks else None)
        sure = _LABELLED if asks in labels else _UNDERSTOOD
        quotes.append(_quote(scene.text, turn, name, sure))
    return tuple(quotes)


def _quote(text: str, turn: Turn, name: Span | None, sure: float) -> Quote:
    if name is None:
        return Quote(turn.start, turn.end, None, None, "none", 0.5)
    return Quote(turn.start, turn.end, text[name.start : name.end], None, "dialogue", sure, name)


def _alternates(turns: Sequence[Turn]) -> bool:
    """Whether nearly all questions stand on one side of a strict alternation."""
    asked = [number % 2 for number, turn in enumerate(turns) if turn.asks]
    return max(asked.count(0), asked.count(1)) >= _ALTERNATING * len(asked)


def _guest(scene: ParsedDocument, before: int) -> Span | None:
    """The person mentioned most before offset `before`, by the full name; of equals the first.

    A known first name comes before all that may be a club or a book.
    """
    people = [person for person in scene.people if person.kind == "name" and " " in person.name.text]
    introduced = [person for person in people if person.name.start < before]
    guest = max(introduced, key=lambda person: (bool(person.gender), _times(person, before)), default=None)
    return Span(guest.name.start, guest.name.end) if guest else None


def _times(person: Person, before: int) -> int:
    return sum(mention.start < before for mention in person.mentions)
