"""The real program in a process of its own, as somebody at a terminal runs it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "000_02fdadfbec8c3016.txt"
SECONDS = 60


@dataclass(frozen=True)
class Printed:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)


class Terminal:
    """Runs `copydesk` commands in `folder`, on one database there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "archive.sqlite"

    def run(self, *words: str, given: str = "", **environment: str) -> Printed:
        """Run `copydesk WORDS` with `given` on standard input."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("COPYDESK", "DISCORD"))}
        own = {"PYTHONPATH": str(ROOT), "COLUMNS": "100", "COPYDESK_DATABASE": str(self.database)}
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env=clean | own | environment,
            input=given.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        return Printed(done.returncode, done.stdout.decode(), done.stderr.decode())
