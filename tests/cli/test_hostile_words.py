"""Every verb with arguments, files and input that nobody means well: one sentence, an exit code, and no traceback."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.verb_group import VERBS
from tests.cli.terminal import ROOT, SEED, Printed, Terminal

HUGE = "9" * 20
SECONDS = 180
LONG = "x" * 300
BYTES = os.fsdecode(b"caf\xe9")
LEFT_OUT = {"run", "demo", "move", "pipe"}  # below, or in tests of their own
NUMBERED = (
    ["show", HUGE],
    ["remove", HUGE],
    ["restore", HUGE],
    ["undo", HUGE],
    ["split", "Mara Fenn", HUGE],
    ["who", f"#{HUGE}"],
    ["merge", f"#{HUGE}", "#1"],
    ["search", "x", "--page", HUGE],
    ["quotes", "x", "--page", HUGE],
    ["archives", "join", HUGE, "local"],
    ["brief", "x", "--archive", HUGE],
    ["show", f"-{HUGE}"],
)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds one page."""
    terminal = Terminal(tmp_path_factory.mktemp("hostile"))
    assert terminal.run("ingest", str(SEED)).code == 0
    return terminal


def ended(printed: Printed) -> str:
    """What a command said on standard error: no traceback, nothing that nobody thought of."""
    assert "Traceback" not in printed.err + printed.out
    assert "nobody thought of" not in printed.err
    assert printed.code in {0, 1, 2}
    assert printed.code == 0 or printed.err.strip()
    return " ".join(printed.err.split())


@pytest.mark.parametrize("words", NUMBERED, ids=" ".join)
def test_a_number_of_twenty_digits_is_one_sentence(terminal: Terminal, words: list[str]) -> None:
    ended(terminal.run(*words))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["export", "no/such/folder.csv"], 1, "no/such/folder.csv cannot be written (No such file or directory)"),
        (["export", f"{LONG}.csv"], 1, "cannot be written (File name too long)"),
        (["timeline", "myanmar", "--chart", "no/where.png"], 1, ""),
        (["ingest", LONG], 1, "File name too long"),
        (["brief", "x", "--database", LONG], 1, "cannot be opened"),
        (["brief", "x", "--database", f"~{LONG}/x"], 2, "names no database"),
        (["brief", "x", "--database", "file/of/nobody.sqlite"], 1, "cannot be opened"),
        (["brief", "x", "--config", LONG], 2, "File name too long"),
        (["brief", "x", "--config", "."], 2, "Is a directory"),
        (["brief", "x", "--database", "postgresql://me:secret@h:word/db"], 2, "me:***@h:word/db' names no database"),
        (["brief", "x", "--database", "postgresql://127.0.0.1:1/db"], 1, "cannot be opened"),
        (["brief", "x", "--database", "postgresql://127.0.0.1:99999/db"], 1, "cannot be opened"),
        (["brief", "x", "--database", "hard::x://"], 2, "names no database"),
        (["move", "--to", "no/where/new.sqlite"], 1, "cannot be opened"),
        (["move", "--to", LONG], 1, "cannot be opened"),
        (["ingest", "http://[127.0.0.1]/"], 1, "That is not a web address"),
        (["seen", "http://[127.0.0.1]/"], 2, ""),
        (["brief", BYTES], 0, ""),
        (["verify", "the words of", "--speaker", BYTES], 0, ""),
        (["brief", "x", "--archive", BYTES], 1, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_sentence(
    terminal: Terminal, words: list[str], code: int, says: str
) -> None:
    printed = terminal.run(*words)
    assert says in ended(printed)
    assert "secret" not in printed.err
    assert printed.code == code


def test_postgresql_without_its_driver_says_how_to_get_it(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    printed = terminal.run("archives", "--database", "postgresql://localhost/copydesk")
    assert "pip install 'copydesk[postgres]'" in ended(printed)
    assert printed.code == 2


def test_an_unreadable_configuration_is_named(terminal: Terminal) -> None:
    (terminal.folder / "bytes.toml").write_bytes(b"database = '\xff'")
    assert "bytes.toml" in ended(terminal.run("brief", "x", "--config", "bytes.toml"))
    assert "names no database" in ended(terminal.run("brief", "x", "--database", "a\0b"))


ARGUMENTS = st.sampled_from((
    HUGE, f"-{HUGE}", LONG, BYTES, "\ud800", "", " ", "-", "--", "http://[127.0.0.1]/", "hard::x", "0", "#0", "1e9",
    "\x1b[2J", "\u202e", "'", '"', "%s", "{0}", "NEAR(", "--page", "--archive", "\x00", "no/where/x.csv", "٣",
))  # fmt: skip
NAMES = sorted({*VERBS, "pipe"} - LEFT_OUT)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(verb=st.sampled_from(NAMES), words=st.lists(ARGUMENTS, max_size=3), stdin=st.binary(max_size=12))
def test_any_verb_ends_in_a_sentence_whatever_is_given(
    terminal: Terminal, verb: str, words: list[str], stdin: bytes
) -> None:
    ended(terminal.run(verb, *words, given=stdin))


def test_every_verb_is_among_them() -> None:
    assert len(NAMES) >= len(VERBS) - len(LEFT_OUT)
    assert "reread" in NAMES


@pytest.mark.parametrize("verb", ["verify", "seen"])
def test_input_that_is_no_text_is_refused(terminal: Terminal, verb: str) -> None:
    printed = terminal.run(verb, "-", given=b"caf\xe9 \xff\xfe")
    assert "not text in UTF-8" in ended(printed)
    assert printed.code == 2


def test_an_error_nobody_thought_of_is_one_sentence(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(*_: object) -> None:
        raise ZeroDivisionError("words of an article")

    monkeypatch.setattr("bot.desk.show.show", failing)
    printed = terminal.run("show", "1")
    assert (printed.code, "nobody thought of (ZeroDivisionError)" in " ".join(printed.err.split())) == (1, True)
    assert "Traceback" not in printed.err
    assert "words of an article" not in printed.err
    debug = terminal.run("show", "1", COPYDESK_LOG_LEVEL="DEBUG")
    assert "Traceback" in debug.err


def test_a_disk_that_is_full_is_one_sentence(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.desk.show.show", failing)
    assert "No space left on device" in ended(terminal.run("show", "1"))


def process(*words: str | bytes, folder: Path, **options: object) -> "subprocess.Popen[bytes]":
    """`python -m bot WORDS` in `folder`, on a database there."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COPYDESK_DATABASE": str(folder / "archive.sqlite")}
    everything = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.Popen(command, cwd=folder, env=environment, **everything)  # type: ignore[call-overload, no-any-return]


def test_arguments_that_are_no_text_in_a_process(terminal: Terminal) -> None:
    name = b"caf\xe9.txt"
    (terminal.folder / os.fsdecode(name)).write_text("The ferry of Sample Bay was painted.\n\nNobody knows when.")
    with process(b"ingest", name, folder=terminal.folder) as done:
        out, err = done.communicate(timeout=SECONDS)
    assert (done.returncode, err) == (0, b"")
    assert b"1 " in out
    printed = terminal.run("brief", os.fsdecode(b"caf\xe9"))  # as a process is given it
    assert (printed.code, printed.err) == (0, "")
    assert "2 articles" in printed.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_and_a_closed_output_end_without_a_traceback(terminal: Terminal) -> None:
    with open("/dev/full", "wb") as full, process("show", "1", folder=terminal.folder, stdout=full) as done:
        err = done.communicate(timeout=SECONDS)[1].decode()
    assert done.returncode == 1
    assert "No space left on device" in err
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    with process("show", "1", "--json", folder=terminal.folder) as done:
        assert done.stdout
        done.stdout.close()
        done.stdout = None
        err = done.communicate(timeout=SECONDS)[1].decode()
    assert (done.returncode, err) == (1, "")


def heard() -> None:
    """Let SIGINT be heard in a child also where the tests run in a shell's background, which ignores it for them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_ends_with_130(terminal: Terminal) -> None:
    with process("pipe", "quotes", folder=terminal.folder, preexec_fn=heard) as done:
        assert done.stdin
        assert done.stdout
        done.stdin.write(b'{"id": 1, "text": "x"}\n')
        done.stdin.flush()
        assert done.stdout.readline().startswith(b'{"id": 1')
        done.send_signal(2)
        err = done.communicate(timeout=SECONDS)[1]
    assert (done.returncode, err) == (130, b"")


def test_a_locked_database_is_said_to_be_busy(terminal: Terminal) -> None:
    with sqlite3.connect(terminal.database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Another program is writing" in ended(terminal.run("remove", "1"))
        other.execute("ROLLBACK")
    other.close()
