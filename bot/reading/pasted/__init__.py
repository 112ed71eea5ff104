"""Text pasted from a page, with whatever was copied along."""

from collections import Counter

from bot.errors import Refused
from bot.reading.boilerplate import is_boilerplate
from bot.reading.pasted import head, region, split
from bot.records.reading import DateEvidence, Draft, Field, Hints, Post, PublicationDate, Received
from bot.text.clean import clean

_CAPTION = 250


class EmptyText(Refused):
    template = "There is no text in this. Paste the article's own words, at least one paragraph."


def read(text: str, received: Received, hints: Hints) -> Draft:
    """The article in a pasted text; raises EmptyText where there is no word."""
    weighed = region.lines(clean(text))
    thread = split.posts(weighed, hints)
    if thread is not None:
        return _thread(*thread, weighed, received, hints)
    start, end = region.find(weighed)
    if start == end:
        start, end = 0, len(weighed)
    occurrences = Counter(line.text for line in weighed)
    kept = [line.text for line in weighed[start:end] if _is_kept(line.text, occurrences)]
    if not kept:
        raise EmptyText
    top = head.read(weighed, start, end, received, hints)
    body = [line for line in kept if line not in top.used]
    return Draft(
        kind="text",
        title=top.title,
        byline=top.byline,
        published=top.published,
        text="\n\n".join(body or kept),
        received=received,
        dropped=tuple(line.text for line in (*weighed[:start], *weighed[end:]))
        + tuple(_lost(weighed[start:end], occurrences, top.used)),
    )


def _thread(text: str, posts: tuple[Post, ...], weighed: list[region.Line], received: Received, hints: Hints) -> Draft:
    """A pasted thread; its title stands above the first post."""
    first = next(index for index, line in enumerate(weighed) if line.text in text)
    top = head.read(weighed, first, first + 1, received, hints)
    stamp = posts[0].published
    kept = set(text.split("\n\n"))
    return Draft(
        kind="thread",
        title=top.title,
        byline=Field(posts[0].author, "first post") if posts[0].author else Field(),
        published=PublicationDate(DateEvidence(stamp, "first post", stamp.isoformat())) if stamp else top.published,
        text=text,
        received=received,
        posts=posts,
        dropped=tuple(line.text for line in weighed if line.text not in kept),
        doubts=("Split into posts at the lines with names and dates: check the posts.",),
    )


def _is_kept(line: str, occurrences: Counter[str]) -> bool:
    """A paragraph of the article; a short line said twice is a caption or a button."""
    return not is_boilerplate(line) and (occurrences[line] == 1 or len(line) > _CAPTION)


def _lost(weighed: list[region.Line], occurrences: Counter[str], used: frozenset[str]) -> list[str]:
    return [line.text for line in weighed if not _is_kept(line.text, occurrences) or line.text in used]
