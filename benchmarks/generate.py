"""A realistic archive of any size: `python -m benchmarks.generate PATH 100000 [--seed 1]`.

Rows go into the real tables by the real packings and the real index, many articles to a statement. Every article is its
own copy group.
"""

import argparse
import asyncio
import datetime as dt
import time
from collections import Counter
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, insert, text, update

from benchmarks.articles import Articles
from bot.analysis.copies import fingerprint
from bot.archive.articles import rows
from bot.archive.search.generation import GENERATION
from bot.archive.search.sqlite import text_columns
from bot.archive.search.sqlite_statements import docid
from bot.archive.search.terms import facets, title_words
from bot.archive.servers import archives
from bot.archive.store import Store, tables
from bot.records.annotations import Annotations, Quote
from bot.records.ids import ArchiveId
from bot.records.reading import Draft
from bot.text.words import stem_text

BATCH = 1_000
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
Rows = dict[str, list[dict[str, Any]]]


async def generate(
    database: str, many: int, *, seed: int = 1, prints: bool = False, stories: int = 20_000
) -> ArchiveId:
    """Fill the archive "local" of a new SQLite database with `many` articles telling `stories`; gives its id."""
    store = await Store.open(database)
    articles = Articles(seed, stories)
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.ensure, "local", NOW)).id
    for first in range(1, many + 1, BATCH):
        made = {number: articles.make(number) for number in range(first, min(first + BATCH, many + 1))}
        async with store.writing() as conn:
            await conn.run_sync(_write, archive, made, prints=prints)
    async with store.writing() as conn:
        await conn.execute(update(tables.archives).where(tables.archives.c.id == archive).values(articles=many))
        await conn.execute(
            text("INSERT INTO search_languages VALUES (:archive, 'en', :many)"), {"archive": archive, "many": many}
        )
        await conn.execute(text("ANALYZE"))
    await store.close()
    return archive


def _write(conn: Connection, archive: ArchiveId, made: dict[int, tuple[Draft, Annotations]], *, prints: bool) -> None:
    found: Rows = {name: [] for name in ("articles", "versions", "quotes", "printed", "fingerprints", "index")}
    words: Counter[str] = Counter()
    for number, (draft, markup) in made.items():
        _rows(found, archive, number, draft, markup, prints=prints)
        words.update(title_words(draft.title.value))
    for name in ("articles", "versions", "quotes", "printed", "fingerprints"):
        if found[name]:
            conn.execute(insert(tables.metadata.tables[name]), found[name])
    _index(conn, found["index"], archive, words)


def _rows(found: Rows, archive: ArchiveId, number: int, draft: Draft, markup: Annotations, *, prints: bool) -> None:
    new = rows.NewText(draft.text, draft.title.value, (), None)
    head = {"id": number, "archive": archive, "key": draft.key, "version": number, "added_at": NOW}
    found["articles"].append(rows.article_values(draft, markup) | head)
    found["versions"].append(rows.version_values(new, markup, NOW) | {"id": number, "article": number, "number": 1})
    found["quotes"] += [rows.quote_values(archive, number, number, quote) for quote in markup.quotes]
    values = _prints(draft.text, markup.quotes) if prints else ()
    alone = {"article": number, "archive": archive, "copies_of": number, "figures": "", "prints": b"", "said": b""}
    found["printed"].append(alone)
    found["fingerprints"] += [{"archive": archive, "value": value, "article": number} for value in set(values)]
    day = draft.published.chosen.date if draft.published.chosen else None
    columns = text_columns(draft.title.value, _body(draft.text), "en")
    found["index"].append(
        {"article": number, "id": docid(archive, day, number), **columns, "facet": facets(draft.outlet, "en")}
    )


@lru_cache(maxsize=20_000)
def _prints(text: str, quotes: tuple[Quote, ...]) -> tuple[int, ...]:
    """All hashes that are kept of a story's text."""
    found = fingerprint(text, quotes)
    return (*found.sampled, *found.said)


@lru_cache(maxsize=20_000)
def _body(body: str) -> str:
    """The stems of a story's text, made once for all articles that tell it."""
    return stem_text(body, "en")


def _index(conn: Connection, indexed: list[dict[str, Any]], archive: ArchiveId, words: Counter[str]) -> None:
    conn.execute(
        text("INSERT INTO search_index (rowid, title, lead, rest, facet) VALUES (:id, :title, :lead, :rest, :facet)"),
        indexed,
    )
    conn.execute(
        text("INSERT INTO search_rows VALUES (:article, :archive, :id, 'en', :made)"),
        [{"article": row["article"], "archive": archive, "id": row["id"], "made": GENERATION} for row in indexed],
    )
    counted = [{"archive": archive, "word": w_, "back": w_[::-1], "n": many} for w_, many in words.items()]
    conn.execute(
        text(
            "INSERT INTO search_words VALUES (:archive, :word, :back, :n)"
            " ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
        ),
        counted,
    )


def main() -> None:
    """Make the database and say how long it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("articles", type=int)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--prints", action="store_true", help="with fingerprints, for questions about copies")
    given = asked.parse_args()
    began = time.perf_counter()
    asyncio.run(generate(given.database, given.articles, seed=given.seed, prints=given.prints))
    seconds = time.perf_counter() - began
    print(f"{given.articles} articles in {seconds:.0f} s, {given.articles / seconds:.0f} a second")


if __name__ == "__main__":
    main()
