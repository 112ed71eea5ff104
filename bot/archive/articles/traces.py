"""What a purged article left elsewhere: words in receipts, the audit, posted cuts, names and suggestions."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, or_, select

from bot.archive.search import suggested_words
from bot.archive.store import seals, tables
from bot.records.ids import ArchiveId

askings, audit, people, attributions = tables.askings, tables.audit, tables.people, tables.attributions
changes, servers = tables.people_changes, tables.servers
RECEIPT = "done"
"""The verb of an asking that keeps what was said, which may name an article."""
UNWRITTEN = str.maketrans("", "", "\\\u2066\u2067\u2068\u2069")
"""Escapes and isolates that rendering puts into a title."""


def speakers_of(conn: Connection, article_id: int) -> set[int]:
    """Everybody who is quoted in an article that is about to be deleted."""
    quoted = select(attributions.c.person).where(attributions.c.article == article_id)
    return set(conn.execute(quoted).scalars())


def forget(conn: Connection, gone: Sequence[Row[Any]], speakers: set[int]) -> None:
    """Take away what articles that were just deleted left; the audit keeps who did what, and when.

    `speakers` were quoted in them: whoever is quoted nowhere else and was neither merged nor split goes too.
    """
    for row in gone:
        seals.update(conn, audit, [audit.c.article == row.id], {"detail": None})
        conn.execute(delete(tables.answer_cuts).where(tables.answer_cuts.c.article == row.id))
    for person in speakers:
        _forget_unquoted(conn, person)
    for archive in {row.archive for row in gone}:
        titles = [row.title for row in gone if row.archive == archive and row.title]
        suggested_words.recount(conn, ArchiveId(archive), titles)
        _forget_receipts(conn, archive, titles)


def _forget_unquoted(conn: Connection, person: int) -> None:
    quoted = select(attributions.c.quote).where(attributions.c.person == person).exists()
    below = people.alias()
    merged = select(below.c.id).where(below.c.merged_into == person).exists()
    named = or_(changes.c.person == person, changes.c.other == person)
    meant = select(changes.c.id).where(named).exists()
    alone = (people.c.id == person, people.c.merged_into.is_(None), ~quoted, ~merged, ~meant)
    conn.execute(delete(people).where(*alone))


def _forget_receipts(conn: Connection, archive: int, titles: Sequence[str]) -> None:
    here = select(servers.c.id).where(servers.c.archive == archive)
    receipts = select(askings.c.token, askings.c.args).where(askings.c.verb == RECEIPT, askings.c.server.in_(here))
    naming = [row.token for row in conn.execute(receipts).all() if _names(row.args, titles)]
    for token in naming:
        conn.execute(delete(askings).where(askings.c.token == token))


def _names(args: str, titles: Sequence[str]) -> bool:
    """Whether a kept receipt has one of the titles in it; one that cannot be read goes too."""
    try:
        words = json.dumps(json.loads(args), ensure_ascii=False)
    except (ValueError, RecursionError):
        return True
    plain = words.translate(UNWRITTEN)
    return any(title.translate(UNWRITTEN) in plain for title in titles)
