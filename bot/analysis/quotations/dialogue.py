"""Speech set down without marks: turns of a dialogue ("Name:", "Q:") and blocks quoted with ">"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon, shared
from bot.analysis.sentences import paragraphs
from bot.records.annotations import Quote, Span

_LABEL = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,3}(?=\s*[:：]\s*[^\s:：])")
_DENSE = 0.5
_ENDS = frozenset('.!?…。！？”"')
_COLON = re.compile(r"\s*[:：]\s*")
_MARKS = frozenset("“\"„«‘'「『‟`")
_WHO = re.compile(r"(?:.*[,;] )?([^\s,:;][^,:;]{0,40}?)(?: \([^)]*\))? ([^\W\d_]+)\s*:$")


@dataclass(frozen=True, slots=True)
class _Turn:
    label: Span
    start: int
    end: int


def turns(text: str) -> tuple[Quote, ...]:
    """The turns of a dialogue, one quote each; () when the text is none.

    A dialogue has three turns or more, two labels or more, and one of them at least twice: lists of facts
    ("Date: ...", "Place: ...") have not. Half of its paragraphs are turns and most turns end as sentences do, which
    tells it from a catalogue with its "Pros: ..." and "Cons: ...". The speaker of Q and A is not named by them.
    """
    found = list(_turns(text))
    labels = Counter(text[t.label.start : t.label.end].lower() for t in found)
    if len(found) < 3 or len(labels) < 2 or max(labels.values()) < 2 or len(labels) * 2 > len(found) + 1:
        return ()
    if not _is_dense(text, found) or not _are_sentences(text, found):
        return ()
    return tuple(_quote(text, turn) for turn in found)


def _is_dense(text: str, found: Sequence[_Turn]) -> bool:
    """Whether turns are at least half of the paragraphs from the first to the last."""
    first, last = found[0].label.start, found[-1].end
    between = sum(1 for start, end in paragraphs(text) if start >= first and end <= last)
    return len(found) >= _DENSE * between


def _are_sentences(text: str, found: Sequence[_Turn]) -> bool:
    """Whether most turns end as sentences do."""
    return sum(text[turn.end - 1] in _ENDS for turn in found) >= _DENSE * len(found)


def _turns(text: str) -> Iterator[_Turn]:
    for start, end in paragraphs(text):
        if text.find(":", start, end) < 0 and text.find("：", start, end) < 0:
            continue
        label = _LABEL.match(text, start, end)
        colon = _COLON.match(text, label.end(), end) if label else None
        named = label is not None and (label.group()[0].isupper() or not label.group().isascii())
        if label and colon and named and text[colon.end()] not in _MARKS and not text.startswith("//", colon.end()):
            yield _Turn(Span(*label.span()), colon.end(), end)


def _quote(text: str, turn: _Turn) -> Quote:
    label = text[turn.label.start : turn.label.end]
    if label.lower() in shared("asked") | shared("answered"):
        return Quote(turn.start, turn.end, None, None, "none", 0.5)
    return Quote(turn.start, turn.end, label, None, "dialogue", 0.9, turn.label)


def blocks(text: str, lexicon: Lexicon) -> tuple[Quote, ...]:
    """Lines that begin with ">", each a quote by whom the line before names ("On Monday, anna wrote:")."""
    found: list[Quote] = []
    who: Span | None = None
    for start, end in paragraphs(text):
        if text[start] != ">":
            who = _named(text, start, end, lexicon)
            continue
        while start < end and (text[start] == ">" or text[start].isspace()):
            start += 1
        if start < end:
            name = text[who.start : who.end] if who else None
            found.append(Quote(start, end, name, None, "post" if who else "none", 0.9 if who else 0.5, who))
    return tuple(found)


def _named(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    line = _WHO.match(text[start:end]) if text[end - 1] == ":" and end - start < 200 else None
    if line is None or line.group(2).lower() not in lexicon.verbs:
        return None
    return Span(start + line.start(1), start + line.end(1))
