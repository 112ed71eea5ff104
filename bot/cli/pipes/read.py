"""`copydesk pipe read`: a file as somebody would upload it, read by the reader alone.

{"id","file","url"?,"today"?} gives one of three rows: {"id","articles":[{"title","byline","published",
"published_from","sure","outlet","language","url","text","doubts","posts"}]}; for a feed {"id","items":[{"url","title",
"published"}]}; for what is refused {"id","error","facts","sentence","hint"}. The file's bytes decide what it is.
`today` is the day that the reader takes for today. Nothing is stored.
"""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from bot.cli.as_json import encoded, row
from bot.cli.pipes.desk_ops import day_of
from bot.cli.pipes.lines import Out, answer_each_async, optional_text, text_of
from bot.cli.pipes.temporary_desk import temporary_desk
from bot.cli.printing.safe import Row
from bot.desk import ingest
from bot.desk.resources import Desk
from bot.errors.files import NoSuchFile
from bot.reading.feeds import is_feed
from bot.records.feeds import Feed
from bot.records.reading import Draft, Hints, Received

KEYS = (
    "title", "byline", "published", "published_from", "sure", "outlet", "language", "url", "text", "doubts",
)  # fmt: skip


def run(rows: Iterable[Row], out: Out) -> None:
    """Answer every line before the next one is read."""
    asyncio.run(_run(rows, out))


async def _run(rows: Iterable[Row], out: Out) -> None:
    async with temporary_desk() as desks:
        desk, _ = await desks.open()

        async def answer(row: Row) -> Row:
            return {"id": row.get("id"), **await _read(desk, row)}

        await answer_each_async(rows, out, answer)


async def _read(desk: Desk, row: Row) -> Row:
    received = await asyncio.to_thread(_received, Path(text_of(row, "file")), optional_text(row, "url"))
    today = optional_text(row, "today")
    if is_feed(received.body):
        return _feed(await desk.parsers.feed(received, desk.now()))
    hints = Hints(day_of(today, "today") if today is not None else desk.now().date())
    return {"articles": [_article(preview.draft) for preview in await ingest.read(desk, received, hints)]}


def _received(path: Path, url: str | None) -> Received:
    try:
        return Received(path.read_bytes(), url=url, name=path.name)
    except OSError as fault:
        raise NoSuchFile(file=path.name, problem=fault.strerror) from fault


def _feed(feed: Feed) -> Row:
    return {"items": [{"url": item.url, "title": item.title, "published": encoded(item.day)} for item in feed.items]}


def _article(draft: Draft) -> Row:
    told = row(draft)
    posts = [
        {"author": post.author, "published": encoded(post.published), "text": draft.text[slice(*post.span)]}
        for post in draft.posts
    ]
    return {key: told[key] for key in KEYS} | {"posts": posts}
