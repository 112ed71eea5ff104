"""Each kind of file that is told by its bytes has its reader, its ending at the terminal and its row in the README."""

import re
from typing import get_args

from bot.cli.given import DOCUMENTS
from bot.reading.upload import READERS
from bot.reading.upload.sniff import Kind
from tests.cli.terminal import ROOT

KINDS = set(get_args(Kind))
TABLE = (ROOT / "README.md").read_text("utf-8").partition("## What you can ingest")[2].partition("\n\n")[0]
ROWS = {ending for row in TABLE.splitlines() for ending in re.findall(r"`\.(\w+)`", row[:60])}


def test_each_kind_of_file_is_complete() -> None:
    assert set(READERS) == KINDS, "give each kind of sniff.py its reader in READERS of bot/reading/upload/__init__.py"
    unknown = sorted(kind for kind in KINDS if f".{kind}" not in DOCUMENTS)
    assert not unknown, f"list their endings in DOCUMENTS of bot/cli/given.py: {unknown}"
    untold = sorted(KINDS - ROWS)
    assert not untold, f"give each a row in README.md, under What you can ingest: {untold}"
