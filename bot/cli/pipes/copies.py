"""`copydesk pipe copies`: {"op":"add","id","title","body","date"} rows, {"op":"commit"}; then {"id","cluster"}s."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable, Iterable

from bot.archive import fingerprints
from bot.cli.pipes.temporary import throwaway


def run(lines: Iterable[str], out: Callable[[dict[str, object]], None]) -> None:
    """Answer the commit with {"ok": true} and the end of input with every document's copy group."""
    asyncio.run(_run(lines, out))


async def _run(lines: Iterable[str], out: Callable[[dict[str, object]], None]) -> None:
    asked = [json.loads(line) for line in _until_commit(lines)]
    async with throwaway() as archive:
        ids = await archive.add([(row.get("title"), row["body"], _day(row.get("date"))) for row in asked])
        out({"ok": True})
        async with archive.store.reading() as r:
            heads = await fingerprints.heads(r, ids)
    names = dict(zip(ids, (row["id"] for row in asked), strict=True))
    for article, name in names.items():
        out({"id": name, "cluster": names[heads[article]]})


def _until_commit(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if json.loads(line)["op"] == "commit":
            return
        yield line


def _day(given: str | None) -> dt.date | None:
    return dt.datetime.fromisoformat(given).date() if given else None
