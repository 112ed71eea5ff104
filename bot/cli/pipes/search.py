"""`pipe search`: rows {"op": "add"}, {"op": "commit"}, then {"op": "search", "id", "query", "k"} -> {"id", "ids"}."""

import asyncio
from collections.abc import Iterable

from bot.analysis import aliases, topics
from bot.analysis.ranking import rank
from bot.archive.search.stores import index_for
from bot.archive.store import Store
from bot.archive.store.temporary_store import temporary_store
from bot.cli.pipes.lines import Out, answered, optional_day
from bot.cli.printing.safe import Row
from bot.errors.tree import CopydeskError
from bot.records.ids import ArchiveId
from bot.text.words import stem_text

ARCHIVE = ArchiveId(1)
LANGUAGE = "en"


def run(rows: Iterable[Row], out: Out, server: str | None = None) -> None:
    """Index what is added in a temporary database and answer each search, best first.

    With `server`, a postgresql:// URL, that database lies there and is dropped afterwards.
    """
    asyncio.run(_run(server, rows, out))


async def _run(server: str | None, rows: Iterable[Row], out: Out) -> None:
    async with temporary_store(server) as store:
        added: list[Row] = []
        names: list[object] = []
        for row in rows:
            with answered(row, out):
                if row["op"] == "add":
                    added.append({**row, "id": row["id"]})
                elif row["op"] == "commit":
                    await _index(store, added, len(names))
                    names += [new["id"] for new in added]
                    added.clear()
                    out({"ok": True})
                elif row["op"] == "search":
                    ranked = await _search(store, str(row["query"]), int(str(row["k"])))
                    out({"id": row["id"], "ids": [names[article - 1] for article in ranked]})


async def _index(store: Store, added: list[Row], before: int) -> None:
    async with store.writing() as w:
        for number, row in enumerate(added, start=before + 1):
            title, body, day = row.get("title"), row.get("body"), optional_day(row, "date")
            title = str(title) if title else None
            stems = stem_text(str(body or ""), LANGUAGE)
            await w.run_sync(index_for(w).add, ARCHIVE, number, title=title, stems=stems, day=day, language=LANGUAGE)


async def _search(store: Store, query: str, size: int) -> list[int]:
    async with store.reading() as r:
        index = index_for(r)
        try:
            topic = topics.parse(query, aliases.builtin(), await r.run_sync(index.languages, ARCHIVE))
        except CopydeskError:
            return []
        candidates = await r.run_sync(index.candidates, ARCHIVE, topic)
    return [entry.article for entry in rank(topic, candidates)[:size]]
