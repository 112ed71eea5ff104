"""The first hour on Discord, kept as `capture.py` does: the steps of `tests/chat/first_hour.py`, told once there."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from docs.capture_desk import keep_form
from tests.chat.first_hour import begun, hour
from tests.discord import Answer
from tests.discord.seen import Seen

PICTURES = (
    ("firstlink", "link"),
    ("pastedtext", "pasted"),
    ("archivelinks", "links"),
    ("firstbrief", "brief"),
    ("takenback", "takenback"),
    ("seenlinks", "seen"),
    ("checked", "checked"),
    ("labelform", "labelform"),
    ("forgotten", "forgotten"),
    ("emptied", "stats"),
)
"""Names of pictures, and the steps that they show: those that no other picture shows."""


async def capture_hour(folder: Path, keep: Callable[[Path, str, Seen], None]) -> None:
    """Write one file of JSON for each answer, by `keep`."""
    steps = {step: name for name, step in PICTURES}
    with tempfile.TemporaryDirectory() as place:
        async with begun(Path(place)) as here:
            async for step, seen in hour(here):
                if step not in steps:
                    continue
                if isinstance(seen, Answer) and seen.opened_modal:
                    keep_form(folder, steps[step], seen)
                else:
                    keep(folder, steps[step], seen)
            here.discord.judge()
