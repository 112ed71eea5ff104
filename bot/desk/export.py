"""`export`: an archive as one file: JSON lines, a CSV table, or Markdown to read."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote

from bot.archive import export
from bot.archive.store import Connection
from bot.desk.new_file import new_file
from bot.desk.resources import Desk
from bot.errors import Refused
from bot.records.archive import AnnotatedArticle, Article
from bot.records.ids import ArchiveId
from bot.text import urls
from bot.text.clean import HIDDEN
from bot.text.markdown import escaped

Format = Literal["jsonl", "csv", "markdown"]
SUFFIX: dict[Format, str] = {"jsonl": "jsonl", "csv": "csv", "markdown": "md"}
COLUMNS = ("article", "title", "byline", "outlet", "published", "url", "language", "words", "text")
AT_A_TIME = 4
"""Articles read at once: one may have some megabytes."""
NO_LIMIT = sys.maxsize  # a file of the operator's own may have any size
ACTING_IN_SHEETS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_AUTOLINK = "!#$%&'()*+,/:;=?@[]~-._"


class ExportTooBig(Refused):
    template = "The export is larger than the {megabytes} MB that can be sent here. Use `copydesk export` instead."


async def export_(desk: Desk, archive_id: ArchiveId, form: Format, limit: int, out: IO[bytes]) -> int:
    """Write the whole live archive into `out`, article by article; gives how many there are.

    Raises ExportTooBig over `limit` bytes; then `out` holds a part.
    """

    def work(conn: Connection) -> int:
        size, count = out.write(_head(form)), 0
        for article in export.articles(conn, archive_id, AT_A_TIME):
            size, count = size + out.write(_written(article, form).encode("utf-8", "replace")), count + 1
            if size > limit:
                raise ExportTooBig(megabytes=limit // 1_048_576)
        return count

    return await desk.store.read(work)


async def to_file(desk: Desk, archive_id: ArchiveId, form: Format, to: Path, *, replace: bool = False) -> int:
    """Write the whole live archive to a file, for its owner alone; gives how many articles are in it.

    With `replace` an older file of that name is replaced when the new one is whole. Raises FileThere, NotWritten.
    """
    with new_file(to, replace=replace) as out:
        return await export_(desk, archive_id, form, NO_LIMIT, out)


def _head(form: Format) -> bytes:
    return b"\xef\xbb\xbf" + _row(COLUMNS).encode() if form == "csv" else b""


def _written(marked: AnnotatedArticle, form: Format) -> str:
    article = marked.article
    day = article.day.isoformat() if article.day else None
    values = (
        article.id, article.title.value, article.byline.value, article.outlet, day, article.url, article.language,
        article.words, marked.version.text,
    )  # fmt: skip
    if form == "csv":
        return _row(values)
    if form == "markdown":
        return f"{_heading(article)}\n\n{escaped(marked.version.text)}\n\n---\n\n"
    return json.dumps(dict(zip(COLUMNS, values, strict=True)), ensure_ascii=False) + "\n"


def _heading(article: Article) -> str:
    day = article.day.isoformat() if article.day else ""
    address = urls.web(article.url)
    link = f"<{quote(address, safe=_AUTOLINK)}>" if address else ""
    title, outlet = (escaped(" ".join((value or "").split())) for value in (article.title.value, article.outlet))
    facts = " ".join(fact for fact in (outlet, day, link) if fact)
    return f"# {title or 'Untitled'}\n\n{facts}".rstrip()


def _row(values: tuple[object, ...]) -> str:
    """Words are quoted, also for a spreadsheet that parts cells at semicolons."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow([_tame(value) for value in values])
    return out.getvalue()


def _tame(value: object) -> object:
    """A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).

    Spreadsheets overlook what is unseen before the sign, and take its full-width form for it.
    """
    if not isinstance(value, str) or not value:
        return value
    shown = next((sign for sign in HIDDEN.sub("", value) if sign.isprintable() and not sign.isspace()), "")
    acts = shown in ACTING_IN_SHEETS or value[0] in "\t\r\n"
    return f"'{value}" if acts else value
