"""`export`: an archive as one file: JSON lines, a CSV table, or Markdown to read."""

import sys
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote

from bot.archive import export
from bot.archive.store import Connection
from bot.desk.new_file import new_file
from bot.desk.resources import Desk
from bot.errors.files import ExportTooBig
from bot.records.archive import AnnotatedArticle, Article
from bot.records.ids import ArchiveId
from bot.records.reading import Post
from bot.text import exported, urls
from bot.text.markdown import escaped

Format = Literal["jsonl", "csv", "markdown"]
SUFFIX: dict[Format, str] = {"jsonl": "jsonl", "csv": "csv", "markdown": "md"}
AT_A_TIME = 4
"""Articles read at once: one may have some megabytes."""
NO_LIMIT = sys.maxsize  # a file of the operator's own may have any size
_AUTOLINK = "!#$%&'()*+,/:;=?@[]~-._"


async def export_(desk: Desk, archive_id: ArchiveId, form: Format, limit: int, out: IO[bytes]) -> int:
    """Write the whole live archive into `out`, article by article; gives how many there are.

    Raises ExportTooBig over `limit` bytes; then `out` holds a part.
    """

    count, whole = await desk.store.read(_write, archive_id, form, limit, out)
    if not whole:
        raise ExportTooBig(megabytes=limit // 1_048_576)
    return count


def _write(conn: Connection, archive_id: ArchiveId, form: Format, limit: int, out: IO[bytes]) -> tuple[int, bool]:
    """How many articles were written, and whether they are all within `limit` bytes."""
    size, count = out.write(_head(form)), 0
    for article in export.articles(conn, archive_id, AT_A_TIME):
        size, count = size + out.write(_written(article, form).encode("utf-8", "replace")), count + 1
        if size > limit:
            return count, False
    return count, True


async def to_file(desk: Desk, archive_id: ArchiveId, form: Format, to: Path, *, replace: bool = False) -> int:
    """Write the whole live archive to a file, for its owner alone; gives how many articles are in it.

    With `replace` an older file of that name is replaced when the new one is whole. Raises FileThere, NotWritten.
    """
    with new_file(to, replace=replace) as out:
        return await export_(desk, archive_id, form, NO_LIMIT, out)


def _head(form: Format) -> bytes:
    return b"\xef\xbb\xbf" + exported.csv_head().encode() if form == "csv" else b""


def _written(marked: AnnotatedArticle, form: Format) -> str:
    row = _row(marked)
    if form == "csv":
        return exported.csv_row(row)
    return exported.markdown_block(row, _heading(marked.article)) if form == "markdown" else exported.json_line(row)


def _row(marked: AnnotatedArticle) -> dict[str, object]:
    article, posts = marked.article, [_post(post) for post in marked.version.posts]
    day = article.day.isoformat() if article.day else None
    values = (
        article.id, article.title.value, article.byline.value, article.outlet, day, article.url, article.language,
        article.words, marked.version.text, article.published.sure if day else None, article.genre, posts or None,
        article.outlet_label,
    )  # fmt: skip
    return dict(zip(exported.COLUMNS, values, strict=True))


def _post(post: Post) -> dict[str, object]:
    return {
        "author": post.author,
        "published": post.published.isoformat() if post.published else None,
        "start": post.span.start,
        "end": post.span.end,
        "quoted": [{"whom": block.whom, "text": block.text} for block in post.quoted],
    }


def _heading(article: Article) -> str:
    day = article.day.isoformat() if article.day else ""
    address = urls.web(article.url)
    link = f"<{quote(address, safe=_AUTOLINK)}>" if address else ""
    title, outlet = (escaped(" ".join((value or "").split())) for value in (article.title.value, article.outlet))
    facts = " ".join(fact for fact in (outlet, day, link) if fact)
    return f"# {title or 'Untitled'}\n\n{facts}".rstrip()
