"""A disk that fills up, a file that is there already, and standard output: one sentence, nothing half, nothing lost."""

import contextlib
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Printed, Terminal
from tests.cli.test_process import run

MEGABYTE = 1_048_576
LONG = "Quillhaven ferry\n\n" + "\n\n".join(
    f"The ferry of pier {number} sails at dawn, said Anna Example of the harbour office." for number in range(1_500)
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds one long text."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    assert made.run("ingest", "-", given=LONG).code == 0
    return made


@contextlib.contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """No file may grow past `size` bytes within the block: what a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root mounts a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def one_sentence(printed: Printed) -> str:
    """The one sentence of a refusal."""
    words = " ".join(printed.err.split())
    assert (printed.code, "Traceback" in words, printed.out) == (1, False, "")
    return words


def test_an_export_takes_no_files_place_unasked(terminal: Terminal) -> None:
    place = terminal.folder / "all.csv"
    place.write_text("older")
    assert "all.csv is there already and was left as it is" in one_sentence(terminal.run("export", "all.csv"))
    assert place.read_text() == "older"
    assert terminal.run("export", "all.csv", "--force").code == 0
    assert "Anna Example" in place.read_text("utf-8")


def test_an_export_to_standard_output_is_the_articles_and_nothing_else(terminal: Terminal) -> None:
    for form in ("jsonl", "csv", "markdown"):
        name = f"all.{form}"
        assert terminal.run("export", name, "--format", form).code == 0
        printed = terminal.run("export", "-", "--format", form)
        assert (printed.code, printed.err.strip()) == (0, "1 articles written to standard output.")
        assert printed.out.encode() == (terminal.folder / name).read_bytes()
    assert terminal.run("export", "-").out == terminal.run("export", "-", "--format", "jsonl").out
    assert terminal.run("export", "all.txt").code == 2


def test_an_export_to_a_full_device_is_one_sentence(terminal: Terminal) -> None:
    with open("/dev/full", "wb") as full:
        done = run("export", "-", "--database", str(terminal.database), folder=terminal.folder, out=full)
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("older", [True, False])
def test_an_export_that_finds_no_room_leaves_what_was_there(terminal: Terminal, older: bool) -> None:
    place = terminal.folder / "all.jsonl"
    if older:
        place.write_text("older")
    before = set(os.listdir(terminal.folder))
    with no_file_over(100_000):
        assert "all.jsonl cannot be written" in one_sentence(terminal.run("export", "all.jsonl", "--force"))
    assert set(os.listdir(terminal.folder)) == before
    assert not older or place.read_text() == "older"


def test_many_texts_on_a_full_disk_are_one_sentence(small_disk: Path) -> None:
    (small_disk.parent / "desk").mkdir()
    terminal = Terminal(small_disk.parent / "desk")
    shutil.copy(terminal.database, small_disk / "archive.sqlite")
    names = []
    for number in range(12):
        path = terminal.folder / f"{number}.txt"
        path.write_text(LONG.replace("ferry", f"ferry {number}"))
        names.append(path.name)
    printed = terminal.run("ingest", *names, "--database", str(small_disk / "archive.sqlite"))
    words = one_sentence(printed)
    assert words.count("is full, so nothing was changed") == 1
    assert "of 12 were done before that; give the same again to go on." in words


def test_a_quota_stops_an_ingest_as_well(terminal: Terminal) -> None:
    names = []
    for number in range(12):
        (terminal.folder / f"{number}.txt").write_text(f"Pier {number}\n\n" + LONG.replace("pier", f"quay {number}"))
        names.append(f"{number}.txt")
    with no_file_over(2 * MEGABYTE):
        words = one_sentence(terminal.run("ingest", *names))
    assert words.count("database") == 1
    assert "of 12 were done before that" in words


@pytest.mark.parametrize("there", [True, False])
def test_a_move_that_finds_no_room_leaves_nothing(terminal: Terminal, there: bool) -> None:
    target = terminal.folder / "moved.sqlite"
    if there:
        target.touch()
    before = set(os.listdir(terminal.folder))
    with no_file_over(300_000):
        words = one_sentence(terminal.run("move", "--to", "moved.sqlite"))
    assert "moved.sqlite" in words
    assert {name for name in os.listdir(terminal.folder) if ".running" not in name} == before
    assert terminal.run("move", "--to", "moved.sqlite").code == 0
    assert terminal.run("quotes", "ferry", "--database", "moved.sqlite").code == 0


def test_a_move_that_is_refused_leaves_nothing(terminal: Terminal) -> None:
    before = set(os.listdir(terminal.folder))
    assert one_sentence(terminal.run("move", "--to", "no/such/folder.sqlite"))
    assert set(os.listdir(terminal.folder)) == before
