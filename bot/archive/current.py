"""An article's row in one archive, and its newest version as the indexes want it."""

from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import rows, tables
from bot.archive.indexing import Indexed
from bot.records.marks import Quote
from bot.records.passages import Passages

BIGGEST_ID = 2**63 - 1  # what both stores can look for; a larger number names nothing

_QUOTES_OF = (
    select(tables.quotes)
    .where(tables.quotes.c.version.in_(bindparam("of_versions", expanding=True)))
    .order_by(tables.quotes.c.version, tables.quotes.c.id)
)


async def found_in(r: AsyncConnection, archive_id: int, article_id: int) -> Row[Any] | None:
    """The row of `articles` with that id in that archive, in the trash or not."""
    if not 0 < article_id <= BIGGEST_ID:
        return None
    articles = tables.articles
    ours = select(articles).where(articles.c.id == article_id, articles.c.archive == archive_id)
    return (await r.execute(ours)).first()


async def quotes_of(r: AsyncConnection, versions: list[int]) -> dict[int, list[Quote]]:
    """The quotes of each version, in the order of its text."""
    said: dict[int, list[Quote]] = {}
    for row in await r.execute(_QUOTES_OF, {"of_versions": versions}):
        said.setdefault(row.version, []).append(rows.quote(row))
    return said


async def current(r: AsyncConnection, row: Row[Any]) -> Indexed:
    """The newest version of the article in `row` for the indexes, with its fingerprint as it is."""
    versions = tables.versions
    text = (await r.execute(select(versions.c.text, versions.c.passages).where(versions.c.id == row.version))).one()
    quotes = tuple((await quotes_of(r, [row.version])).get(row.version, []))
    return Indexed(
        archive=row.archive,
        article=row.id,
        version=row.version,
        title=row.title,
        text=text.text,
        day=row.day,
        outlet=row.outlet,
        language=row.language,
        passages=Passages(text.passages),
        quotes=quotes,
        fingerprint=None,
    )
