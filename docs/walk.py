"""Print the way of one command through the code: every file of `bot/` that is entered, in order, as it runs.

Usage, from the top of the checkout: `python -m docs.walk brief` or `python -m docs.walk ingest`, with `--topic` only
the files that are handed the topic. The command is asked for by the real client on the local Discord of the tests, over
a throwaway archive that holds the samples. A stay is the code being in one file: what it calls in another file begins a
stay below it, one for each file, however often that is called. A file with several stays is entered from several.
The log's stopwatch, through which everything waits, is left out.
"""

import argparse
import asyncio
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import bot
from bot.desk.warm_up import warm_up
from tests.chat.conftest import newsroom
from tests.discord import LocalDiscord, Upload

ROOT = Path(bot.__file__).parent
TOPIC = "Myanmar Russia"
TOPIC_KINDS = ("Topic", "TopicQuery", "Idea", "Term", "PreparedTopic", "Spelled")
"""Records that a topic is handed on as, by the names of their classes."""
PAGE = b"""<!doctype html><html lang="en"><head><title>A lamp is lit</title></head><body><article><h1>A lamp is lit</h1>
<p>Fictional sample: the lamp of Cape Orrin was lit again on Saturday, after eleven weeks in the dark.</p>
<p>The harbour office of Orrin paid for the repair of the lamp, which took eleven weeks.</p></article></body></html>"""


@dataclass(eq=False, slots=True)
class Stay:
    """The code being in one file, and what it calls elsewhere from there: a file once, however often it is called."""

    file: str
    calls: dict[str, "Stay"] = field(default_factory=dict)

    def all(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        """Depth and file of every stay under this one, in the order in which they began."""
        for stay in self.calls.values():
            yield depth, stay.file
            yield from stay.all(depth + 1)


class Recorder:
    """A profile function (https://docs.python.org/3/library/sys.html#sys.setprofile) for every thread."""

    def __init__(self, only_topic: bool) -> None:
        self.walk = Stay("")
        self.active = False
        self._only_topic = only_topic
        self._stays: dict[FrameType, Stay] = {}

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        """Note the file of a call that leads into another file than its caller's."""
        if not self.active or event != "call" or frame in self._stays:
            return
        file = _file(frame)
        if file is None or (self._only_topic and not _handed_topic(frame)):
            return
        caller = self._caller(frame)
        self._stays[frame] = caller if caller.file == file else caller.calls.setdefault(file, Stay(file))

    def _caller(self, frame: FrameType) -> Stay:
        above = frame.f_back
        while above is not None and above not in self._stays:
            above = above.f_back
        return self.walk if above is None else self._stays[above]


def _file(frame: FrameType) -> str | None:
    """The file of a call below `bot/`; None for other code, for the log's, and for a module that is being imported."""
    path = Path(frame.f_code.co_filename)
    if frame.f_code.co_name == "<module>" or not path.is_relative_to(ROOT) or path.is_relative_to(ROOT / "logs"):
        return None
    return str(path.relative_to(ROOT))


def _handed_topic(frame: FrameType) -> bool:
    """Whether one of the call's arguments is the topic, as typed or understood, or a part of it."""
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return any(_is_topic(frame.f_locals.get(name)) for name in names)


def _is_topic(value: object, depth: int = 2) -> bool:
    if value == TOPIC if isinstance(value, str) else type(value).__name__ in TOPIC_KINDS:
        return True
    if depth and isinstance(value, tuple | list):
        return any(_is_topic(part, depth - 1) for part in value[:4])
    if depth and type(value).__module__.startswith("bot."):
        slots = (name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ()))
        return any(_is_topic(getattr(value, name, None), depth - 1) for name in slots)
    return False


async def walk(command: str, samples: dict[str, bytes], recorder: Recorder) -> None:
    """Run one command and let the recorder see it alone."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "walk.sqlite", discord) as room:
            await warm_up(room.desk)
            for name, body in samples.items():
                upload = Upload(name, body, "application/octet-stream")
                await discord.click(await discord.run("/ingest file", file=upload), "Save")
            await asyncio.sleep(0.5)
            recorder.active = True
            if command == "brief":
                await discord.run("/brief", topic=TOPIC)
            else:
                preview = await discord.run("/ingest file", file=Upload("lamp.html", PAGE, "text/html"))
                await discord.click(preview, "Save")
            recorder.active = False
            discord.forgive("")


def described(walk: Stay) -> Iterator[str]:
    """The stays, each below its caller; then how many, in how many files and rooms, and which files more than once.

    A room is entered where a stay's caller is in another one.
    """
    stays = list(walk.all())
    for number, (depth, file) in enumerate(stays, start=1):
        yield f"{number:4} {'  ' * depth}{file}"
    files = Counter(file for _, file in stays)
    rooms = {file.split("/")[0] for file in files}
    again = [f"{file} {count}" for file, count in files.most_common() if count > 1]
    yield f"{len(stays)} stays in {len(files)} files of {len(rooms)} rooms, {len(stays) - len(files)} of them returns"
    yield f"from another room: {sum(entered_rooms(walk))} stays"
    yield "entered more than once: " + (", ".join(again) or "none")


def entered_rooms(walk: Stay) -> Iterator[bool]:
    """For each stay below this one whether its file is in another room than its caller's."""
    for stay in walk.calls.values():
        yield walk.file != "" and stay.file.split("/")[0] != walk.file.split("/")[0]
        yield from entered_rooms(stay)


def main() -> None:
    """Print the walk of the command that is named."""
    parser = argparse.ArgumentParser(prog="python -m docs.walk", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("command", choices=("brief", "ingest"))
    parser.add_argument("--topic", action="store_true", help="only the files that are handed the topic")
    given = parser.parse_args()
    samples = {path.name: path.read_bytes() for path in sorted(Path("seeds").glob("*.*"))}
    recorder = Recorder(given.topic)
    threading.setprofile(recorder)
    sys.setprofile(recorder)
    asyncio.run(walk(given.command, samples, recorder))
    sys.setprofile(None)
    sys.stdout.write("\n".join(described(recorder.walk)) + "\n")


if __name__ == "__main__":
    main()
