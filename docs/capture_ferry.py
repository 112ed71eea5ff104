"""One event in fourteen invented stories (`seeds/ferry`), asked on the local Discord as an editor would."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.chat.conftest import newsroom
from tests.discord import Answer, LocalDiscord, Upload

Keep = Callable[[Path, str, Answer], None]

STORIES = Path("seeds/ferry")
NAMESAKE = """Fictional sample: Jordan Pike signs for Callow Rovers

Jordan Pike signed for Callow Rovers on Monday. Jordan Pike will play on Saturday."""
KINGDOM = """Fictional sample: Jordan's farmers wait for rain

The farmers of Jordan waited for rain in Amman on Monday, the ministry of Jordan said."""
BEAMS = [f"The {n}th beam of the quay was lifted, measured and laid again by hand." for n in range(40)]
MENTION = "Fictional sample: A year on the quay\n\n" + "\n\n".join(
    [*BEAMS[:30], "A card came from Velmar.", *BEAMS[30:]]
)
WEEK_AFTER = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
ASKED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("signed", "/brief", {"topic": "Port Callow ferry fire"}),
    ("corrected", "/brief", {"topic": "Captain Ingrid Hallam"}),
    ("labelled", "/brief", {"topic": "inspectors"}),
    ("onlymentioned", "/brief", {"topic": "Velmar"}),
    ("ferrytimeline", "/timeline", {"topic": "Port Callow ferry fire"}),
    ("namesake", "/brief", {"topic": "Jordan"}),
    ("forget", "/forget", {}),
)


async def capture_ferry(folder: Path, keep: Keep) -> None:
    """Write one file of JSON for each answer, by `keep`."""
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "desk.sqlite"
        async with LocalDiscord(patience=120) as discord, newsroom(database, discord, start=WEEK_AFTER):
            texts = {"pike.txt": NAMESAKE, "jordan.txt": KINGDOM, "quay.txt": MENTION}
            for name, body in {**stories(), **{name: text.encode() for name, text in texts.items()}}.items():
                kind = "text/html" if name.endswith(".html") else "text/plain"
                await discord.click(await discord.run("/ingest file", file=Upload(name, body, kind)), "Save")
            for name, command, options in ASKED:
                keep(folder, name, await discord.run(command, **options))
            page = await discord.click(await discord.run("/brief", topic="Port Callow ferry fire"), "As a page")
            keep(folder, "aspage", page)
            keep(folder, "copied", await discord.click(page, "With footnotes"))
            discord.judge()


def stories() -> dict[str, bytes]:
    """The pages of the event, by the names of their files."""
    return {path.name: path.read_bytes() for path in sorted(STORIES.iterdir())}
