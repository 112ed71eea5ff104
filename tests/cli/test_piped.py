"""A pipe gets each thing on one row: unwrapped, not filled up with spaces, without colour; a screen gets its lines."""

import re
import shlex

import pytest

from tests.cli.terminal import SEED, Terminal

ANSI = re.compile(r"\x1b\[[0-9;]*m")
LONG = "The opposition has taken heavy casualties, and their offensives have slowed."


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive with the sample page."""
    archive = Terminal(tmp_path_factory.mktemp("piped"))
    assert archive.run("ingest", str(SEED)).code == 0
    return archive


@pytest.mark.parametrize(
    "words",
    [["quotes", "Myanmar"], ["brief", "Myanmar Russia"], ["show", "1"], ["verify", LONG], ["who", "Abuza"],
     ["read", str(SEED)]],
    ids=lambda words: words[0],
)  # fmt: skip
def test_a_row_is_whole_and_bare(terminal: Terminal, words: list[str]) -> None:
    rows = terminal.run(*words).out.splitlines()
    assert [row for row in rows if LONG in row] or words[0] == "who"
    assert [row for row in rows if row != row.rstrip() or "\x1b" in row or "──" in row] == []


def test_a_screen_has_its_lines_wrapped(terminal: Terminal) -> None:
    printed = terminal.run("quotes", "Myanmar", FORCE_COLOR="1").out
    rows = ANSI.sub("", printed).splitlines()
    assert max(map(len, rows)) == 100
    assert "\x1b" in printed


def test_an_answer_on_a_screen_names_the_commands_that_set_it_right(terminal: Terminal) -> None:
    asked = ("brief", "Myanmar Russia")
    rows = [ANSI.sub("", row).strip() for row in terminal.run(*asked, FORCE_COLOR="1").out.splitlines()]
    commands = [row.partition(": copydesk ")[2] for row in rows if ": copydesk " in row]
    assert [command.split()[:2] for command in commands] == [["correct", "1"], ["edit", "1"], ["remove", "1"]]
    correct = shlex.split(commands[0].replace("NAME", "'Zachary Abuza'"))
    assert terminal.run(*correct).code == 0
    assert terminal.run(*shlex.split(commands[1])).code == 0
    assert ": copydesk " not in terminal.run(*asked).out
