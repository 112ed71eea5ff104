"""Ask a bot on the local Discord everything; keep each answer's payload for `render.py`, and each request's body.

Usage, from the top of the checkout: `python -m docs.capture FOLDER`. FOLDER/requests.jsonl then holds every request
body, for `python -m tests.discord.described OPENAPI FOLDER/requests.jsonl`.
"""

import asyncio
import base64
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from docs.capture_desk import capture_desk, keep_form, requests
from docs.capture_feed_day import capture_feed_day
from docs.capture_feeds import capture_feeds
from docs.capture_ferry import capture_ferry
from docs.capture_hello import capture_hello
from docs.capture_hour import capture_hour
from docs.capture_panel import capture_panel
from docs.capture_scripts import capture_scripts
from tests.chat.conftest import newsroom
from tests.discord import LocalDiscord, Upload
from tests.discord.seen import Seen

ASKED: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("brief", "/brief", {"topic": "Myanmar Russia"}),
    ("quotes", "/quotes", {"topic": "Myanmar Russia"}),
    ("sources", "/sources", {"topic": "Myanmar Russia"}),
    ("search", "/search", {"topic": "Myanmar"}),
    ("timeline", "/timeline", {"topic": "Port Larkin harbour"}),
    ("verify", "/verify", {"quote": "diplomatic win", "speaker": "Zachary Abuza"}),
    ("altered", "/verify", {"quote": "The opposition has taken light casualties, and their offensives have slowed"}),
    ("absent", "/verify", {"quote": "We never said anything of this kind to anybody"}),
    ("who", "/who", {"name": "Abuza"}),
    ("seen", "/seen", {"text": "https://example.org/never-stored"}),
    ("show", "/archive show", {"article": 5}),
    ("stats", "/archive stats", {}),
    ("audit", "/audit", {}),
    ("settings", "/settings", {}),
    ("help", "/help", {}),
    ("nothing", "/brief", {"topic": "quantum sandwiches"}),
    ("refused", "/archive show", {"article": 99}),
    ("changes", "/archive changes", {"article": 5}),
    ("since", "/brief", {"topic": "Port Larkin harbour", "since": "2024-05-20"}),
    ("last", "/last", {}),
    ("export", "/archive export", {"format": "markdown"}),
    ("edited", "/archive edit", {"article": 1, "outlet": "The Quillhaven Ledger (fictional)"}),
    ("wrongday", "/archive edit", {"article": 1, "date": "the day before"}),
    ("nobody", "/who", {"name": "Nobody Atall"}),
    ("share", "/settings", {"share": True}),
    ("purge", "/settings", {"purge": True}),
    ("remove", "/archive remove", {"article": 5}),
    ("restore", "/archive restore", {"article": 5}),
)
FOLLOWED = {
    "dredging.txt": """Fictional sample: The dredger reaches Port Larkin

The dredger Marigold reached the harbour of Port Larkin on Sunday and will work there for six weeks.

The mud of Port Larkin harbour goes to a quarry inland.""",
    "opened.txt": """Fictional sample: Port Larkin harbour open again

The harbour of Port Larkin opened to the fishing fleet again on Friday, two days early.

“Deep water at last,” said Tobin Hale, a spokesman for the boat owners of Port Larkin.""",
}
"""More invented articles, so that one topic has several days."""
DAYS = ("2024-06-02", "2024-07-12")
LATE = """Fictional sample: First night catch lands at Port Larkin

The fishing fleet of Port Larkin landed its first night catch in the dredged harbour at dawn.

“We did not touch ground once,” said Tobin Hale, a spokesman for the boat owners of Port Larkin."""
"""What comes in after somebody asked what is new."""
FAKED = """Fictional sample: The pilots of Cape Orrin

Mayor Edda Falk denied having said “the pilots of Cape Orrin were asleep”, her office told the paper.

If Edda Falk had said “the pilots may go home”, nobody would have taken a ship to Cape Orrin.

Edda Falk is said to have told friends “the pilots do what they like” on Sunday.

Arne Busk of the pilots' union met the mayor at the pier of Cape Orrin.

“We stood on the bridge all night.”"""
"""What is denied, supposed, told, and a quote whose speaker is not sure."""
CHECKED: tuple[tuple[str, dict[str, object]], ...] = (
    ("denied", {"quote": "the pilots of Cape Orrin were asleep", "speaker": "Edda Falk"}),
    ("supposed", {"quote": "the pilots may go home"}),
    ("notsure", {"quote": "We stood on the bridge all night", "speaker": "Edda Falk"}),
    ("reported", {"quote": "met the mayor at the pier of Cape Orrin"}),
)
"""Verdicts on them."""
POSTED = "He called it a “diplomatic win”, and she said: “We never said anything of this kind to anybody”."


async def capture(folder: Path, samples: dict[str, bytes]) -> None:
    """Write one file of JSON for each answer; `samples` go into the archive first."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "desk.sqlite", discord):
            for sample, body in {**{name: text.encode() for name, text in FOLLOWED.items()}, **samples}.items():
                preview = await discord.run("/ingest file", file=Upload(sample, body, "application/octet-stream"))
                keep(folder, "preview", preview)
                keep(folder, "saved", await discord.click(preview, "Save"))
            for number, day in enumerate(DAYS, 1):
                await discord.run("/archive edit", article=number, date=day)
            for name, command, options in ASKED:
                keep(folder, name, await discord.run(command, **options))
            await correct(folder, discord)
            await people(folder, discord)
            await menus(folder, discord)
            await topics(folder, discord)
            await standings(folder, discord)
            discord.judge()
            requests(folder, discord)


async def correct(folder: Path, discord: LocalDiscord) -> None:
    """What stands under quotes: context, another speaker, the desk's report."""
    await discord.run("/settings", log_channel=discord.server.channel)
    reader = discord.member("Reader")
    quotes = await discord.run("/quotes", topic="Myanmar Russia", as_=reader)
    keep(folder, "context", await discord.click(quotes, "Show context", as_=reader))
    wrong = await discord.click(quotes, "Wrong speaker?", as_=reader)
    keep(folder, "wrong", wrong)
    form = await discord.select(wrong, next(iter(wrong.selects[0].options)), as_=reader)
    keep(folder, "noted", await discord.submit(form, {"Who said it?": "Myanmar"}, as_=reader))
    report = next(
        each for each in discord.server.channel.messages.values() if "Set this speaker" in str(each.components)
    )
    write(folder, "report", report.components)
    keep(folder, "maynot", await discord.click(report, "Set this speaker", as_=reader))
    keep(folder, "set", await discord.click(report, "Set this speaker", as_=discord.moderator()))


async def people(folder: Path, discord: LocalDiscord) -> None:
    """Two speakers made one, and taken apart again."""
    merged = await discord.run("/speaker merge", person="#1", into="#2")
    keep(folder, "merge", merged)
    number = re.findall(r"change: (\d+)", merged.text)
    keep(folder, "undo", await discord.run("/speaker undo", change=int(number[0]) if number else 1))


async def menus(folder: Path, discord: LocalDiscord) -> None:
    """The menu of a message."""
    said = discord.say(discord.owner, POSTED)
    keep(folder, "menu", await discord.menu("Check quotes", said, as_=discord.owner))
    keep(folder, "archivethis", await discord.menu("Archive this", said, as_=discord.owner))
    await discord.autocomplete("/brief", topic="Port", as_=discord.owner)
    await discord.autocomplete("/who", name="Tob", as_=discord.owner)


async def topics(folder: Path, discord: LocalDiscord) -> None:
    """A topic as it is typed, with a slip, and what is new on it."""
    typed = "burm"
    choices = [name for name, _ in await discord.autocomplete("/brief", topic=typed)]
    write(folder, "suggested", [], typed={"command": "/brief", "option": "topic", "text": typed, "choices": choices})
    keep(folder, "slip", await discord.run("/brief", topic="dregder"))
    await discord.run("/brief", topic="Port Larkin harbour", new=True)
    keep(folder, "nothingnew", await discord.run("/brief", topic="Port Larkin harbour", new=True))
    preview = await discord.run("/ingest file", file=Upload("night.txt", LATE.encode(), "text/plain"))
    await discord.click(preview, "Save")
    keep(folder, "new", await discord.run("/brief", topic="Port Larkin harbour", new=True))


async def standings(folder: Path, discord: LocalDiscord) -> None:
    """Words that an article denies, imagines or retells, and a speaker that is not sure."""
    preview = await discord.run("/ingest file", file=Upload("pilots.txt", FAKED.encode(), "text/plain"))
    await discord.click(preview, "Save")
    keep(folder, "standings", await discord.run("/quotes", topic="pilots Cape Orrin"))
    for name, options in CHECKED:
        keep(folder, name, await discord.run("/verify", **options))


def keep(folder: Path, name: str, answer: Seen) -> None:
    """One answer's payload, as it was sent, with its pictures."""
    pictures = {file.name: base64.b64encode(file.body).decode() for file in answer.files if file.name.endswith(".png")}
    write(folder, name, answer.message.components, files=pictures)


def write(folder: Path, name: str, components: list[dict[str, Any]], **more: object) -> None:
    """One message's components, and `more` that is drawn with them."""
    (folder / f"{name}.json").write_text(json.dumps({"components": components, **more}), "utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    found = sorted(Path("seeds").glob("*.*"), reverse=True)
    (target / "requests.jsonl").unlink(missing_ok=True)
    asyncio.run(capture(target, {each.name: each.read_bytes() for each in found}))
    asyncio.run(capture_desk(target))
    asyncio.run(capture_ferry(target, keep))
    asyncio.run(capture_hello(target, keep, keep_form))
    asyncio.run(capture_panel(target, keep))
    asyncio.run(capture_hour(target, keep))
    asyncio.run(capture_scripts(target, keep))
    asyncio.run(capture_feeds(target))
    asyncio.run(capture_feed_day(target))
