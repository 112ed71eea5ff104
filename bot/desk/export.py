"""`export`: an archive as one file: JSON lines, a CSV table, or Markdown to read."""

import csv
import io
import json
from typing import IO, Literal

from bot.archive import export
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors import Refused
from bot.records.archive import MarkedArticle

Format = Literal["jsonl", "csv", "markdown"]
SUFFIX: dict[Format, str] = {"jsonl": "jsonl", "csv": "csv", "markdown": "md"}
COLUMNS = ("article", "title", "byline", "outlet", "published", "url", "language", "words", "text")
AT_A_TIME = 4
"""Articles read at once: one may have some megabytes."""
ACTING_IN_SHEETS = ("=", "+", "-", "@", "\t", "\r")


class ExportTooBig(Refused):
    template = "The export is larger than the {megabytes} MB that can be sent here. Use `copydesk export` instead."


async def export_(desk: Desk, archive_id: int, form: Format, limit: int, out: IO[bytes]) -> int:
    """Write the whole live archive into `out`, article by article; gives how many there are.

    Raises ExportTooBig over `limit` bytes; then `out` holds a part.
    """

    async def work(r: Connection) -> int:
        size = count = 0
        if form == "csv":
            size = out.write(b"\xef\xbb\xbf" + _row(COLUMNS).encode())
        async for article in export.articles(r, archive_id, AT_A_TIME):
            size, count = size + out.write(_written(article, form).encode("utf-8", "replace")), count + 1
            if size > limit:
                raise ExportTooBig(megabytes=limit // 1_048_576)
        return count

    return await desk.store.read(work)


def _written(marked: MarkedArticle, form: Format) -> str:
    article = marked.article
    day = article.day.isoformat() if article.day else None
    values = (
        article.id, article.title.value, article.byline.value, article.outlet, day, article.url, article.language,
        article.words, marked.version.text,
    )  # fmt: skip
    if form == "csv":
        return _row(values)
    if form == "markdown":
        head = f"# {article.title.value or 'Untitled'}\n\n{article.outlet or ''} {day or ''} {article.url or ''}"
        return f"{head.rstrip()}\n\n{marked.version.text}\n\n---\n\n"
    return json.dumps(dict(zip(COLUMNS, values, strict=True)), ensure_ascii=False) + "\n"


def _row(values: tuple[object, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_tame(value) for value in values])
    return out.getvalue()


def _tame(value: object) -> object:
    """A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(ACTING_IN_SHEETS) else value
