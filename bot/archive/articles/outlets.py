"""What the desk says of outlets, kept by name and by site, and put beside the articles that are read."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.archive.servers import audit
from bot.archive.store import integrity, tables
from bot.archive.store.storable_text import to_storable
from bot.records.archive import Actor, Article
from bot.records.ids import ArchiveId
from bot.records.outlets import MarkedOutlet
from bot.text.outlets import folded, site_of, within

outlets = tables.outlets
_ALL = select(outlets).where(outlets.c.archive == bindparam("of_archive")).order_by(outlets.c.id)
_LABELLED = _ALL.where(outlets.c.label.is_not(None))
_BLOCKED = _ALL.where(outlets.c.blocked)


@dataclass(frozen=True, slots=True)
class OutletMarks:
    """What the desk says of some outlets, found by an article's outlet and by where its page stands."""

    by_key: dict[str, MarkedOutlet]
    by_site: dict[str, MarkedOutlet]

    @classmethod
    def of(cls, marks: Iterable[MarkedOutlet]) -> "OutletMarks":
        """A mark of a site itself goes before that of a name which has the site too."""
        known = tuple(marks)
        by_site = {site: mark for mark in known for site in mark.sites}
        by_site |= {mark.key: mark for mark in known if mark.key in mark.sites}
        return cls({mark.key: mark for mark in known}, by_site)

    def find(self, name: str | None, *addresses: str | None) -> MarkedOutlet | None:
        """The mark of an outlet: by its name, else by the nearest site that an address lies in."""
        if not self.by_key:
            return None
        if name and (named := self.by_key.get(folded(name))):
            return named
        hosts = [host for address in addresses if (host := site_of(address))]
        near = (site for host in hosts for site in sorted(self.by_site, key=len, reverse=True) if within(host, site))
        found = next(near, None)
        return None if found is None else self.by_site[found]

    def all_of(self, key: str, sites: Sequence[str]) -> tuple[MarkedOutlet, ...]:
        """Every mark that holds for an outlet of that key and those sites of its own, the one of its name first."""
        near = (mark for own in sites for site, mark in self.by_site.items() if within(own, site))
        named = self.by_key.get(key)
        return tuple(dict.fromkeys((*((named,) if named else ()), *near)))


def marks(conn: Connection, archive_id: ArchiveId) -> OutletMarks:
    """Everything the desk says of outlets; damaged rows are left out and named."""
    return _read(conn, archive_id, _ALL)


def blocked(conn: Connection, archive_id: ArchiveId) -> OutletMarks:
    """Only what is blocked."""
    return _read(conn, archive_id, _BLOCKED)


def labelled(conn: Connection, archive_id: ArchiveId, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, each with the label of its outlet; one small statement for all of them."""
    labels = _read(conn, archive_id, _LABELLED) if articles else None
    if labels is None or not labels.by_key:
        return tuple(articles)
    return tuple(_labelled(labels, article) for article in articles)


def _labelled(labels: OutletMarks, article: Article) -> Article:
    found = labels.find(article.outlet, article.url)
    return article if found is None else replace(article, outlet_label=found.label)


def put(
    conn: Connection, archive_id: ArchiveId, mark: MarkedOutlet, action: str, actor: Actor, now: dt.datetime
) -> None:
    """Keep what the desk says of an outlet in place of what it said before; audited as `action`, with both."""
    before = marks(conn, archive_id).by_key.get(mark.key)
    conn.execute(delete(outlets).where(outlets.c.archive == archive_id, outlets.c.key == mark.key))
    if mark.label is not None or mark.blocked:
        values = {
            "archive": archive_id, "key": to_storable(mark.key), "name": to_storable(mark.name),
            "sites": json.dumps(mark.sites), "label": mark.label and to_storable(mark.label),
            "blocked": mark.blocked, "actor": to_storable(actor.name), "at": now,
        }  # fmt: skip
        conn.execute(insert(outlets), values)
    was = before.label if before else None
    audit.note(conn, archive_id, actor, now, action, outlet=mark.name, before=was, after=mark.label, sites=mark.sites)


def _read(conn: Connection, archive_id: ArchiveId, statement: Any) -> OutletMarks:
    rows = conn.execute(statement, {"of_archive": archive_id}).all()
    return OutletMarks.of(mark for row in rows if (mark := integrity.unpacked(outlets, row, _mark)))


def _mark(row: Row[Any]) -> MarkedOutlet:
    return MarkedOutlet(row.key, row.name, tuple(map(str, json.loads(row.sites))), row.label, row.blocked)
