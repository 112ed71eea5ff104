"""What is kept beside an article so that it is found: rows of the search index, fingerprints, speakers.

Called inside the transaction that stores the article, so that none is ever found half.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.archive.articles import fingerprints
from bot.archive.people import speakers
from bot.archive.search.stores import index_for
from bot.archive.search.terms import title_words
from bot.records.annotations import Fingerprint, NamedSpeaker
from bot.records.ids import ArchiveId
from bot.text import former_words
from bot.text.outlets import site_of
from bot.text.words import bare


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the indexes need to know of the newest text of a live article.

    `fingerprint` is None when the text is the same as before (an editor's title, a way back out of the trash): then
    the fingerprint rows that are there still hold.
    """

    archive: ArchiveId
    article: int
    version: int
    title: str | None
    stems: str
    day: dt.date | None
    outlet: str | None
    url: str | None
    language: str | None
    fingerprint: Fingerprint | None
    people: tuple[NamedSpeaker, ...] = ()


def put(conn: Connection, indexed: IndexEntry) -> None:
    """Index an article anew, in place of whatever was kept of it before."""
    index_for(conn).drop(conn, indexed.article)
    if indexed.fingerprint is not None:
        fingerprints.drop(conn, indexed.archive, indexed.article)
    add(conn, indexed)


def add(conn: Connection, indexed: IndexEntry) -> None:
    """Index an article of which nothing is kept."""
    _put(conn, indexed)
    if indexed.fingerprint is None:
        fingerprints.again(conn, indexed.archive, indexed.article)
        speakers.dated(conn, indexed.article, indexed.day)
        return
    fingerprints.add(conn, indexed.archive, indexed.article, indexed.fingerprint)
    speakers.put(conn, indexed.archive, indexed.article, indexed.version, indexed.day, indexed.people)


def renew(conn: Connection, indexed: IndexEntry) -> None:
    """Index an article anew whose text and title are as they were; words of its title that are new are suggested."""
    known = set(map(bare, former_words.words(indexed.title or "")))
    index_for(conn).drop(conn, indexed.article)
    _put(conn, indexed, [word for word in title_words(indexed.title) if word not in known])


def _put(conn: Connection, indexed: IndexEntry, suggested: Sequence[str] | None = None) -> None:
    """Add an article's words to the index; `suggested` are those of its title to be suggested, None for all."""
    index_for(conn).add(
        conn,
        indexed.archive,
        indexed.article,
        title=indexed.title,
        stems=indexed.stems,
        day=indexed.day,
        language=indexed.language,
        outlet=indexed.outlet,
        site=site_of(indexed.url),
        suggested=suggested,
    )


def drop(conn: Connection, archive_id: ArchiveId, article_id: int) -> None:
    """An article goes to the trash: search forgets it; fingerprints stay until the purge, read beside `trashed_at`."""
    index_for(conn).drop(conn, article_id)
    fingerprints.again(conn, archive_id, article_id)


def drop_archive(conn: Connection, archive_id: ArchiveId) -> None:
    """An archive is about to be deleted: forget what no foreign key takes away with it."""
    index_for(conn).drop_archive(conn, archive_id)
    fingerprints.drop_archive(conn, archive_id)
    speakers.drop_archive(conn, archive_id)
