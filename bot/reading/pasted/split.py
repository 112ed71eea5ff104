"""A pasted thread cut into its posts at the lines that name who wrote each and when."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.boilerplate import is_boilerplate
from bot.reading.pasted import stamps
from bot.reading.pasted.region import Line, words
from bot.reading.phrases import any_of
from bot.records.annotations import Span
from bot.records.reading import Hints, Post, QuotedBlock
from bot.text import dates

_POSTED = re.compile(r"(?i)^posted(?: on)?:?\s+(?=.*\d)")  # Invision: the poster's name stands above
_BY = re.compile(r"(?i)^(?:(?:re: .{1,80}?)?post(?:ed)? )?by\s+(\S.{0,40}?)\s+(?:»|on)\s+(?=.*\d)")  # phpBB
_NUMBERED = re.compile(r"^#\s?\d{1,5}$")  # XenForo, vBulletin, MyBB: the post's number beside its stamp
_NAME = re.compile(r"^[^\W_][\w .'’-]{1,30}$")
_SAID = re.compile(rf"(?i)^(\S.{{0,40}}?) (?:{any_of('thread', 'said')}):$")
_EXPAND = re.compile(r"(?i)^click to expand\W*$")
_STAMP_LENGTH = 70
_NEAR = 4
_OPENING = 25  # words above the first post; with fewer they are a forum's description of itself
_MOST_OF_IT = 0.67


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a post begins: its stamp's line, the author, and the first line of its own words."""

    line: int
    author: str | None
    first: int


def posts(lines: list[Line], hints: Hints) -> tuple[str, tuple[Post, ...]] | None:
    """The thread's text and its posts, or None where fewer than two stamps of posts stand in the lines.

    None as well where the stamps do not account for all that was pasted, see `is_unsure`.
    """
    marks = _marks(lines, hints)
    if len(marks) < 2:
        return None
    ends = [_author_line(lines, mark) for mark in marks[1:]] + [len(lines)]
    pieces: list[str] = []
    posts_read: list[Post] = []
    start = 0
    for mark, end in zip(marks, ends, strict=True):
        own, quoted = _own_words([line.text for line in lines[mark.first : end] if not is_boilerplate(line.text)])
        text = "\n\n".join(own)
        if not text:
            continue
        day = _day(lines[mark.line].text, hints)
        posts_read.append(
            Post(len(posts_read) + 1, mark.author, day.date if day else None, Span(start, start + len(text)), quoted)
        )
        pieces.append(text)
        start += len(text) + 2
    return ("\n\n".join(pieces), tuple(posts_read)) if len(posts_read) > 1 else None


def is_unsure(lines: list[Line], hints: Hints) -> bool:
    """Whether what `posts` did not split may be a thread all the same: an engine's stamps, or other stamps that make up
    most of the lines together with sentences (a page's menus and teasers do not), and no run of lines between them, nor
    the one above them, that is most of the words, as an article is.
    """
    engines = _marks_of_engines(lines, hints)
    if len(engines) >= 2:
        return True
    inline, below = _candidates(lines, hints)
    starts = sorted({mark.first for mark in (*inline, *below)})
    accounted = len(inline) + 2 * len(below) + sum(line.prose > 0 for line in lines)
    if len(starts) < 2 or 2 * accounted < len(lines):
        return False
    spoken = [words(line.text) if line.prose > 0 else 0 for line in lines]
    if not any(spoken):
        spoken = [words(line.text) for line in lines]
    shares = [sum(spoken[start:end]) for start, end in pairwise([0, *starts, len(lines)])]
    return max(shares) <= _MOST_OF_IT * sum(shares)


def _marks(lines: list[Line], hints: Hints) -> list[_Mark]:
    """Where the posts begin; [] where that is not sure."""
    marks = _marks_of_engines(lines, hints)
    if len(marks) < 2:
        return _marks_of_any_site(lines, hints)
    return [] if _has_opening(lines, marks) else marks


def _marks_of_engines(lines: list[Line], hints: Hints) -> list[_Mark]:
    return [mark for index in range(len(lines)) if (mark := _mark(lines, index, hints))]


def _has_opening(lines: list[Line], marks: list[_Mark]) -> bool:
    """Whether a text stands above the first stamp that is as long as a post: one whose own stamp was not seen."""
    above, posts_length = (
        sum(words(line.text) for line in part if line.prose > 0)
        for part in (lines[: marks[0].line], lines[marks[0].line :])
    )
    return above >= _OPENING and above * len(marks) >= posts_length


def _candidates(lines: list[Line], hints: Hints) -> tuple[list[_Mark], list[_Mark]]:
    """Lines with a name and a time, and times under a name."""
    inline: list[_Mark] = []
    below: list[_Mark] = []
    for index, line in enumerate(lines):
        stamp = stamps.author_and_day(line.text, hints)
        if stamp and stamp[0]:
            inline.append(_Mark(index, stamp[0], index + 1))
        elif stamp and index and stamps.is_name(lines[index - 1].text) and not is_boilerplate(lines[index - 1].text):
            below.append(_Mark(index, lines[index - 1].text, index + 1))
    return inline, below


def _marks_of_any_site(lines: list[Line], hints: Hints) -> list[_Mark]:
    """Marks of one form, name and time on a line or on two; none where the text above the first is an article's.

    Half of the posts must hold a sentence: a list of teasers has names and times as well. Marks of two forms would give
    the posts of one to the posters of the other.
    """
    inline, below = _candidates(lines, hints)
    if min(len(inline), len(below)) >= 2:
        return []
    marks = max(inline, below, key=len)
    if len(marks) < 2 or any(line.prose > 0 for line in lines[: marks[0].line]):
        return []
    ends = [mark.line for mark in marks[1:]] + [len(lines)]
    held = sum(any(line.prose > 0 for line in lines[mark.first : end]) for mark, end in zip(marks, ends, strict=True))
    return marks if 2 * held >= len(marks) else []


def _own_words(texts: list[str]) -> tuple[list[str], tuple[QuotedBlock, ...]]:
    """The poster's own lines, and what they quote: lines after ">", and XenForo's blocks up to "Click to expand"."""
    own: list[str] = []
    quoted: list[QuotedBlock] = []
    end = next((number for number, text in enumerate(texts) if _EXPAND.match(text)), -1)
    start = next((number for number in range(end) if _SAID.match(texts[number])), end + 1)
    if start < end and (said := _SAID.match(texts[start])):
        quoted.append(QuotedBlock(said[1], "\n\n".join(texts[start + 1 : end])))
        texts = texts[:start] + texts[end + 1 :]
    for text in texts:
        if text.startswith(">") and text.strip("> "):
            quoted.append(QuotedBlock(None, text.strip("> ")))
        else:
            own.append(text)
    return own, tuple(quoted)


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
