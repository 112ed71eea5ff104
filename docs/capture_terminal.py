"""Ask the terminal what a new user asks in the first hour; keep what it printed for `render.py`.

Usage, from the top of the checkout: `python -m docs.capture_terminal FOLDER`, with pages on loopback.
"""

import json
import re
import shlex
import sys
import tempfile
from pathlib import Path

from tests.cli.first_hour import PASTED, PIER, QUOTE, InThisProcess, laid_out, site

WIDTHS = {"320": 42, "720": 94}
"""Columns of a terminal that is so many pixels wide."""
CURSOR = re.compile(r"\x1b\[\?25[hl]")
PICTURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("terminaldemo", ("demo ferry fire",)),
    ("terminalingest", (
        f"ingest {PIER}", "ingest saved.html texts/", "ingest -", "ingest links.txt", "ingest more.zip",
    )),
    ("terminalbrief", ("brief pier",)),
    ("terminalcorrect", (
        "quotes storm", "correct 1 'The pier is not safe in' --speaker 'Ben Orrin'",
        "correct 1 'The pier is not safe in' --undo", "last",
    )),
    ("terminalcheck", (
        "verify 'The pier is safe in a storm'", f"verify '{QUOTE}'", f"seen 'Have you seen {PIER} ?'", "who Ben Orrin",
    )),
    ("terminaldesk", (
        "edit 2 --title 'The ferry sails again'", "remove 3", "restore 3", "audit --article 3",
        "settings 42 time_zone=Europe/Paris", "forget 7",
        "purge 42 --confirm", "export all.jsonl", "export all.jsonl", "brief zeppelin", "stats",
    )),
)  # fmt: skip
"""By picture, the commands whose answers are in it, one after the other."""


def capture(folder: Path) -> None:
    """Write one file of JSON for each picture: its commands, and what was printed at each width, colours and all."""
    told = {width: _hour(columns) for width, columns in WIDTHS.items()}
    for name, commands in PICTURES:
        shown = {width: told[width][name] for width in WIDTHS}
        payload = {"terminal": {"commands": commands, "told": shown}}
        (folder / f"{name}.json").write_text(json.dumps(payload, ensure_ascii=False), "utf-8")


def _hour(columns: int) -> dict[str, list[str]]:
    """What each command printed in a terminal of so many columns, by picture."""
    told: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as place, site():
        user = InThisProcess(Path(place))
        laid_out(user.folder)
        for name, commands in PICTURES:
            for command in commands:
                given = PASTED if command == "ingest -" else ""
                printed = user.run(
                    *shlex.split(command),
                    given=given,
                    FORCE_COLOR="1",
                    COLUMNS=str(columns),
                    COPYDESK_DATABASE="copydesk.sqlite",
                )
                told.setdefault(name, []).append(printed.out + _left(printed.err))
    return told


def _left(told: str) -> str:
    """What is left on the screen: a bar of progress is wiped off at its end."""
    return CURSOR.sub("", told.rpartition("\x1b[2K")[2])


if __name__ == "__main__":
    capture(Path(sys.argv[1]))
