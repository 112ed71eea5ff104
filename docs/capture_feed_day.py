"""A day of a newsroom that follows forty feeds, kept as `capture_feeds.py` does: the steps of `tests/chat/feed_day.py`.

Run alone it writes these answers only: `python -m docs.capture_feed_day FOLDER`.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from docs.capture_feeds import keep
from tests.chat.feed_day import begun, day

PICTURES = (
    ("feedplan", "plan"),
    ("feedmorning", "morning"),
    ("feednoon", "noon"),
    ("feedevening", "evening"),
    ("feedbroken", "broken"),
    ("feedback", "back"),
)
"""The names of pictures, and their steps."""


async def capture_feed_day(folder: Path) -> None:
    """Write one file of JSON for each answer."""
    names = {step: name for name, step in PICTURES}
    with tempfile.TemporaryDirectory() as place:
        async with begun(Path(place)) as here:
            async for step, seen in day(here):
                if step in names:
                    keep(folder, names[step], seen, here.web)
            here.discord.judge()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(capture_feed_day(target))
