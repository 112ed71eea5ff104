"""Text pasted from a page, with whatever was copied along."""

from collections import Counter
from dataclasses import replace

from bot.errors.reading import EmptyText
from bot.reading.boilerplate import is_boilerplate
from bot.reading.pasted import head, region, split, stamps, unwrap
from bot.records.reading import DateEvidence, Doubt, Draft, Field, Hints, Post, PublicationDate, Received
from bot.text import dates, urls
from bot.text.clean import clean

_CAPTION = 250
SPLIT = Doubt("Split into posts at the lines with names and dates: check the posts.")
UNSURE = Doubt("This may be a thread, but it is not sure where its posts begin: all of it is kept as one text.")


def read(text: str, received: Received, hints: Hints) -> Draft:
    """The article in a pasted text; raises EmptyText where there is no word."""
    weighed = region.lines(unwrap.joined(clean(text)))
    thread = split.posts(weighed, hints)
    if thread is not None:
        return _thread(*thread, weighed, received, hints)
    if split.is_unsure(weighed, hints):
        return _whole(weighed, received, hints)
    start, end = region.find(weighed)
    if start == end:
        start, end = 0, len(weighed)
    occurrences = Counter(line.text for line in weighed)
    places = _kept(weighed, start, end, occurrences)
    kept = [weighed[place].text for place in places]
    if not kept:
        raise EmptyText
    top = head.read(weighed, start, end, received, hints)
    body = [line for line in kept if line not in top.used]
    url = received.url or top.url
    return Draft(
        kind="text",
        title=top.title,
        byline=top.byline,
        published=top.published,
        url=url,
        key=urls.key(url) if url else None,
        outlet=urls.outlet(url) if url else None,
        text="\n\n".join(body or kept),
        received=received,
        dropped=tuple(line.text for line in (*weighed[:start], *weighed[end:]))
        + tuple(_lost(weighed, start, end, places, top.used)),
    )


def with_front_matter(draft: Draft, front: dict[str, str], hints: Hints) -> Draft:
    """The draft with what the file's own front matter declares: title, author, date and address."""
    title, author, day, address = (
        next((front[key] for key in keys if front.get(key)), "")
        for keys in (("title",), ("author", "authors", "byline"), ("date", "published"), ("url", "source", "canonical"))
    )
    mentions = dates.find(day, hints.date_order, hints.today, hints.language)
    dated = PublicationDate(DateEvidence(mentions[0].date, "front matter", day), sure=True) if mentions else None
    url = draft.received.url or urls.web(urls.typed(address)) or draft.url
    return replace(
        draft,
        title=Field(title, "front matter") if title else draft.title,
        byline=Field(author, "front matter") if author else draft.byline,
        published=dated or draft.published,
        url=url,
        key=urls.key(url) if url and not draft.received.url else draft.key,
        outlet=urls.outlet(url) if url and not draft.received.url else draft.outlet,
        dropped=(*draft.dropped, *(f"{key}: {value}" for key, value in front.items())),
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
        doubts=(SPLIT,),
    )


def _whole(weighed: list[region.Line], received: Received, hints: Hints) -> Draft:
    """What may be a thread: every line but those of the site itself, names and times among them, in their order."""
    start = next((place for place, line in enumerate(weighed) if line.prose > 0), len(weighed))
    top = head.read(weighed, start, len(weighed), received, hints)
    above = enumerate(weighed[:start])
    titled = next((place for place, line in above if head.heading(line.text) == top.title.value), None)
    if titled is not None and _is_poster(weighed, titled, hints):
        titled = None
    kept = [place for place, line in enumerate(weighed) if place != titled and not is_boilerplate(line.text)]
    return Draft(
        kind="text",
        title=top.title if titled is not None else Field(),
        byline=Field(),
        published=top.published,
        text="\n\n".join(weighed[place].text for place in kept),
        received=received,
        dropped=tuple(weighed[place].text for place in sorted(set(range(len(weighed))) - {*kept, titled})),
        doubts=(UNSURE,),
    )


def _is_poster(weighed: list[region.Line], place: int, hints: Hints) -> bool:
    """Whether a time stands under the line."""
    under = weighed[place + 1 : place + 2]
    return bool(under) and stamps.author_and_day(under[0].text, hints) is not None


def _kept(weighed: list[region.Line], start: int, end: int, occurrences: Counter[str]) -> list[int]:
    """The places of the article's paragraphs. A short line said twice is a caption or a button; of a sentence
    said twice the first copy stays.
    """
    kept: list[int] = []
    sentences: set[str] = set()
    for place, line in enumerate(weighed[start:end], start):
        if is_boilerplate(line.text):
            continue
        once = occurrences[line.text] == 1 or len(line.text) > _CAPTION
        if once or (line.prose > 0 and line.text not in sentences):
            kept.append(place)
            sentences.add(line.text)
    return kept


def _lost(weighed: list[region.Line], start: int, end: int, places: list[int], used: frozenset[str]) -> list[str]:
    kept = {place for place in places if weighed[place].text not in used}
    return [weighed[place].text for place in range(start, end) if place not in kept]
