"""Which database a verb works on: a slip makes none, a read-only file answers, a server that does not says why."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tests.archive.conftest import POSTGRES
from tests.cli.terminal import ROOT, Printed, Terminal

TEXT = "Fictional: the ferry\n\nThe ferry of Sample Bay sails on Monday.\n"
SETPRIV = shutil.which("setpriv")
POWERLESS = [str(SETPRIV), "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
"""Root may write anything, unless it has given that power away."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds one text."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    assert made.run("ingest", "-", given=TEXT).code == 0
    return made


def sentence(printed: Printed) -> str:
    """The one sentence of a refusal."""
    assert printed.out == ""
    return " ".join(printed.err.split())


@pytest.mark.parametrize(
    "words",
    [["brief", "ferry"], ["quotes", "ferry"], ["stats"], ["show", "1"], ["archives"], ["remove", "1"], ["tasks"],
     ["archives", "join", "42", "local"], ["export", "all.csv"], ["sweep"], ["reread"]],
    ids=lambda words: words[0],
)  # fmt: skip
def test_a_slip_in_the_path_makes_no_database(terminal: Terminal, words: list[str]) -> None:
    printed = terminal.run(*words, "--database", "archvie.sqlite")
    assert "There is no database at archvie.sqlite" in sentence(printed)
    assert printed.code == 1
    assert not list(terminal.folder.glob("archvie*"))


def test_an_archive_that_is_begun_is_named(terminal: Terminal) -> None:
    begun = terminal.run("ingest", "-", "--database", "other.sqlite", given=TEXT)
    assert (begun.code, begun.err) == (0, "A new archive was begun in other.sqlite.\n")
    assert terminal.run("ingest", "-", "--database", "other.sqlite", given=TEXT).err == ""


def test_what_is_only_looked_at_needs_no_archive(terminal: Terminal) -> None:
    (terminal.folder / "text.txt").write_text(TEXT)
    looked = terminal.run("read", "text.txt", COPYDESK_DATABASE="nothing.sqlite")
    assert (looked.code, looked.err) == (0, "")
    assert "The ferry of Sample Bay" in looked.out
    assert not (terminal.folder / "nothing.sqlite").exists()
    assert terminal.run("read", "text.txt", "--database", "nothing.sqlite").code == 1


def powerless(terminal: Terminal, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a verb as somebody who may write neither the file nor its folder."""
    command = [*POWERLESS, sys.executable, "-m", "bot", *words, "--database", str(terminal.database)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.skipif(os.geteuid() == 0 and not SETPRIV, reason="root cannot be kept from writing without setpriv")
def test_a_read_only_file_can_be_asked(terminal: Terminal) -> None:
    with sqlite3.connect(terminal.database) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    terminal.database.chmod(0o444)
    terminal.folder.chmod(0o555)
    asked = powerless(terminal, "brief", "ferry")
    assert asked.returncode == 0, asked.stderr
    assert "sails on Monday" in asked.stdout
    changed = powerless(terminal, "remove", "1")
    assert changed.returncode == 1
    assert "is read-only, so nothing was changed" in " ".join(changed.stderr.split())
    assert [path.name for path in terminal.folder.glob("archive.sqlite-*")] == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("postgresql://me:hush@127.0.0.1:9/none", "port 9 failed: Connection refused"),
        ("postgresql://me:hush@no.such.host.invalid/none", "failed to resolve host 'no.such.host.invalid'"),
    ],
)
def test_a_server_that_is_not_reached_says_why(terminal: Terminal, address: str, why: str) -> None:
    printed = terminal.run("brief", "ferry", "--database", address)
    assert why in sentence(printed)
    assert "hush" not in printed.err


@pytest.mark.skipif(not POSTGRES, reason="COPYDESK_TEST_POSTGRES names no server")
def test_what_a_server_refuses_is_told_in_its_words(terminal: Terminal) -> None:
    address = str(POSTGRES).rpartition("/")[0] + "/nonesuch"
    assert 'database "nonesuch" does not exist' in sentence(terminal.run("stats", "--database", address))
