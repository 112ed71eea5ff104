"""`copydesk pipe pages`: {"id","url","html"} per line -> {"id","title","author","published","text","posts"?}."""

import datetime as dt
from collections.abc import Iterable

from bot.cli import error_sentences
from bot.cli.pipes.lines import Out, answered, text_of
from bot.cli.printing.safe import Row
from bot.errors.tree import CopydeskError
from bot.reading import route
from bot.records.reading import Draft, Hints, Received
from bot.text import urls


def run(rows: Iterable[Row], out: Out) -> None:
    """Read each row's page and hand its row to `out`; a page that is refused gives its error with its id."""
    hints = Hints(today=dt.datetime.now(dt.UTC).date())
    for asked in rows:
        with answered(asked, out):
            html = text_of(asked, "html").encode("utf-8", "replace")
            url = urls.typed(text_of(asked, "url")) if asked.get("url") else None
            out(answer(asked["id"], Received(html, "text/html", "utf-8", url), hints))


def answer(row: object, received: Received, hints: Hints) -> Row:
    """What was read of `received` as a row, or its refusal."""
    try:
        draft = route.read(received, hints)[0]
    except CopydeskError as refused:
        return {"id": row} | error_sentences.row(refused)
    return {"id": row, **shown(draft)}


def shown(draft: Draft) -> Row:
    """A draft as a row of values that JSON knows."""
    chosen = draft.published.chosen
    found: Row = {
        "title": draft.title.value,
        "author": draft.byline.value,
        "published": chosen.date.isoformat() if chosen else None,
        "text": draft.text,
    }
    if draft.posts:
        found["posts"] = [
            {
                "author": post.author,
                "published": post.published.isoformat() if post.published else None,
                "text": draft.text[post.span.start : post.span.end],
            }
            for post in draft.posts
        ]
    return found
