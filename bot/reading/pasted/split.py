"""A pasted thread cut into its posts at the lines that name who wrote each and when."""

import re
from dataclasses import dataclass

from bot.reading.boilerplate import is_boilerplate
from bot.reading.pasted.region import Line
from bot.records.annotations import Span
from bot.records.reading import Hints, Post
from bot.text import dates

_POSTED = re.compile(r"(?i)^posted(?: on)?:?\s+(?=.*\d)")  # Invision: the poster's name stands above
_BY = re.compile(r"(?i)^(?:(?:re: .{1,80}?)?post(?:ed)? )?by\s+(\S.{0,40}?)\s+(?:»|on)\s+(?=.*\d)")  # phpBB
_NUMBERED = re.compile(r"^#\s?\d{1,5}$")  # XenForo, vBulletin, MyBB: the post's number beside its stamp
_NAME = re.compile(r"^[^\W_][\w .'’-]{1,30}$")
_STAMP_LENGTH = 70
_NEAR = 4


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a post begins: its stamp's line, the author, and the first line of its own words."""

    line: int
    author: str | None
    first: int


def posts(lines: list[Line], hints: Hints) -> tuple[str, tuple[Post, ...]] | None:
    """The thread's text and its posts, or None where fewer than two stamps of posts stand in the lines."""
    marks = [mark for index in range(len(lines)) if (mark := _mark(lines, index, hints))]
    if len(marks) < 2:
        return None
    ends = [_author_line(lines, mark) for mark in marks[1:]] + [len(lines)]
    pieces: list[str] = []
    posts_read: list[Post] = []
    start = 0
    for mark, end in zip(marks, ends, strict=True):
        text = "\n\n".join(line.text for line in lines[mark.first : end] if not is_boilerplate(line.text))
        if not text:
            continue
        day = _day(lines[mark.line].text, hints)
        posts_read.append(
            Post(len(posts_read) + 1, mark.author, day.date if day else None, Span(start, start + len(text)))
        )
        pieces.append(text)
        start += len(text) + 2
    return ("\n\n".join(pieces), tuple(posts_read)) if len(posts_read) > 1 else None


def _mark(lines: list[Line], index: int, hints: Hints) -> _Mark | None:
    text = lines[index].text
    if len(text) > _STAMP_LENGTH or _day(text, hints) is None:
        return None
    if match := _BY.match(text):
        return _Mark(index, match[1], index + 1)
    if _POSTED.match(text):
        return _Mark(index, _name(lines[max(0, index - _NEAR) : index][::-1]), index + 1)
    if index + 1 < len(lines) and _NUMBERED.match(lines[index + 1].text):
        return _Mark(index, _name(lines[max(0, index - 2) : index][::-1]), index + 2)
    return None


def _author_line(lines: list[Line], mark: _Mark) -> int:
    """Where the lines of the next post begin: at its author's name, if that stands above the stamp."""
    above = range(max(0, mark.line - _NEAR), mark.line)
    return next((index for index in above if lines[index].text == mark.author), mark.line)


def _name(near: list[Line]) -> str | None:
    return next(
        (line.text for line in near if _NAME.match(line.text) and line.prose <= 0 and not is_boilerplate(line.text)),
        None,
    )


def _day(text: str, hints: Hints) -> dates.Mention | None:
    return next(iter(dates.find(text, hints.date_order, hints.today, hints.language)), None)
