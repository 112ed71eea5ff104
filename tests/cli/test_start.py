"""What a start loads, counted in modules beside those of typer and rich: seconds tell of the machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import ROOT, SEED, Terminal

COUNTED = """
import atexit, json, sys
sys.path.insert(0, {root!r})
sys.argv = ["copydesk", *{words!r}]
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
from bot.__main__ import main
main()
"""
HEAVY = {"discord", "sqlalchemy", "alembic", "aiohttp", "pebble", "feedparser", "trafilatura", "babel"}


def loaded(source: str, **environment: str) -> set[str]:
    """The modules that are loaded at the end of a program of its own."""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, env=environment, timeout=60, check=False)
    modules: list[str] = json.loads(done.stderr.decode().splitlines()[-1])
    return set(modules)


@pytest.fixture(scope="module")
def bare() -> int:
    """How many modules typer and rich's console are."""
    return len(loaded("import json, sys, typer, rich.console; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"))


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["--help"], {}),
        (["--version"], {}),
        ([], {"_COPYDESK_COMPLETE": "complete_bash", "COMP_WORDS": "copydesk br", "COMP_CWORD": "1"}),
    ],
    ids=["help", "version", "TAB"],
)
def test_what_needs_no_archive_loads_at_most_twice_as_much(
    bare: int, words: list[str], environment: dict[str, str]
) -> None:
    modules = loaded(COUNTED.format(root=str(ROOT), words=words), **environment)
    assert not HEAVY & modules
    assert len(modules) <= 2 * bare


def test_a_brief_on_a_small_archive_loads_at_most_four_times_as_much(bare: int, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert terminal.run("ingest", str(SEED)).code == 0
    words = ["brief", "Myanmar Russia", "--database", str(terminal.database)]
    modules = loaded(COUNTED.format(root=str(ROOT), words=words))
    assert not {"discord", "alembic", "aiohttp", "pebble", "feedparser", "trafilatura"} & modules
    assert len(modules) <= 4 * bare


def test_completion_offers_verbs_and_the_options_of_one(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asked = {"_COPYDESK_COMPLETE": "complete_bash", "COMP_CWORD": "1"}
    assert terminal.run(COMP_WORDS="copydesk time", **asked).out.split() == ["timeline"]
    asked["COMP_CWORD"] = "2"
    assert "--chart" in terminal.run(COMP_WORDS="copydesk timeline --c", **asked).out.split()
