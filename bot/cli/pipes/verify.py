"""`copydesk pipe verify`: {"op":"archive","id","text"} rows, then {"op":"verify","id","quote","speaker"} rows, each
answered by {"id","verdict","doc"}."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Any

from bot.cli.pipes.temporary import Throwaway, throwaway
from bot.desk.verify import findings

Out = Callable[[dict[str, object]], None]


def run(lines: Iterable[str], out: Out) -> None:
    """Store the archive's rows before the first question; answer each question at once."""
    asyncio.run(_run(lines, out))


async def _run(lines: Iterable[str], out: Out) -> None:
    names: dict[int, object] = {}
    waiting: list[dict[str, Any]] = []
    async with throwaway() as archive:
        for line in lines:
            row = json.loads(line)
            if row.get("op") != "verify":
                waiting.append(row)
                continue
            await _store(archive, waiting, names)
            out(await _answer(archive, row, names))


async def _store(archive: Throwaway, waiting: list[dict[str, Any]], names: dict[int, object]) -> None:
    if waiting:
        ids = await archive.add([(row.get("title"), row["text"], _day(row.get("date"))) for row in waiting])
        names.update(zip(ids, (row["id"] for row in waiting), strict=True))
        waiting.clear()


async def _answer(archive: Throwaway, row: dict[str, Any], names: dict[int, object]) -> dict[str, object]:
    found = await findings(archive.store, archive.thinking, archive.archive, row["quote"], row.get("speaker"))
    if not found:
        return {"id": row["id"], "verdict": "not_found", "doc": None}
    return {"id": row["id"], "verdict": found[0].verdict, "doc": names[found[0].marked.article.id]}


def _day(given: str | None) -> dt.date | None:
    return dt.date.fromisoformat(given[:10]) if given else None
