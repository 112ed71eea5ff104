"""The program as a process of its own: `python -m bot`, its exit codes, and no traceback on a closed pipe."""

import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.cli.terminal import ROOT, SEED, Terminal
from tests.empty_archive import empty_archive

SECONDS = 60


def run(*words: str, folder: Path, out: IO[bytes] | int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """`python -m bot WORDS` in `folder`, its answer into `out`."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import runpy; "]
    command[-1] += "sys.argv[0] = 'copydesk'; runpy.run_module('bot', run_name='__main__')"
    return subprocess.run(
        [*command, *words], cwd=folder, stdout=out, stderr=subprocess.PIPE, timeout=SECONDS, check=False
    )


def test_it_answers_and_ends_with_0(tmp_path: Path) -> None:
    empty_archive(tmp_path / "new.sqlite")
    done = run("archives", "--database", "new.sqlite", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"no archive yet" in done.stdout


def test_a_wrong_option_ends_with_2(tmp_path: Path) -> None:
    assert run("brief", "x", "--nonsense", folder=tmp_path).returncode == 2


def test_an_error_is_one_sentence_and_ends_with_1(tmp_path: Path) -> None:
    empty_archive(tmp_path / "new.sqlite")
    done = run("show", "7", "--database", "new.sqlite", folder=tmp_path)
    assert (done.returncode, done.stderr.decode().strip()) == (
        1,
        "There is no article 7 in this archive; a search shows the numbers there are.",
    )


@pytest.fixture(scope="module")
def with_seed(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds the sample; it is only asked."""
    terminal = Terminal(tmp_path_factory.mktemp("seed"))
    assert terminal.run("ingest", str(SEED)).code == 0
    return terminal


VERBS = (("brief", "Myanmar Russia"), ("quotes", "Myanmar"), ("show", "1"), ("timeline", "Myanmar"))
EACH = """
import runpy, sys
for words in {verbs!r}:
    sys.argv = ["copydesk", *words, "--database", {database!r}]
    try:
        runpy.run_module("bot", run_name="__main__")
    except SystemExit as ended:
        print("ended", ended.code or 0, flush=True)
"""
"""The program once for each of the verbs, in one process: most of its second is the start of Python."""


@pytest.fixture(scope="module")
def in_ascii(with_seed: Terminal) -> dict[str, tuple[str, str]]:
    """What each verb prints, and its exit status, at a terminal that knows ASCII alone."""
    command = [sys.executable, "-c", EACH.format(verbs=VERBS, database=str(with_seed.database))]
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "FORCE_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(command, cwd=ROOT, env=ascii_only, capture_output=True, timeout=SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    *printed, rest = done.stdout.decode("ascii").split("ended ")
    codes = [part[:1] for part in (*printed[1:], rest)]
    return {words[0]: (text, code) for words, text, code in zip(VERBS, printed, codes, strict=True)}


@pytest.mark.parametrize("verb", [words[0] for words in VERBS])
def test_a_terminal_that_knows_ascii_alone_gets_an_answer(in_ascii: dict[str, tuple[str, str]], verb: str) -> None:
    printed, code = in_ascii[verb]
    assert code == "0"
    assert "Myanmar" in printed
