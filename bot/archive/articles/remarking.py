"""Marking stored texts anew, once the engine that marks them has got better: the same version, other marks.

What an editor or the desk set stays, and so do the ids of quotes that are still found: splits, corrections and answers
refer to them. The search index holds no marks and is left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, tuple_, update

from bot.archive.articles import fingerprints, rows
from bot.archive.articles.adding import check_marks
from bot.archive.articles.newest import article_row
from bot.archive.people import corrections, matching, rulings, speakers, unquoted
from bot.archive.store import integrity, seals, storable_text, tables
from bot.errors.missing import DamagedArticle
from bot.records.annotations import Annotations, NamedSpeaker, Quote
from bot.records.archive import MarkChanges, Version
from bot.records.ids import ArchiveId

articles, versions, quotes, attributions = tables.articles, tables.versions, tables.quotes, tables.attributions

# Built once: each text needs them.
_VERSION = select(versions).where(versions.c.id == bindparam("of_version"))
_QUOTES = select(quotes).where(quotes.c.version == bindparam("of_version")).order_by(quotes.c.start)
_ATTRIBUTED = select(attributions.c.quote, attributions.c.person).where(
    attributions.c.article == bindparam("of_article")
)
_MARKED_BY = update(versions).where(versions.c.id == bindparam("of_version")).values(engine=bindparam("by_engine"))
NO_ENGINE = -1
"""Stands for the engine of the stored quotes where none of them is kept for its own sake."""
_NEW_QUOTE = insert(quotes).returning(quotes.c.id)


class Place(NamedTuple):
    """How far a walk over what older engines marked has come."""

    engine: int = -1
    article: int = 0


@dataclass(frozen=True, slots=True)
class OldMarks:
    """A text that an older engine marked; `version` is None where text or row is damaged."""

    place: Place
    archive: ArchiveId
    language: str | None
    version: Version | None


def count(conn: Connection, engine: int, archive_id: ArchiveId | None = None) -> int:
    """How many articles have a newest text that an engine older than `engine` marked, in the trash or not."""
    return int(conn.execute(_older(engine, archive_id, func.count())).scalar_one())


def older(
    conn: Connection, engine: int, after: Place, limit: int, archive_id: ArchiveId | None = None
) -> tuple[OldMarks, ...]:
    """The next texts that an engine older than `engine` marked, after a place, oldest engine first."""
    body = [column.label(rows.TEXT + column.name) for column in versions.columns]
    beyond = tuple_(versions.c.engine, versions.c.article) > tuple_(after.engine, after.article)
    found = _older(engine, archive_id, *articles.columns, *body).where(beyond)
    return tuple(map(_old, conn.execute(found.order_by(versions.c.engine, versions.c.article).limit(limit))))


def remark(conn: Connection, old: OldMarks, markup: Annotations, *, taken_back: bool = False) -> MarkChanges | None:
    """Give a text the marks newly made of it; gives what changed.

    None where another text is the newest by now, or this engine marked it already. Raises DamagedArticle and
    MarkupOutside, before anything is changed. `taken_back`: the desk took something back, so that a quote is as the
    desk has it only where it said so, and the same engine may mark again.
    """
    number = old.place.article
    head = article_row(conn, old.archive, number)
    body = None if head is None else conn.execute(_VERSION, {"of_version": head.version}).first()
    if head is None or body is None or old.version is None or body.id != old.version.id:
        return None
    if body.engine >= markup.engine and not taken_back:
        return None
    if not integrity.whole(versions, body):
        raise DamagedArticle(article=number)
    markup = storable_text.storable_annotations(markup)
    check_marks(old.version.text, markup)
    markup = rulings.corrected(markup, corrections.of_article(conn, number), old.version.text)
    changes = _quotes(conn, head, NO_ENGINE if taken_back else body.engine, markup)
    if body.passages != markup.passages.packed:
        seals.update(conn, versions, [versions.c.id == body.id], {"passages": markup.passages.packed})
        changes = changes._replace(other=True)
    conn.execute(_MARKED_BY, {"of_version": body.id, "by_engine": markup.engine})
    fingerprints.renew(conn, head.archive, number, markup.fingerprint)
    return MarkChanges(1, int(changes.any), changes.new, changes.gone, changes.speaker)


class _Changed(NamedTuple):
    new: int = 0
    gone: int = 0
    speaker: int = 0
    other: bool = False

    @property
    def any(self) -> bool:
        return bool(self.new or self.gone or self.speaker or self.other)


def _older(engine: int, archive_id: ArchiveId | None, *columns: Any) -> Select[Any]:
    newest = (articles.c.id == versions.c.article) & (articles.c.version == versions.c.id)
    found = select(*columns).select_from(versions.join(articles, newest)).where(versions.c.engine < engine)
    return found if archive_id is None else found.where(articles.c.archive == archive_id)


def _old(row: Row[Any]) -> OldMarks:
    version = rows.version(row, rows.VERSIONS_AT) if integrity.intact(articles, row) else None
    whole = version is not None and version.article == row.id
    return OldMarks(Place(row.text_engine, row.id), row.archive, row.language, version if whole else None)


def _quotes(conn: Connection, head: Row[Any], engine: int, markup: Annotations) -> _Changed:
    """Change the quotes that `engine` marked to those of `markup`, with what the desk set right."""
    stored = conn.execute(_QUOTES, {"of_version": head.version}).all()
    before = [(quote, row.id) for row in stored if (quote := rows.quote(row)) is not None]
    ids = {id(quote): number for quote, number in before}
    people = _attributed(conn, head.id)
    names = {name.given: name for name in markup.people}
    changed = _Changed()
    old_quotes = [quote for quote, _ in before]
    if engine != NO_ENGINE:
        markup = corrections.kept(old_quotes, engine, markup)
    for old, new in matching.pairs(old_quotes, markup.quotes):
        if old is None and new is not None:
            _add(conn, head, new, names)
            changed = changed._replace(new=changed.new + 1)
        elif new is None:
            conn.execute(delete(quotes).where(quotes.c.id == ids[id(old)]))
            changed = changed._replace(gone=changed.gone + 1)
        elif old is not None and (engine == NO_ENGINE or not corrections.by_hand(old, engine)):
            speaker = _change(conn, head, ids[id(old)], (old, new), names, people)
            changed = changed._replace(speaker=changed.speaker + speaker, other=changed.other or old != new)
    if changed.gone or changed.speaker:
        _forget_unquoted(conn, head, people)
    return changed


def _forget_unquoted(conn: Connection, head: Row[Any], before: Mapping[int, int]) -> None:
    """Forget those people who were quoted in an article before and are no longer."""
    if before:
        unquoted.forget(conn, head.archive, set(before.values()) - set(_attributed(conn, head.id).values()))


def _add(conn: Connection, head: Row[Any], quote: Quote, names: Mapping[str, NamedSpeaker]) -> None:
    values = rows.quote_values(head.archive, head.id, head.version, quote)
    number = int(conn.execute(_NEW_QUOTE, values).scalar_one())
    named = names.get(quote.speaker or "")
    if named is not None:
        speakers.attribute(conn, head.archive, number, head.id, head.day, named)


def _change(
    conn: Connection,
    head: Row[Any],
    number: int,
    pair: tuple[Quote, Quote],
    names: Mapping[str, NamedSpeaker],
    people: Mapping[int, int],
) -> bool:
    """Bring a stored quote to what was found now; gives whether it has another speaker."""
    old, new = pair
    if old != new:
        values = rows.quote_values(head.archive, head.id, head.version, new)
        seals.update(conn, quotes, [quotes.c.id == number], values)
    named = names.get(new.speaker or "")
    if old.speaker != new.speaker or (number in people) != (named is not None):
        speakers.attribute(conn, head.archive, number, head.id, head.day, named)
    return old.speaker != new.speaker


def _attributed(conn: Connection, article_id: int) -> dict[int, int]:
    """The person of each attributed quote of an article."""
    return {row.quote: row.person for row in conn.execute(_ATTRIBUTED, {"of_article": article_id})}
