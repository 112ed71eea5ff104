"""The title, byline and date of a pasted text: proposals, each with where it was read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.boilerplate import is_boilerplate, is_image
from bot.reading.page.byline import people_in
from bot.reading.page.published import choose
from bot.reading.pasted.region import Line
from bot.records.reading import DateEvidence, Field, Hints, PublicationDate, Received
from bot.text import dates

_BY = re.compile(r"(?i)^(?:written |posted |story |words |text )?(?:by|von|par|por)\s+(?=\w)")
_END = re.compile(r"[.:;,]$")
_ABOVE, _BELOW = 40, 12
_LONGEST_STAMP = 120


@dataclass(frozen=True, slots=True)
class Head:
    """What was proposed; `used` are the lines it was read from, which are no part of the body."""

    title: Field
    byline: Field
    published: PublicationDate
    used: frozenset[str]


def read(weighed: list[Line], start: int, end: int, received: Received, hints: Hints) -> Head:
    """The head of the article at `weighed[start:end]`."""
    above = [line.text for line in weighed[max(0, start - _ABOVE) : start]]
    title = _title(above, weighed[start:end])
    byline = next(
        (line for line in reversed(above[-_BELOW:]) if _BY.match(line) and people_in(line) and len(line) < 100), None
    )
    near = [line.text for line in weighed[start : start + 4] if _BY.match(line.text) and len(line.text) < 60]
    by = byline or (near[0] if near else None)
    dated = list(_witnesses(above, weighed, start, end, received, hints))
    return Head(
        Field(title, "first line") if title else Field(),
        Field(", ".join(people_in(by)), "byline") if by else Field(),
        choose(dated),
        frozenset(line for line in (title, by) if line),
    )


def _title(above: list[str], body: list[Line]) -> str | None:
    """The last headline-like line above the text, one said twice before others; else the text's first line."""
    candidates = [
        line for line in above if 3 <= len(line.split()) <= 30 and not is_boilerplate(line) and not _is_stamp(line)
    ]
    twice = [line for line in candidates if candidates.count(line) > 1]
    for line in reversed(twice or candidates):
        if not _END.search(line) and not _BY.match(line) and len(line.split()) >= 4:
            return line
    first = body[0].text if body else ""
    return first if 0 < len(first.split()) <= 25 and not first.endswith(".") else None


def _is_stamp(line: str) -> bool:
    timed = len(line) < 90 and re.search(r"»|\d:\d\d", line) is not None
    return timed or (len(line) < 40 and re.search(r"\d{4}", line) is not None)


def _witnesses(
    above: list[str], weighed: list[Line], start: int, end: int, received: Received, hints: Hints
) -> Iterator[DateEvidence]:
    for line in reversed(above):
        yield from _stamps(line, "page", hints)
    for entry in weighed[start:end][:_BELOW]:
        if len(entry.text) < _LONGEST_STAMP and not is_image(entry.text):
            yield from _stamps(entry.text, "page", hints)
    for entry in (*weighed[start:end][-4:], *weighed[end : end + _BELOW]):
        if len(entry.text) < _LONGEST_STAMP:
            yield from _stamps(entry.text, "foot of the page", hints)
    for entry in weighed:
        if is_image(entry.text):
            for mention in dates.in_name(entry.text):
                yield DateEvidence(mention.date, "file name", mention.text)
    for mention in dates.in_name(received.name or ""):
        yield DateEvidence(mention.date, "file name", mention.text)


def _stamps(line: str, origin: str, hints: Hints) -> Iterator[DateEvidence]:
    if len(line) > _LONGEST_STAMP or is_image(line):
        return
    for mention in dates.find(line, hints.date_order, hints.today, hints.language)[:1]:
        yield DateEvidence(mention.date, origin, mention.text)
        for other in mention.others:
            yield DateEvidence(other, origin, mention.text)
