"""`copydesk pipe pages`: {"id","url","html"} per line -> {"id","title","author","published","text","posts"?}."""

import datetime as dt
import json
from collections.abc import Callable, Iterable

from bot.errors import CopydeskError
from bot.reading import route
from bot.records.reading import Draft, Hints, Received


def run(lines: Iterable[str], out: Callable[[dict[str, object]], None]) -> None:
    """Read each line's page and hand its row to `out`; a page that is refused gives {"id", "error"}."""
    hints = Hints(today=dt.datetime.now(dt.UTC).date())
    for line in lines:
        asked = json.loads(line)
        received = Received(asked["html"].encode("utf-8", "replace"), "text/html", "utf-8", asked.get("url") or None)
        out(answer(asked["id"], received, hints))


def answer(row: object, received: Received, hints: Hints) -> dict[str, object]:
    """What was read of `received` as a row, or its refusal."""
    try:
        draft = route.read(received, hints)[0]
    except CopydeskError as refused:
        return {"id": row, "error": type(refused).__name__, "sentence": refused.sentence}
    return {"id": row, **shown(draft)}


def shown(draft: Draft) -> dict[str, object]:
    """A draft as a row of values that JSON knows."""
    chosen = draft.published.chosen
    found: dict[str, object] = {
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
