"""`copydesk pipe copies`: {"op":"add","id","title","body","date"} rows, {"op":"commit"}; then {"id","cluster"}s."""

import asyncio
from collections.abc import Iterable, Iterator

from bot.archive.articles import fingerprints
from bot.cli.pipes.lines import Out, answered, optional_day, text_of
from bot.cli.pipes.temporary import throwaway
from bot.cli.printing.safe import Row


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer the commit with {"ok": true} and the end of input with every document's copy group."""
    asyncio.run(_run(rows, out))


async def _run(rows: Iterable[Row], out: Out) -> None:
    names, given = [], []
    for row in _until_commit(rows):
        with answered(row, out):
            given.append((row.get("title"), text_of(row, "body"), optional_day(row, "date")))
            names.append(row.get("id"))
    async with throwaway() as archive:
        ids = await archive.add(given)
        out({"ok": True})
        async with archive.store.reading() as r:
            heads = await r.run_sync(fingerprints.heads, archive.archive, ids)
    named = dict(zip(ids, names, strict=True))
    for article, name in named.items():
        out({"id": name, "cluster": named[heads[article]]})


def _until_commit(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if row.get("op") == "commit":
            return
        yield row
