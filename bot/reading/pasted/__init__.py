"""Text pasted from a page, with whatever was copied along."""

from bot.errors import Refused
from bot.reading.chrome import is_chrome
from bot.reading.pasted import head, region
from bot.reading.tree import article_text
from bot.records.reading import Draft, Hints, Received
from bot.text.clean import clean


class EmptyText(Refused):
    template = "There is no text in this. Paste the article's own words, at least one paragraph."


def read(text: str, received: Received, hints: Hints) -> Draft:
    """The article in a pasted text; raises EmptyText where there is no word."""
    weighed = region.lines(clean(text))
    start, end = region.find(weighed)
    if start == end:
        start, end = 0, len(weighed)
    kept = [line.text for line in weighed[start:end] if not is_chrome(line.text)]
    if not kept:
        raise EmptyText
    top = head.read(weighed, start, end, received, hints)
    body = [line for line in kept if line not in top.used]
    return Draft(
        kind="text",
        title=top.title,
        byline=top.byline,
        published=top.published,
        text=article_text(body or kept),
        received=received,
        dropped=tuple(line.text for line in (*weighed[:start], *weighed[end:]))
        + tuple(_lost(weighed[start:end], top.used)),
    )


def _lost(weighed: list[region.Line], used: frozenset[str]) -> list[str]:
    return [line.text for line in weighed if is_chrome(line.text) or line.text in used]
