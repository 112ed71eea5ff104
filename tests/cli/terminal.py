"""The real program as somebody at a terminal runs it: `main()` with words, standard input and an environment."""

import asyncio
import contextlib
import io
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.app import open_desk
from bot.cli.main import main
from bot.config import Config
from bot.desk import archives
from tests.empty_archive import empty_archive

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "000_02fdadfbec8c3016.txt"


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
    """Runs `copydesk` commands in `folder`, on one database there, in this process (its start-up costs seconds)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = empty_archive(folder / "archive.sqlite")

    def run(self, *words: str, given: str | bytes = "", **environment: str) -> Printed:
        """Run `copydesk WORDS` with `given` on standard input."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("COPYDESK", "DISCORD"))}
        own = {"COLUMNS": "100", "COPYDESK_DATABASE": str(self.database)}
        body = given if isinstance(given, bytes) else given.encode()
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline=""), io.StringIO()
        with (
            patch.dict(os.environ, clean | own | environment, clear=True),
            patch.object(sys, "argv", ["copydesk", *words]),
            patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(body), encoding="utf-8")),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = _ended()
        out.flush()
        return Printed(code, out.buffer.getvalue().decode(), err.getvalue())

    def copy(self, folder: Path) -> "Terminal":
        """The same in another folder, with all that lies in this one."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Terminal(folder)

    def asked_on(self, server: int) -> None:
        """Somebody on that server of Discord asks the bot something, which makes the server known."""
        asyncio.run(self._asked_on(server))

    async def _asked_on(self, server: int) -> None:
        async with open_desk(Config(database=str(self.database))) as desk:
            await archives.for_server(desk, server)


def _ended() -> int:
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    return 0
