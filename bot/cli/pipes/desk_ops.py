"""The ops of `pipe desk`: each reads its keys from a line, asks the desk's verb, and gives the answer's row."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple, get_args

from bot.analysis.briefs import Length
from bot.analysis.topic_days import settled
from bot.cli.pipes import desk_rows
from bot.cli.pipes.lines import number_of, optional_text, text_of
from bot.cli.printing.safe import Row
from bot.cli.refusals import WrongKey
from bot.desk.brief import brief
from bot.desk.changes import changes
from bot.desk.check import check
from bot.desk.edit import edit
from bot.desk.ingest import from_received, save
from bot.desk.quotes import quotes
from bot.desk.remove import remove, restore
from bot.desk.resources import Desk
from bot.desk.search import search
from bot.desk.seen import seen
from bot.desk.show import show
from bot.desk.sources import sources
from bot.desk.suggest import suggest
from bot.desk.timeline import timeline
from bot.desk.topic_search import OwnAliases
from bot.desk.verify import verify
from bot.desk.who import who
from bot.errors.asking import NoQuoteInMessage
from bot.errors.missing import NobodyQuoted
from bot.records.archive import Actor, Clearable, Edit
from bot.records.ids import ArchiveId
from bot.records.reading import Received
from bot.records.verification import Checked
from bot.text.typed_days import Calendar

ACTOR = Actor("terminal", "pipe", "pipe")
LENGTHS: tuple[Length, ...] = get_args(Length)
CLEARABLE: Mapping[str, Clearable] = {"title": "title", "byline": "byline", "date": "day", "outlet": "outlet"}
"""Keys of an edit, and the fields that they are."""


class Session(NamedTuple):
    """The desk that is open, and the archive on it."""

    desk: Desk
    archive_id: ArchiveId


async def _add(session: Session, row: Row) -> Row:
    body = text_of(row, "html").encode("utf-8", "replace")
    received = Received(body, "text/html", "utf-8", text_of(row, "url"))
    previews = await from_received(*session, received)
    receipts = [await save(*session, preview, ACTOR) for preview in previews]
    return {"article": receipts[0].article, "outcome": receipts[0].outcome}


async def _brief(session: Session, row: Row) -> Row:
    given = optional_text(row, "length") or "normal"
    length = next((known for known in LENGTHS if known == given), None)
    if length is None:
        raise WrongKey(key="length", wanted=" or ".join(LENGTHS))
    return desk_rows.brief(await brief(*session, _topic(session, row), length=length, own=_own(row)))


async def _sources(session: Session, row: Row) -> Row:
    return desk_rows.sources(await sources(*session, _topic(session, row), own=_own(row)))


async def _timeline(session: Session, row: Row) -> Row:
    return desk_rows.timeline(await timeline(*session, _topic(session, row), own=_own(row)))


async def _search(session: Session, row: Row) -> Row:
    found = await search(*session, _topic(session, row), page=number_of(row, "page", 1), own=_own(row))
    return desk_rows.search(found)


async def _quotes(session: Session, row: Row) -> Row:
    topic = _topic(session, row) if row.get("topic") is not None else None
    speaker = optional_text(row, "speaker")
    page = number_of(row, "page", 1)
    return desk_rows.quotes(await quotes(*session, topic, speaker=speaker, page=page, own=_own(row)))


async def _verify(session: Session, row: Row) -> Row:
    speaker, topic = optional_text(row, "speaker"), optional_text(row, "topic")
    return desk_rows.verification(
        await verify(*session, text_of(row, "quote"), speaker=speaker, topic=topic, own=_own(row))
    )


async def _check(session: Session, row: Row) -> Row:
    try:
        return desk_rows.checked(await check(*session, text_of(row, "message"), own=_own(row)))
    except NoQuoteInMessage:
        return desk_rows.checked(Checked(()))


async def _seen(session: Session, row: Row) -> Row:
    return desk_rows.seen(await seen(*session, text_of(row, "text")))


async def _who(session: Session, row: Row) -> Row:
    try:
        return desk_rows.who(await who(*session, text_of(row, "name")))
    except NobodyQuoted:
        return desk_rows.who(None)


async def _suggest(session: Session, row: Row) -> Row:
    return desk_rows.suggestions(await suggest(*session, text_of(row, "typed"), own=_own(row)))


async def _show(session: Session, row: Row) -> Row:
    return desk_rows.shown(await show(*session, number_of(row, "article")))


async def _changes(session: Session, row: Row) -> Row:
    return desk_rows.changes(await changes(*session, number_of(row, "article")))


async def _remove(session: Session, row: Row) -> Row:
    article_id = number_of(row, "article")
    await remove(*session, article_id, ACTOR)
    return {"article": article_id, "outcome": "in the trash"}


async def _restore(session: Session, row: Row) -> Row:
    article_id = number_of(row, "article")
    await restore(*session, article_id, ACTOR)
    return {"article": article_id, "outcome": "restored"}


async def _edit(session: Session, row: Row) -> Row:
    """Fields that are absent stay, and null takes the value away."""
    given = optional_text(row, "date")
    change = Edit(
        title=optional_text(row, "title"),
        byline=optional_text(row, "byline"),
        day=day_of(given, "date") if given is not None else None,
        outlet=optional_text(row, "outlet"),
        cleared=frozenset(field for key, field in CLEARABLE.items() if key in row and row[key] is None),
    )
    receipt = await edit(*session, number_of(row, "article"), change, ACTOR)
    return {"article": receipt.article, "outcome": receipt.outcome}


def day_of(given: str, key: str) -> dt.date:
    """A day as YYYY-MM-DD. Raises WrongKey."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError as fault:
        raise WrongKey(key=key, wanted="a day as YYYY-MM-DD") from fault


def _topic(session: Session, row: Row) -> str:
    """The topic with its days as numbers, by the day in UTC. Raises MissingKey, WrongKey, BadDay."""
    return settled(text_of(row, "topic"), Calendar(session.desk.now().date()))


def _own(row: Row) -> OwnAliases:
    """The groups of equal names that a server would have set. Raises WrongKey."""
    groups = row.get("own") or ()
    if not isinstance(groups, list | tuple) or not all(isinstance(group, list) for group in groups):
        raise WrongKey(key="own", wanted="a list of lists of names")
    return tuple(tuple(str(name) for name in group) for group in groups)


OPS: Mapping[str, Callable[[Session, Row], Awaitable[Row]]] = {
    "add": _add, "brief": _brief, "sources": _sources, "timeline": _timeline, "search": _search, "quotes": _quotes,
    "verify": _verify, "check": _check, "seen": _seen, "who": _who, "suggest": _suggest, "show": _show,
    "changes": _changes, "remove": _remove, "restore": _restore, "edit": _edit,
}  # fmt: skip
"""By the name in a line's "op"; "new" is the pipe's own."""
