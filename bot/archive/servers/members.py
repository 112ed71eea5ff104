"""What is kept about a member of Discord: askings, moments of asking, reports, and the name in the audit."""

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select

from bot.archive.store import seals, tables
from bot.records.settings import KeptOfMember

askings, last_asked, audit = tables.askings, tables.last_asked, tables.audit
DISCORD = "discord"
REPORT = "report"
"""The verb of an asking that keeps what *Wrong speaker?* was told."""
NOBODY = {"actor": "", "actor_name": ""}
SIGNED = (tables.corrections, tables.relations)
"""Where the name of whoever said it stands beside what the audit tells as well."""


def kept(conn: Connection, member: int, besides: str = "") -> KeptOfMember:
    """What there is of a member on every server, but for the asking of the token `besides`."""
    mine = (askings.c.member == member, askings.c.token != besides)
    return KeptOfMember(
        askings=_count(conn, askings, *mine, askings.c.verb != REPORT),
        reports=_count(conn, askings, *mine, askings.c.verb == REPORT),
        moments=_count(conn, last_asked, last_asked.c.member == member),
        changes=_count(conn, audit, *_by(member)),
    )


def forget(conn: Connection, member: int) -> KeptOfMember:
    """Delete all of it; the audit keeps what was done and when, without who it was. Gives what there was."""
    gone = kept(conn, member)
    conn.execute(delete(askings).where(askings.c.member == member))
    conn.execute(delete(last_asked).where(last_asked.c.member == member))
    done = select(audit.c.article, audit.c.at, audit.c.actor_name).where(*_by(member), audit.c.article.is_not(None))
    for row in conn.execute(done).all():
        for table in SIGNED:
            same = (table.c.article == row.article, table.c.at == row.at, table.c.actor == row.actor_name)
            seals.update(conn, table, same, {"actor": ""})
    seals.update(conn, audit, _by(member), NOBODY)
    return gone


def _by(member: int) -> tuple[ColumnElement[bool], ...]:
    return audit.c.face == DISCORD, audit.c.actor == str(member)


def _count(conn: Connection, table: Table, *which: ColumnElement[bool]) -> int:
    return int(conn.execute(select(func.count()).select_from(table).where(*which)).scalar_one())
