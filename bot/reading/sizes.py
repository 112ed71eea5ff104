"""How much is read at once, and how long a text that is stored may be: a longer one is stored in parts."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from bot.errors.reading import TextTooLong
from bot.records.annotations import Span
from bot.records.reading import Doubt, Draft

MOST_BYTES = 25_000_000
"""Of a file: a long report with pictures as PDF has up to 20 MB."""
MOST_READ = 2_000_000
"""Characters that are read at once: a big thread has 1 to 2 million."""
MOST_STORED = 500_000
"""Characters of one stored text: reports reach 200,000, and every verb answers within 5 s over several such texts."""
IN_PARTS = Doubt("Longer than one stored text may be, so it is kept in parts.")
_BREAK = "\n\n"
_PART = re.compile(r"\(part (\d{1,4}) of \d{1,4}\)$")


def in_parts(draft: Draft) -> tuple[Draft, ...]:
    """The draft, or the parts of one that is longer than MOST_STORED, cut between posts, else between paragraphs.

    The title of each says which part it is, and its key tells them apart. Raises TextTooLong past MOST_READ.
    """
    if len(draft.text) > MOST_READ:
        raise TextTooLong(length=len(draft.text), limit=MOST_READ)
    if len(draft.text) <= MOST_STORED:
        return (draft,)
    spans = list(_spans(draft))
    return tuple(_part(draft, span, number, len(spans)) for number, span in enumerate(spans, start=1))


def part_key(key: str, title: str | None) -> str:
    """The key of an article that `in_parts` may have titled: later parts stand beside the first."""
    part = _PART.search(title or "")
    return f"{key}#part-{part[1]}" if part and part[1] != "1" else key


def _spans(draft: Draft) -> Iterator[Span]:
    """Where the parts stand, none longer than MOST_STORED; what divides two of them belongs to neither."""
    text, start = draft.text, 0
    ends = [post.span.end for post in draft.posts]
    while len(text) - start > MOST_STORED:
        latest = start + MOST_STORED
        last = bisect_right(ends, latest) - 1
        end = ends[last] if last >= 0 and ends[last] > start else _end(text, start, latest)
        yield Span(start, end)
        start = end + (len(text[end : end + 1_000]) - len(text[end : end + 1_000].lstrip()))
    if start < len(text):
        yield Span(start, len(text))


def _end(text: str, start: int, latest: int) -> int:
    """The last paragraph's end, else line's, else word's; a text without any is cut where it must be."""
    breaks = (text.rfind(mark, start + 1, latest) for mark in (_BREAK, "\n", " "))
    return next((at for at in breaks if at > start), latest)


def _part(draft: Draft, span: Span, number: int, count: int) -> Draft:
    title = f"{draft.title.value or 'Untitled'} (part {number} of {count})"
    posts = tuple(
        replace(post, span=Span(post.span.start - span.start, post.span.end - span.start))
        for post in draft.posts
        if span.start <= post.span.start and post.span.end <= span.end
    )
    return replace(
        draft,
        title=replace(draft.title, value=title),
        text=draft.text[span.start : span.end],
        key=part_key(draft.key, title) if draft.key else None,
        posts=posts,
        dropped=draft.dropped if number == 1 else (),
        doubts=(*draft.doubts, IN_PARTS),
    )
