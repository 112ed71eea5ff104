"""Ask a bot on the local Discord everything about the samples and keep each answer's payload for `render.py`.

Usage, from the top of the checkout: `python -m docs.capture FOLDER`.
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from tests.chat.conftest import newsroom
from tests.discord import Answer, LocalDiscord, Upload

ASKED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("brief", "/brief", {"topic": "Myanmar Russia"}),
    ("quotes", "/quotes", {"topic": "Myanmar Russia"}),
    ("sources", "/sources", {"topic": "Myanmar Russia"}),
    ("search", "/search", {"topic": "Myanmar"}),
    ("timeline", "/timeline", {"topic": "harbour"}),
    ("verify", "/verify", {"quote": "diplomatic win", "speaker": "Zachary Abuza"}),
    ("altered", "/verify", {"quote": "The opposition has taken light casualties, and their offensives have slowed"}),
    ("absent", "/verify", {"quote": "We never said anything of this kind to anybody"}),
    ("who", "/who", {"name": "Abuza"}),
    ("seen", "/seen", {"text": "https://example.org/never-stored"}),
    ("show", "/archive show", {"article": 3}),
    ("stats", "/archive stats", {}),
    ("audit", "/audit", {}),
    ("settings", "/settings", {}),
    ("help", "/help", {}),
    ("nothing", "/brief", {"topic": "quantum sandwiches"}),
    ("refused", "/archive show", {"article": 99}),
    ("changes", "/archive changes", {"article": 3}),
    ("remove", "/archive remove", {"article": 3}),
)


async def capture(folder: Path, samples: dict[str, bytes]) -> None:
    """Write one file of JSON for each answer; `samples` go into the archive first."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "desk.sqlite", discord):
            for sample, body in samples.items():
                preview = await discord.run("/ingest file", file=Upload(sample, body, "application/octet-stream"))
                keep(folder, "preview", preview)
                keep(folder, "saved", await discord.click(preview, "Save"))
            for name, command, options in ASKED:
                keep(folder, name, await discord.run(command, **options))
            discord.judge()


def keep(folder: Path, name: str, answer: Answer) -> None:
    """One answer's payload, as it was sent."""
    (folder / f"{name}.json").write_text(json.dumps({"components": answer.message.components}), "utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    found = sorted(Path("seeds").glob("*.*"), reverse=True)
    asyncio.run(capture(target, {each.name: each.read_bytes() for each in found}))
