"""What an archive holds of each outlet, counted."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from bot.archive.articles.outlets import OutletMarks, marks
from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId
from bot.records.outlets import Outlet
from bot.text.outlets import folded, site_of

articles, printed, quotes = tables.articles, tables.article_fingerprints, tables.quotes
BATCH = 2000  # rows of articles in memory at a time
_QUOTES = select(func.count()).where(quotes.c.version == articles.c.version).scalar_subquery()
_ROWS = (
    select(articles, printed.c.copies_of, _QUOTES.label("quotes"))
    .outerjoin(printed, printed.c.article == articles.c.id)
    .where(articles.c.trashed_at.is_(None))
    .order_by(articles.c.id)
    .limit(BATCH)
)


@dataclass(slots=True)
class _Count:
    """What was counted of one outlet so far."""

    spelled: Counter[str] = field(default_factory=Counter)
    sites: set[str] = field(default_factory=set)
    quotes: int = 0
    copies: int = 0
    days: list[dt.date] = field(default_factory=list)


def of_archive(conn: Connection, archive_id: ArchiveId) -> tuple[Outlet, ...]:
    """Every outlet of an archive's live articles, and those that the desk marked. Reads every row once."""
    counts: dict[str, _Count] = {}
    for row in _rows(conn, archive_id):
        site = site_of(row.url)
        if name := row.outlet or site:
            _add(counts.setdefault(folded(name), _Count()), row, name, site)
    said = marks(conn, archive_id)
    own = _own_sites(counts)
    held = [_outlet(key, count, own.get(key, ()), said) for key, count in counts.items()]
    told = {mark.key for key in counts for mark in said.all_of(key, own.get(key, ()))}
    lacking = [mark for key, mark in said.by_key.items() if key not in told]
    return (*held, *(Outlet(mark.name, mark.sites, label=mark.label, blocked=mark.blocked) for mark in lacking))


def names(conn: Connection, archive_id: ArchiveId) -> tuple[str, ...]:
    """The names of outlets, the one with the most articles first, then those that are only marked."""
    number = func.count()
    live = articles.c.archive == archive_id, articles.c.trashed_at.is_(None), articles.c.outlet.is_not(None)
    held = select(articles.c.outlet).where(*live).group_by(articles.c.outlet).order_by(number.desc(), articles.c.outlet)
    marked = (mark.name for mark in marks(conn, archive_id).by_key.values())
    by_key: dict[str, str] = {}
    for name in (*conn.execute(held).scalars(), *marked):
        by_key.setdefault(folded(name), name)
    return tuple(by_key.values())


def _rows(conn: Connection, archive_id: ArchiveId) -> Iterator[Row[Any]]:
    last = 0
    while some := conn.execute(_ROWS.where(articles.c.archive == archive_id, articles.c.id > last)).all():
        yield from integrity.checked(articles, some)
        last = some[-1].id


def _add(count: _Count, row: Row[Any], name: str, site: str | None) -> None:
    count.spelled[name] += 1
    count.sites |= {site} if site else set()
    count.quotes += row.quotes
    count.copies += row.copies_of not in (None, row.id)
    if day := integrity.day_of(row.day):
        count.days.append(day)


def _own_sites(counts: dict[str, _Count]) -> dict[str, tuple[str, ...]]:
    """Each outlet's sites that no other outlet's articles stand on: a platform of several is nobody's own."""
    shared = Counter(site for count in counts.values() for site in count.sites)
    return {key: tuple(sorted(s for s in count.sites if shared[s] == 1)) for key, count in counts.items()}


def _outlet(key: str, count: _Count, own: tuple[str, ...], said: OutletMarks) -> Outlet:
    holding = said.all_of(key, own)
    return Outlet(
        name=min(count.spelled, key=lambda name: (-count.spelled[name], name)),
        sites=tuple(dict.fromkeys((*own, *(site for mark in holding for site in mark.sites)))),
        articles=count.spelled.total(),
        quotes=count.quotes,
        copies=count.copies,
        first=min(count.days, default=None),
        last=max(count.days, default=None),
        label=next((mark.label for mark in holding if mark.label), None),
        blocked=any(mark.blocked for mark in holding),
    )
