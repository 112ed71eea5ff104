"""The title, byline and date of a pasted text: proposals, each with where it was read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.boilerplate import is_boilerplate, is_image
from bot.reading.page.people import people_in
from bot.reading.page.published import choose
from bot.reading.pasted.region import NUMBERED, Line, ends, words
from bot.reading.phrases import any_of
from bot.records.reading import DateEvidence, Field, Hints, PublicationDate, Received
from bot.text import dates, urls

_BY = re.compile(rf"(?i)^(?:(?:{any_of('pasted', 'by_prefix')}) )?(?:{any_of('pasted', 'by')})\s+(?=\w)")
_BYLINE = re.compile(rf"(?i)^\W{{0,3}}(?:{any_of('pasted', 'byline')})\s{{0,3}}[:：／/|]\s{{0,3}}(?=\w)")
_ADDRESS = re.compile(rf"(?i)^\W{{0,3}}(?:{any_of('pasted', 'address')})\W{{0,5}}(?=https?://|[\w-]+(?:\.[\w-]+)+/)")
_MARK = re.compile(r"^#{1,6} +|^\*\*(?=.+\*\*$)|\*\*$")  # a heading of Markdown
_END = re.compile(r"[.:;,]$")
_ABOVE, _BELOW, _EDGE = 40, 12, 5
_BARE = 4  # lines above the text: so few are the article's own head, no menu, and the first is the title
_LONGEST_STAMP = 120


@dataclass(frozen=True, slots=True)
class Head:
    """What was proposed; `used` are the lines it was read from, which are no part of the body."""

    title: Field
    byline: Field
    published: PublicationDate
    used: frozenset[str]
    url: str | None = None


def read(weighed: list[Line], start: int, end: int, received: Received, hints: Hints) -> Head:
    """The head of the article at `weighed[start:end]`."""
    above = [line.text for line in weighed[max(0, start - _ABOVE) : start]]
    title = _title(above, weighed[start:end])
    byline = next((line for line in reversed(above[-_BELOW:]) if len(line) < 100 and _people(line)), None)
    near = [line.text for line in weighed[start : start + 4] if len(line.text) < 60 and _people(line.text)]
    by = byline or (near[0] if near else None)
    url, source = _address(weighed)
    return Head(
        Field(heading(title), "first line") if title else Field(),
        Field(", ".join(_people(by)), "byline") if by else Field(),
        choose(list(_witnesses(above, weighed, start, end, received, hints))),
        frozenset(line for line in (title, by, source) if line),
        url,
    )


def heading(line: str) -> str:
    """What a line says as a title: without the marks of a heading in Markdown."""
    return _MARK.sub("", line)


def _people(line: str) -> list[str]:
    """Whom a byline names; nobody where the line is none."""
    if label := _BYLINE.match(line):
        return [name for part in re.split("[、，]", line[label.end() :]) for name in people_in(part)]
    return people_in(line) if _BY.match(line) else []


def _address(weighed: list[Line]) -> tuple[str | None, str | None]:
    """The address that the head or the foot names as the source, and its line; (None, None) where two are named."""
    edges = [line.text for line in (*weighed[:_EDGE], *weighed[max(_EDGE, len(weighed) - _EDGE) :])]
    named = {line: urls.typed(line[label.end() :].strip(" <>)]*")) for line in edges if (label := _ADDRESS.match(line))}
    first = weighed[0].text if weighed else ""
    if not named and first.startswith(("http://", "https://")) and " " not in first:
        named = {first: first}
    if len(set(named.values())) != 1:
        return None, None
    line, address = next(iter(named.items()))
    return (address, line) if " " not in address and urls.web(address) else (None, None)


def _title(above: list[str], body: list[Line]) -> str | None:
    """The last headline-like line above the text, one said twice before others; else the text's first line."""
    candidates = [line for line in above if 1 <= words(line) <= 30 and not _is_other(line)]
    lines = [line for line in candidates if not _END.search(line) and not _people(line)]
    bare = 0 < len(above) <= _BARE
    longer = [line for line in candidates if words(line) >= 3]
    twice = [line for line in longer if candidates.count(line) > 1]
    for line in reversed(twice or longer):
        if line in lines and words(line) >= 4 and not (bare and line != lines[0] and _is_title(lines[0])):
            return line
    if bare and lines:
        return next((line for line in lines if not line.isupper()), lines[0])
    first = body[0].text if body else ""
    return first if 0 < words(first) <= 25 and not ends(first) else None


def _is_title(first: str) -> bool:
    """Whether the first line of a short head is more than a label ("PRESS RELEASE")."""
    return words(first) >= 3 and not first.isupper()


def _is_other(line: str) -> bool:
    """Lines of a head that are no title: furniture, a day, an address, an entry of a numbered list."""
    return bool(is_boilerplate(line) or _is_stamp(line) or _ADDRESS.match(line) or NUMBERED.match(line))


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
