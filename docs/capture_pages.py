"""Pages that are handed on, of the stories of the ferry and of texts in other scripts, kept for `render.py`.

Usage, from the top of the checkout: `python -m docs.capture_pages FOLDER`.
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from bot.app import open_desk
from bot.config import Config
from bot.desk import archives
from bot.desk import brief as brief_desk
from tests.empty_archive import empty_archive
from tests.pages.conftest import STORIES, Press
from tests.pages.test_in_a_browser import OTHERS
from tests.pages.test_page import NAME, QUOTE, TOPIC


async def capture(folder: Path) -> None:
    """Write one file of JSON for each page."""
    with tempfile.TemporaryDirectory() as place:
        async with open_desk(Config(database=str(empty_archive(Path(place) / "pages.sqlite")))) as desk:
            press = Press(desk, (await archives.for_terminal(desk, archives.LOCAL)).id)
            for story, body in STORIES.items():
                await press.store(story, body)
            answers = await press.answers(TOPIC, NAME, QUOTE)
            write(folder, "pagebrief", await press.html(answers["brief"]))
            write(folder, "pagetimeline", await press.html(answers["timeline"]))
            write(folder, "pageverdict", await press.html(answers["verdict"]))
            write(folder, "pagewho", await press.html(answers["who"]))
            write(folder, "pagefrench", await press.html(answers["brief"], "fr"))
            first, body = next(iter(STORIES.items()))
            await press.store(
                first, body.replace(b"two miles", b"three miles").replace(b"Monday morning", b"Monday at dawn")
            )
            write(folder, "pagechanges", await press.html((await press.answers(TOPIC, NAME, QUOTE))["changes"]))
            for language, (_, *text) in OTHERS.items():
                await press.store(f"{language}.txt", "\n\n".join(text).encode())
            write(folder, "pagethai", await press.html(await brief_desk.brief(desk, press.archive, OTHERS["th"][0])))
            write(folder, "pagearabic", await press.html(await brief_desk.brief(desk, press.archive, OTHERS["ar"][0])))
            write(folder, "pagechinese", await press.html(await brief_desk.brief(desk, press.archive, OTHERS["zh"][0])))


def write(folder: Path, name: str, html: str) -> None:
    """One page."""
    (folder / f"{name}.json").write_text(json.dumps({"html": html}), "utf-8")


if __name__ == "__main__":
    asyncio.run(capture(Path(sys.argv[1])))
