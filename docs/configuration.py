"""Print `docs/configuration.md`: every key with its default and its name in the environment, from config.example.toml.

Usage, from the top of the checkout: `python -m docs.configuration > docs/configuration.md`.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.config import PREFIX, Config, Section

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"
KEY = re.compile(r"(?:# )?([a-z_]+) = (.+)")
TABLE = re.compile(r"\[([a-z_]+)\]")
HEAD = """# Configuration, key by key

Made of `config.example.toml` by `python -m docs.configuration > docs/configuration.md`. Copy that file to `config.toml`
in the folder where Copydesk is started (or name another with `--config PATH`) and change what you need; each key may be
left out. The environment wins over the file, and `--database` over both. A key that there is not is refused with the
nearest that there is.
"""
TOKEN = "`DISCORD_TOKEN`"
WHICH = """
Numbers are written plainly in the environment (`COPYDESK_ARCHIVE__TRASH_DAYS=60`), a whole table as JSON
(`COPYDESK_FETCH='{"seconds": 10}'`). Other names that begin with COPYDESK are left to other programs.
"""


class Key(NamedTuple):
    """A key of the file with its table ("" for none), what the file has as its value, and what it says of it."""

    table: str
    name: str
    value: str
    told: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        inner = f"{self.table}__{self.name}" if self.table else self.name
        return TOKEN if self.name == "token" else f"`{PREFIX}{inner.upper()}`"


def listed() -> Iterator[Key]:
    """Every key of config.example.toml, those that are commented out too; a comment tells of all keys below it."""
    table, told = "", ""
    for block in EXAMPLE.read_text("utf-8").split("\n\n"):
        comment: list[str] = []
        for line in block.splitlines():
            if found := TABLE.fullmatch(line):
                table, comment = found[1], []
            elif found := KEY.fullmatch(line):
                told = " ".join(comment) or told
                yield Key(table, found[1], found[2], told)
            elif line.startswith("# "):
                comment.append(line[2:])


def known() -> set[tuple[str, str]]:
    """Every key that the program takes, with its table."""
    found: set[tuple[str, str]] = set()
    for name, field in Config.model_fields.items():
        kind = field.annotation
        inner = kind.model_fields if isinstance(kind, type) and issubclass(kind, Section) else None
        found |= {(name, key) for key in inner} if inner is not None else {("", name)}
    return found


def document() -> str:
    """The whole page."""
    text, table, told = HEAD, None, None
    for key in listed():
        if key.table != table:
            text += f"\n## {f'[{key.table}]' if key.table else 'At the top'}\n"
        if key.told != told or key.table != table:
            text += f"\n{key.told}\n\n| key | in the example | in the environment |\n| --- | --- | --- |\n"
        table, told = key.table, key.told
        text += f"| `{key.name}` | `{key.value}` | {key.variable} |\n"
    return text + WHICH


if __name__ == "__main__":
    sys.stdout.write(document())
