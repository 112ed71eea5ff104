"""`copydesk pipe verify`: {"op":"archive","id","text"} rows, then {"op":"verify","id","quote","speaker"} rows, each
answered by {"id","verdict","doc"}."""

import asyncio
from collections.abc import Iterable

from bot.cli.pipes.lines import Out, answered, optional_day, text_of
from bot.cli.pipes.temporary import New, Throwaway, throwaway
from bot.cli.printing.safe import Row
from bot.desk.verify import findings


def run(rows: Iterable[Row], out: Out) -> None:
    """Store the archive's rows before the first question; answer each question at once."""
    asyncio.run(_run(rows, out))


async def _run(rows: Iterable[Row], out: Out) -> None:
    names: dict[int, object] = {}
    waiting: list[tuple[object, New]] = []
    async with throwaway() as archive:
        for row in rows:
            with answered(row, out):
                if row.get("op") != "verify":
                    waiting.append((row["id"], (row.get("title"), text_of(row, "text"), optional_day(row, "date"))))
                    continue
                await _store(archive, waiting, names)
                out(await _answer(archive, row, names))


async def _store(archive: Throwaway, waiting: list[tuple[object, New]], names: dict[int, object]) -> None:
    if waiting:
        ids = await archive.add([new for _, new in waiting])
        names.update(zip(ids, (name for name, _ in waiting), strict=True))
        waiting.clear()


async def _answer(archive: Throwaway, row: Row, names: dict[int, object]) -> Row:
    quote = text_of(row, "quote")
    found = await findings(archive.store, archive.thinking, archive.archive, quote, row.get("speaker"))
    if not found:
        return {"id": row["id"], "verdict": "not_found", "doc": None}
    return {"id": row["id"], "verdict": found[0].verdict, "doc": names[found[0].marked.article.id]}
