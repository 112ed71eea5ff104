"""`who`: a speaker as this archive knows them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.archive import articles
from bot.archive.articles import quotes as stored
from bot.archive.people import alike, speakers
from bot.archive.store import Connection
from bot.desk.called import called
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.desk.topic_search import numbered
from bot.desk.within import ANYWHERE, Within, kept, settled
from bot.desk.within import searched as looked_through
from bot.errors.missing import DamagedPerson, NobodyQuoted, NobodyQuotedThere, NobodyYet
from bot.records.answers import Excerpt
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.people import Described, Person, Who
from bot.records.topics import Topic

LATEST = 3
MOST_READ = 500  # quotes of one person that are read for their descriptions
MOST_DESCRIBED = 8
MOST_NEAR = 5
MOST_OTHERS = 25  # people of the same name that are listed; the rest are counted


async def who(desk: Desk, archive_id: ArchiveId, name: str, *, within: Within = ANYWHERE) -> Who:
    """The first full mention, other descriptions with their days, counts and the latest quotes.

    `name` is a name or "#7". Of several people with one name the one who is called exactly so, else the one
    with the most quotes, is shown; the others are listed. Only what came from `within` counts.

    Raises NoSuchPerson, NobodyQuoted, NobodyYet, TooManyWaiting; NoSuchFeed, SeveralFeeds, OutletNotThere.
    """
    where = await settled(desk, archive_id, within)
    people = await called(desk, archive_id, name)
    return await desk.store.read(_who, archive_id, people, name, where)


def _who(conn: Connection, archive_id: ArchiveId, people: Sequence[Person], name: str, where: Topic | None) -> Who:
    searched = looked_through(conn, archive_id, where)
    if not searched.articles:
        raise NobodyYet()
    if not people:
        raise NobodyQuoted(person=name, articles=searched.articles)
    among = _articles(conn, archive_id, people, where)
    first, *others = _in(conn, archive_id, _most_quoted(conn, archive_id, people, name), among)
    best = speakers.counted(conn, archive_id, first, among)
    wanted = stored.Wanted((best.person.id,), among)
    distinct, placed = stored.page(conn, archive_id, wanted, size=MOST_READ)
    fullest = _fullest(placed)
    shown = list(dict.fromkeys(quoted.article for quoted in (*placed[:LATEST], *([fullest] if fullest else ()))))
    marked = articles.marked(conn, archive_id, shown, only_live=True)
    days = articles.days(conn, archive_id, [quoted.article for quoted in placed])
    cutter = Excerpter(marked)
    near = alike.alike(conn, archive_id, best.person, MOST_NEAR)
    latest = [cutter.quote(quoted.article, quoted.quote) for quoted in placed[:LATEST]]
    return Who(
        person=best.person,
        searched=searched,
        mention=_mention(cutter, marked, fullest) if fullest else None,
        described=_described(best.person, placed, days),
        quotes=distinct,
        articles=best.articles,
        first=best.first,
        last=best.last,
        latest=tuple(cut for cut in latest if cut),
        sources=numbered(marked),
        others=tuple(others),
        left_out=0 if where else len(people) - 1 - len(others),
        near=tuple(person for person in near if person.id not in {other.id for other in others}),
    )


def _articles(
    conn: Connection, archive_id: ArchiveId, people: Sequence[Person], where: Topic | None
) -> tuple[int, ...] | None:
    """The articles from there that quote any of these people; None for anywhere. Raises NobodyQuotedThere."""
    if where is None:
        return None
    every = speakers.articles_of(conn, archive_id, [person.id for person in people])
    there = tuple(kept(conn, archive_id, where, every))
    if not there:
        part = looked_through(conn, archive_id, where).part
        raise NobodyQuotedThere(person=people[0].name, place=", ".join(part.names if part else ()))
    return there


def _in(conn: Connection, archive_id: ArchiveId, people: list[Person], among: tuple[int, ...] | None) -> list[Person]:
    """Those of the people who are quoted in these articles, in their order."""
    if among is None:
        return people
    numbered = (speakers.counted(conn, archive_id, person, among).person for person in people)
    return [person for person in numbered if person.quotes] or people


def _described(
    person: Person, placed: Sequence[stored.Placed], days: Mapping[int, dt.date | None]
) -> tuple[Described, ...]:
    """What a person is called besides the name, each with the first day that it was."""
    described = [
        Described(words, days.get(quoted.article), quoted.article)
        for quoted in reversed(placed)
        for words in (quoted.quote.role, quoted.quote.speaker)
        if words and words != person.name
    ]
    distinct = {entry.words: entry for entry in reversed(described)}
    return tuple(sorted(distinct.values(), key=lambda entry: str(entry.day or "9999")))[:MOST_DESCRIBED]


def _most_quoted(conn: Connection, archive_id: ArchiveId, people: Sequence[Person], name: str) -> list[Person]:
    """The most quoted of these people; whoever is called just as was asked goes before all others.

    Raises DamagedPerson where none of their rows stands, though an index still told their names.
    """
    ranked = speakers.most_quoted(conn, archive_id, [person.id for person in people], MOST_OTHERS + 1)
    asked = name.strip().casefold()
    exact = [person.id for person in people if person.name.casefold() == asked]
    first = speakers.most_quoted(conn, archive_id, exact, 1) if exact else ()
    if not first and not ranked:
        raise DamagedPerson(person=people[0].id)
    return list(dict.fromkeys((*first, *ranked)))[: MOST_OTHERS + 1]


def _fullest(placed: Sequence[stored.Placed]) -> stored.Placed | None:
    """The oldest quote whose speaker the text names with the most words."""
    named = [mention for mention in reversed(placed) if mention.quote.speaker_at is not None and mention.quote.speaker]
    return max(named, key=lambda mention: len((mention.quote.speaker or "").split()), default=None)


def _mention(cutter: Excerpter, marked: Sequence[AnnotatedArticle], placed: stored.Placed) -> Excerpt | None:
    """The sentence in which the speaker is named so."""
    article = next((annotated for annotated in marked if annotated.article.id == placed.article), None)
    at = placed.quote.speaker_at
    if at is None or article is None:
        return None
    return cutter.cut(placed.article, *article.passages.whole(at.start, at.end))
