"""Fingerprints in SQL: which articles carry the same text, and which may hold a quote.

`fingerprints` holds the smallest of the sampled shingles of each text (a bottom-k sketch: Broder 1997, "On the
resemblance and containment of documents"), and every shingle of its quotations, so that any three words of a real
quotation lead to it. `printed` holds all of them packed by article.
"""

import datetime as dt
import itertools
import struct
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, select, update

from bot.archive.store import bulk_rows, tables
from bot.records.annotations import Fingerprint
from bot.records.ids import ArchiveId
from bot.text import shingles

prints, printed, articles = tables.fingerprints, tables.article_fingerprints, tables.articles

INDEXED = 128
"""Sampled shingles of one text in the index, some 500 words' worth: a longer text costs no more to store, and its
smallest hashes meet those of whatever shares a part of it."""
MOST_LOOKED_UP = 96  # shingles of one text or quote; SQLite takes 500 parts in one compound select
NO_VALUE = -1  # no hash is negative
COMMON = 64  # articles read for one shingle: one that more articles share says little
SAME_STORY = 0.1  # a quarter of what makes a copy
UPDATED_WITHIN = dt.timedelta(days=3)  # a story is written on for days; a form is filled in again after a week
STORY_RUNS = dt.timedelta(days=30)  # what an outlet prints under each of its texts links no articles years apart
MOST_GROUPED = 200  # articles looked at for the story of one that many outlets carry
MOST_COPIED = 24  # articles compared whole with a new one

_OF_ARTICLE = select(printed).where(printed.c.article == bindparam("of_article"))


def add(conn: Connection, archive_id: ArchiveId, article_id: int, fingerprint: Fingerprint) -> None:
    """Keep the fingerprint of an article that has none, and find the copies it belongs with."""
    indexed = sorted(_indexed(fingerprint.sampled, fingerprint.said))
    bulk_rows.insert_rows(conn, prints, [(archive_id, value, article_id) for value in indexed])
    found = twin(conn, archive_id, article_id, fingerprint.sampled, fingerprint.figures)
    head = article_id if found is None else found
    row = (article_id, archive_id, head, _figures(fingerprint), _packed(fingerprint.sampled), _packed(fingerprint.said))
    bulk_rows.insert_rows(conn, printed, [row])
    if found is not None:
        _headed(conn, found)


def shared(conn: Connection, article_id: int, found: Fingerprint) -> Literal["text", "text and figures"] | None:
    """What a text with the fingerprint `found` has in common with an article's newest, by the rules for copies."""
    row = conn.execute(_OF_ARTICLE, {"of_article": article_id}).first()
    if row is None or not shingles.contained(found.sampled, _unpacked(row.prints)):
        return None
    return "text and figures" if shingles.same_figures(found.figures, frozenset(row.figures.split())) else "text"


def again(conn: Connection, archive_id: ArchiveId, article_id: int) -> None:
    """The article's day changed, or it went to the trash or came back: its copies may have another head."""
    for head in heads(conn, archive_id, [article_id]).values():
        _headed(conn, head)


def renew(conn: Connection, archive_id: ArchiveId, article_id: int, found: Fingerprint) -> bool:
    """The same text was read anew: keep what changed of its fingerprint; gives whether anything did.

    Where only its quotations are others, it stays among the copies that it is among.
    """
    row = conn.execute(_OF_ARTICLE, {"of_article": article_id}).first()
    same = row is not None and _unpacked(row.prints) == found.sampled and row.figures == _figures(found)
    if row is None or not same:
        if row is not None:
            drop(conn, archive_id, article_id)
        _forget(conn, archive_id, article_id, _indexed(found.sampled, found.said))
        add(conn, archive_id, article_id, found)
        return True
    before, after = (_indexed(found.sampled, said) for said in (_unpacked(row.said), found.said))
    if before == after and _unpacked(row.said) == found.said:
        return False
    _forget(conn, archive_id, article_id, before ^ after)
    bulk_rows.insert_rows(conn, prints, [(archive_id, value, article_id) for value in sorted(after - before)])
    conn.execute(update(printed).where(printed.c.article == article_id).values(said=_packed(found.said)))
    return True


def drop(conn: Connection, archive_id: ArchiveId, article_id: int) -> None:
    """Take an article's fingerprint away; its copies stay together under the earliest that is left."""
    row = conn.execute(_OF_ARTICLE, {"of_article": article_id}).first()
    if row is None:
        return
    _forget(conn, archive_id, article_id, {*_unpacked(row.prints), *_unpacked(row.said)})
    conn.execute(delete(printed).where(printed.c.article == article_id))
    _headed(conn, row.copies_of)


def _forget(conn: Connection, archive_id: ArchiveId, article_id: int, values: Collection[int]) -> None:
    """Take values of an article's out of the index."""
    gone = list(values)
    ours = (prints.c.archive == archive_id, prints.c.article == article_id)
    for start in range(0, len(gone), 500):
        conn.execute(delete(prints).where(*ours, prints.c.value.in_(gone[start : start + 500])))


def _indexed(sampled: Sequence[int], said: Sequence[int]) -> set[int]:
    """The values by which a text is found."""
    return {*sampled[:INDEXED], *said}


def _figures(found: Fingerprint) -> str:
    return " ".join(sorted(found.figures))


def drop_archive(conn: Connection, archive_id: ArchiveId) -> None:
    """Take all fingerprints of an archive away."""
    conn.execute(delete(prints).where(prints.c.archive == archive_id))
    conn.execute(delete(printed).where(printed.c.archive == archive_id))


def heads(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> dict[int, int]:
    """For each of an archive's articles among `ids` the earliest of its copy group, itself when it is alone."""
    ours = select(printed.c.article, printed.c.copies_of).where(printed.c.archive == archive_id)
    return {row.article: row.copies_of for row in conn.execute(ours.where(printed.c.article.in_(ids)))}


def copies(conn: Connection, archive_id: ArchiveId, head: int) -> list[int]:
    """The articles of the copy group whose earliest is `head`, by id."""
    ours = select(printed.c.article).where(printed.c.archive == archive_id, printed.c.copies_of == head)
    return [int(article_id) for article_id in conn.execute(ours.order_by(printed.c.article)).scalars()]


def like(
    conn: Connection, archive_id: ArchiveId, values: Sequence[int], figures: frozenset[str], day: dt.date | None
) -> tuple[list[int], list[int]]:
    """The articles that carry a text of that day with these shingles and figures, and those of its story, best first.

    A story is looser than a copy: SAME_STORY of the shorter text's shingles, which a shared quotation or background
    makes up; or an update, a copy with other figures of the same days. With other figures of other days it is a form
    that is filled in each week, and no story.
    """
    rivals = _rivals(conn, archive_id, values, MOST_COPIED)
    row_by_article = {row.article: row for row in conn.execute(_dated(rivals))}
    same, story = [], []
    for row in (row_by_article[rival] for rival in rivals if rival in row_by_article):
        theirs, other = _unpacked(row.prints), frozenset(row.figures.split())
        if shingles.contained(values, theirs) and shingles.same_figures(figures, other):
            same.append(int(row.article))
        elif _told(values, theirs, _near(day, row.day) or shingles.same_figures(figures, other)):
            story.append(int(row.article))
    return same, story


def related(conn: Connection, archive_id: ArchiveId, article_id: int) -> list[int]:
    """The articles that tell the story of an article and are no copies of it, best first."""
    row = conn.execute(_dated([article_id]).where(printed.c.archive == archive_id)).first()
    if row is None:
        return []
    values, copied = _unpacked(row.prints), len(copies(conn, archive_id, row.copies_of))
    rivals = _rivals(conn, archive_id, values, min(MOST_COPIED + copied, MOST_GROUPED))
    row_by_article = {other.article: other for other in conn.execute(_dated(rivals))}
    others = [
        row_by_article[rival]
        for rival in rivals
        if rival in row_by_article and row_by_article[rival].copies_of != row.copies_of
    ]
    return [int(other.article) for other in others if _one_story(row, other)]


def stories(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs among `ids`, articles of that archive, that tell one story."""
    rows = conn.execute(_dated(ids).where(printed.c.archive == archive_id)).all()
    pairs = itertools.combinations(rows, 2)
    return [(int(row.article), int(other.article)) for row, other in pairs if _one_story(row, other)]


def _one_story(row: Row[Any], other: Row[Any]) -> bool:
    """Whether two articles tell one story: what they share, figures and days."""
    if not _near(row.day, other.day, STORY_RUNS):
        return False
    same = shingles.same_figures(frozenset(row.figures.split()), frozenset(other.figures.split()))
    return _told(_unpacked(row.prints), _unpacked(other.prints), same or _near(row.day, other.day))


def _dated(ids: Collection[int]) -> Select[Any]:
    ours = select(printed, articles.c.day).join(articles, articles.c.id == printed.c.article)
    return ours.where(printed.c.article.in_(ids))


def _told(values: Collection[int], theirs: Collection[int], of_one_time: bool) -> bool:
    """Whether two texts tell one story; of other times and figures only where they share less than a form does."""
    return shingles.contained(values, theirs, SAME_STORY) and (of_one_time or not shingles.contained(values, theirs))


def _near(day: dt.date | None, other: dt.date | None, days: dt.timedelta = UPDATED_WITHIN) -> bool:
    return day is None or other is None or abs(day - other) <= days


def carriers(conn: Connection, archive_id: ArchiveId, values: Sequence[int], limit: int) -> list[tuple[int, float]]:
    """The articles that share most of the shingle hashes `values`, best first, each with its vote.

    A hash counts for as much as it is rare. Where all are common, the articles with most of them are read instead.
    """
    spread = _spread(values)
    if not spread:
        return []
    shared = _postings(conn, archive_id, spread)
    if min(Counter(value for value, _ in shared).values(), default=0) >= COMMON:
        return _most_of(conn, archive_id, spread, limit)
    frequency = Counter(value for value, _ in shared)
    votes: Counter[int] = Counter()
    for value, article in shared:
        votes[article] += 1 / frequency[value]  # type: ignore[assignment]
    return [(article, float(vote)) for article, vote in votes.most_common(limit)]


def _postings(conn: Connection, archive_id: ArchiveId, values: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of hash and article, at most COMMON for each hash."""
    padded = [*values, *[NO_VALUE] * (MOST_LOOKED_UP - len(values))]
    postings = bulk_rows.select_rows(conn, _LOOKUP, [number for value in padded for number in (archive_id, value)])
    return [(values[row.place], row.article) for row in postings]


# One statement for all; a text with fewer hashes looks for NO_VALUE in the places that are left.
_LOOKUP = " UNION ALL ".join(
    f"SELECT {place} AS place, article FROM (SELECT article FROM fingerprints"
    f" WHERE archive = ? AND value = ? LIMIT {COMMON}) AS p{place}"
    for place in range(MOST_LOOKED_UP)
)


def _most_of(conn: Connection, archive_id: ArchiveId, values: list[int], limit: int) -> list[tuple[int, float]]:
    number = func.count()
    shared = (
        select(prints.c.article, number)
        .where(prints.c.archive == archive_id, prints.c.value.in_(values))
        .group_by(prints.c.article)
        .order_by(number.desc(), prints.c.article)
        .limit(limit)
    )
    return [(article, float(count)) for article, count in conn.execute(shared)]


def twin(
    conn: Connection, archive_id: ArchiveId, article_id: int, values: Sequence[int], figures: frozenset[str]
) -> int | None:
    """The head of the copy group that a text with these shingles and figures belongs to, but for that article."""
    rivals = [article for article in _rivals(conn, archive_id, values, MOST_COPIED) if article != article_id]
    if not rivals:
        return None
    wanted = ", ".join("?" * len(rivals))
    rows = bulk_rows.select_rows(
        conn, f"SELECT article, prints, figures, copies_of FROM printed WHERE article IN ({wanted})", rivals
    )
    row_by_article = {row.article: row for row in rows}
    ours = frozenset(values)
    for row in (row_by_article[rival] for rival in rivals if rival in row_by_article):
        alike = shingles.contained(ours, _unpacked(row.prints))
        if alike and shingles.same_figures(figures, frozenset(row.figures.split())):
            return int(row.copies_of)
    return None


def _rivals(conn: Connection, archive_id: ArchiveId, values: Sequence[int], limit: int) -> list[int]:
    """The articles that share most with a fingerprint, sorted as it is, best first."""
    return [article for article, _ in carriers(conn, archive_id, values[:MOST_LOOKED_UP], limit)]


def _headed(conn: Connection, head: int) -> None:
    """Put a copy group under its earliest article: by day, then by id."""
    group = (
        select(printed.c.article)
        .join(articles, articles.c.id == printed.c.article)
        .where(printed.c.copies_of == head)
        .order_by(articles.c.trashed_at.is_not(None), articles.c.day.is_(None), articles.c.day, articles.c.id)
        .limit(1)
    )
    first = conn.execute(group).scalar()
    if first is not None and first != head:
        conn.execute(update(printed).where(printed.c.copies_of == head).values(copies_of=first))


def _spread(values: Collection[int]) -> list[int]:
    """At most MOST_LOOKED_UP of the hashes, evenly from first to last."""
    distinct = list(dict.fromkeys(values))
    step = max(1.0, len(distinct) / MOST_LOOKED_UP)
    return [distinct[int(number * step)] for number in range(min(len(distinct), MOST_LOOKED_UP))]


def _packed(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}q", *values)


def _unpacked(blob: bytes) -> tuple[int, ...]:
    """The whole numbers in `blob`; of one that is damaged, as many as there are."""
    count = len(blob) // 8 if isinstance(blob, bytes) else 0
    return struct.unpack_from(f"<{count}q", blob) if count else ()
