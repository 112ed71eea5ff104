"""Which stored article a draft or an address belongs to, where one page has many addresses and one path many pages.

The key that an article is stored under leaves out what may name a page of its own ("?ref=1001", "/print", a web archive
around the address). Whether two texts under one key are versions of one page or two documents, the texts tell; the
second document then stands under its exact key.
"""

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select

from bot.archive.articles import fingerprints, outlets, rows
from bot.archive.store import integrity, seals, storable_text, tables
from bot.errors.fetching import BadAddress
from bot.errors.missing import DamagedArticle
from bot.records.annotations import Fingerprint
from bot.records.archive import Article
from bot.records.ids import ArchiveId
from bot.records.reading import Draft
from bot.text import urls
from bot.text.wording import forms

articles, versions = tables.articles, tables.versions

# Built once: building it anew for each article took a quarter of the time of adding it.
_KNOWN = (
    select(articles, versions.c.sha256)
    .join_from(articles, versions, versions.c.id == articles.c.version)
    .where(articles.c.archive == bindparam("of_archive"), articles.c.key.in_(bindparam("of_keys", expanding=True)))
)


class Place(NamedTuple):
    """Where a draft belongs: the row of its article, in the trash or not, or None and the key to store it under."""

    row: Row[Any] | None
    key: str


def place_of(conn: Connection, archive_id: ArchiveId, draft: Draft, found: Fingerprint) -> Place:
    """The article that `draft` (storable, with its fingerprint) is a version of.

    1. Its own exact address is the article, whatever the text says.
    2. Another address under the same key is, where the title is the same or the text has as much in common as copies
       have; where both give an identifier, the text and its figures alone tell (see `_is_same_page`).
    3. Else it is another document, under its key where that is free, else under its exact key.
    """
    possible = _keys(draft)
    known = _known(conn, archive_id, possible)
    row = _article_of(conn, known, draft, possible, found)
    if row is not None:
        return Place(row, row.key)
    free = next((key for key in reversed(possible) if key not in known), None)
    return Place(None, free) if free else _after_moving(conn, archive_id, known[possible[0]])


def by_draft(conn: Connection, archive_id: ArchiveId, draft: Draft, found: Fingerprint) -> Article | None:
    """The live article that a draft would be a version of. Raises DamagedArticle."""
    draft = storable_text.storable_draft(draft)
    possible = _keys(draft)
    row = _article_of(conn, _known(conn, archive_id, possible), draft, possible, found)
    live = None if row is None else _live(row)
    return None if live is None else outlets.labelled(conn, archive_id, [live])[0]


def by_address(conn: Connection, archive_id: ArchiveId, address: str) -> Article | None:
    """The live article of an address or of another form of it; None where that one has another identifier.

    Nothing is known of the page's text here. Raises BadAddress, DamagedArticle.
    """
    possible = [storable_text.key(key) for key in urls.keys(address)]
    known = _known(conn, archive_id, possible)
    for row in (known[key] for key in possible if key in known):
        if (row.key == possible[0] != possible[-1] or not _are_told_apart(row, address)) and (live := _live(row)):
            return outlets.labelled(conn, archive_id, [live])[0]
    return None


def _known(conn: Connection, archive_id: ArchiveId, possible: list[str]) -> dict[str, Row[Any]]:
    return {row.key: row for row in conn.execute(_KNOWN, {"of_archive": archive_id, "of_keys": possible})}


def _keys(draft: Draft) -> list[str]:
    """From the most exact; the draft's own alone where it is not its address's (a text's, an older program's)."""
    own = storable_text.key_of(draft)
    if draft.key is None or draft.url is None:
        return [own]
    plain, mark, part = draft.key.partition("#")
    try:
        possible = urls.keys(draft.url)
    except BadAddress:
        return [own]
    return [storable_text.key(key + mark + part) for key in possible] if plain in possible else [own]


def _article_of(
    conn: Connection, known: dict[str, Row[Any]], draft: Draft, possible: list[str], found: Fingerprint
) -> Row[Any] | None:
    rows_by_exactness = (known[key] for key in possible if key in known)
    same = (r for r in rows_by_exactness if _is_own(r, draft, possible) or _is_same_page(conn, r, draft, found))
    return next(same, None)


def _live(row: Row[Any]) -> Article | None:
    if row.trashed_at is not None:
        return None
    live = rows.article(row)
    if live is None:
        raise DamagedArticle(article=row.id)
    return live


def _is_own(row: Row[Any], draft: Draft, possible: list[str]) -> bool:
    """Whether the article in `row` was read from the draft's exact address; one that is damaged counts as it."""
    if row.url is None or draft.url is None or not integrity.intact(articles, row):
        return True
    if row.key == possible[0] != possible[-1]:
        return True
    try:
        return urls.exact(row.url) == urls.exact(draft.url)
    except BadAddress:
        return True


def _is_same_page(conn: Connection, row: Row[Any], draft: Draft, found: Fingerprint) -> bool:
    """Whether a draft is a version of the article in `row`, read from another address of the same key.

    Common text is what copies have in common (`shingles.CONTAINED`, .4 of the shorter one's shingles). Measured on
    newswire: 99.4% of 790 edited, cut and reordered stories have that much with their own, .008% of 300,000 pairs of
    other stories do (.3: .02%; .2: .06%), and a page that is edited changes less than a story that is cut by half. Two
    identifiers ("?ref=1001", "?ref=1002") need the same figures too, and a title is no proof there: minutes and forms
    share their fixed words and their titles.
    """
    same_text = bool(row.sha256 == storable_text.sha256(draft.text))
    shared = fingerprints.shared(conn, row.id, found)
    if _are_told_apart(row, draft.url or ""):
        return same_text or shared == "text and figures"
    title = forms(row.title or "")
    return same_text or shared is not None or (title != [] and title == forms(draft.title.value or ""))


def _are_told_apart(row: Row[Any], address: str) -> bool:
    try:
        return row.url is not None and urls.tell_apart(row.url, address)
    except BadAddress:
        return False


def _after_moving(conn: Connection, archive_id: ArchiveId, holder: Row[Any]) -> Place:
    """The bare address that `holder`, another document, has as its key: that one moves to its own exact key.

    Where that is taken as well, the draft is a version of `holder`.
    """
    _, mark, part = str(holder.key).partition("#")
    exact = storable_text.key(urls.exact(holder.url) + mark + part)
    if _known(conn, archive_id, [exact]):
        return Place(holder, holder.key)
    seals.update(conn, articles, [articles.c.id == holder.id], {"key": exact})
    return Place(None, holder.key)
