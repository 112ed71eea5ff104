"""What cannot be done ends with one sentence on standard error and the right exit code; never a traceback."""

import contextlib
import os
import socket
import sqlite3
from pathlib import Path

import pytest

from bot import __version__
from tests.cli.terminal import Printed, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in an empty folder."""
    return Terminal(tmp_path)


def sentence(printed: Printed) -> str:
    """The one sentence of a refusal."""
    assert "Traceback" not in printed.err
    assert printed.out == ""
    return " ".join(printed.err.split())


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["brief", " "], 2, "Give a topic"),
        (["brief", "x" * 6000], 2, "A topic has at most"),
        (["show", "99"], 1, "There is no article 99 in this archive; a search shows the numbers there are."),
        (["remove", "99"], 1, "There is no article 99 in this archive; a search shows the numbers there are."),
        (["ingest", "not-there.txt"], 1, "not-there.txt"),
        (["ingest", "http://127.0.0.1/"], 1, "127.0.0.1"),
        (["ingest", "http://[::1]:8080/"], 1, "[::1]"),
        (["ingest", "hard::x"], 1, "hard::x cannot be read: No such file"),
        (["ingest", "http://paper.example:word/"], 1, "That is not a web address"),
        (["ingest", "gopher://paper.example/1"], 1, "That is not a web address"),
        (["ingest", "paper.invalid/story"], 1, "paper.invalid is not an address of the public internet"),
        (["read", "paper.invalid"], 1, "paper.invalid is not an address of the public internet"),
        (["seen", "https://[::1"], 2, "Give an address"),
        (["run"], 2, "There is no Discord token"),
        (["brief", "x", "--config", "nowhere.toml"], 2, "There is no configuration file nowhere.toml"),
        (["brief", "x", "--archive", "nobody"], 1, "There is no archive called nobody; give the name of one"),
    ],
)
def test_refused_with_a_sentence(terminal: Terminal, words: list[str], code: int, says: str) -> None:
    printed = terminal.run(*words)
    assert says in sentence(printed)
    assert printed.code == code


@pytest.mark.parametrize(
    "topic", ["NOT", '"', "a AND (b", "*", "🦆", "\u202eabc", "title:x NEAR(", "-- ; DROP TABLE articles"]
)
def test_any_topic_is_only_words(terminal: Terminal, topic: str) -> None:
    printed = terminal.run("brief", "--", topic)
    assert "Traceback" not in printed.err
    assert printed.code in {0, 2}


def test_a_wrong_configuration_names_its_key(terminal: Terminal) -> None:
    (terminal.folder / "config.toml").write_text("[fetch]\nsecnds = 3\n")
    printed = terminal.run("brief", "x")
    assert "fetch.secnds" in sentence(printed)
    assert printed.code == 2


def test_all_faults_of_a_configuration_are_told_at_once_with_the_nearest_keys(terminal: Terminal) -> None:
    (terminal.folder / "config.toml").write_text(
        "databse = 'x.sqlite'\ntrash_days = 3\nnonsense = 1\n[fetch]\nsecnds = 3\nmegabytes = 900\n"
        "[archive]\ntrash_day = 2\n"
    )
    told = sentence(terminal.run("brief", "x", COPYDESK_DISCORD__TOKN="abc"))
    for fault in (
        "databse (there is no such key; is database meant?)",
        "trash_days (there is no such key; is archive.trash_days meant?)",
        "nonsense (there is no such key)",
        "fetch.secnds (there is no such key; is fetch.seconds meant?)",
        "fetch.megabytes (Input should be less than or equal to 20)",
        "archive.trash_day (there is no such key; is archive.trash_days meant?)",
        "discord.tokn (there is no such key; is discord.token meant?)",
    ):
        assert fault in told
    assert "abc" not in told


def test_the_environment_wins_over_the_file(terminal: Terminal) -> None:
    (terminal.folder / "config.toml").write_text("[archive]\ntrash_days = 0\n")
    assert terminal.run("stats").code == 2
    assert terminal.run("stats", COPYDESK_ARCHIVE__TRASH_DAYS="9", COPYDESK_UNKNOWN="1").code == 0
    assert terminal.run("stats", COPYDESK_ARCHIVE='{"trash_days": 9}').code == 0


def test_shared_options_stand_before_the_verb_and_after_it(terminal: Terminal) -> None:
    (terminal.folder / "text.txt").write_text("Fictional: the ferry\n\nThe ferry of Sample Bay sails on Monday.\n")
    ours = ("--database", str(terminal.database))
    elsewhere = {"COPYDESK_DATABASE": "nowhere/else.sqlite"}
    assert terminal.run(*ours, "ingest", "text.txt", **elsewhere).code == 0
    before = terminal.run("--json", *ours, "brief", "ferry", **elsewhere)
    after = terminal.run("brief", "ferry", *ours, "--json", **elsewhere)
    assert before.json == after.json
    assert after.json["found"] == 1
    assert terminal.run("--archive", "nobody", "brief", "ferry", "--archive", "local", "--json").json["found"] == 1
    terminal.asked_on(42)
    terminal.asked_on(43)
    for words in ((*ours, "archives", "join", "42", "local"), ("archives", *ours, "join", "43", "local")):
        assert terminal.run(*words, **elsewhere).code == 0
    assert terminal.run(*ours, "--json", "archives", **elsewhere).json["archives"][0]["servers"] == ["42", "43"]


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal.run("--version").out == f"copydesk {__version__}\n"


def test_each_wrong_value_of_a_configuration_ends_with_2(terminal: Terminal) -> None:
    (terminal.folder / "config.toml").write_text("log_level = 'LOUD'\n")
    printed = terminal.run("brief", "x")
    assert "log_level (Input should be" in sentence(printed)
    assert printed.code == 2


@pytest.mark.parametrize("body", [b"\x00\x01\x02" * 400, b"", b"%PDF-1.4 nothing"])
def test_a_file_that_is_no_text_stores_nothing(terminal: Terminal, body: bytes) -> None:
    (terminal.folder / "odd.bin").write_bytes(body)
    printed = terminal.run("ingest", "odd.bin")
    assert sentence(printed).startswith("odd.bin: ")
    assert printed.code == 1
    assert terminal.run("archives", "--json").json["archives"][0]["articles"] == 0


def test_not_a_database(terminal: Terminal) -> None:
    terminal.database.write_text("shopping list")
    assert "is not a database" in sentence(terminal.run("brief", "x"))
    assert terminal.database.read_text() == "shopping list"


def test_a_newer_database_is_left_alone(terminal: Terminal) -> None:
    assert terminal.run("archives").code == 0
    with sqlite3.connect(terminal.database) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    database.close()
    assert "newer" in sentence(terminal.run("brief", "x"))


def test_a_wrong_pipe_verb_lists_the_right_ones(terminal: Terminal) -> None:
    printed = terminal.run("pipe", "nothing")
    assert "quotes" in printed.err
    assert printed.code == 2


def test_what_is_no_ordinary_file_is_refused_before_it_is_opened(terminal: Terminal) -> None:
    pipe, folder, link = terminal.folder / "pipe", terminal.folder / "folder", terminal.folder / "socket"
    os.mkfifo(pipe)
    folder.mkdir()
    with contextlib.chdir(terminal.folder), socket.socket(socket.AF_UNIX) as listening:
        listening.bind(link.name)
        for name, what in ((pipe, "a pipe"), (folder, "a folder"), (link, "a socket"), ("/dev/zero", "a device")):
            printed = terminal.run("ingest", str(name))
            assert what in sentence(printed)
            assert printed.code == 1


def test_a_file_larger_than_is_read_and_input_without_end_are_refused(terminal: Terminal) -> None:
    with (terminal.folder / "large.txt").open("wb") as large:
        large.truncate(30_000_000)
    assert "more than 25 MB" in sentence(terminal.run("ingest", str(terminal.folder / "large.txt")))
    assert "more than 25 MB" in sentence(terminal.run("ingest", "-", given="x" * 25_000_001))


def test_a_page_after_the_last_says_how_many_there_are(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.run("ingest", "-", given="“The ferry is full,” said Anna Example of Sample Bay.\n\nNobody answered.")
    for verb in ("search", "quotes"):
        printed = terminal.run(verb, "ferry", "--page", "99")
        assert (printed.code, printed.err) == (0, "")
        assert "There is 1 page" in printed.out
        assert "Try fewer" not in printed.out
        assert terminal.run(verb, "ferry", "--page", "99", "--json").json["pages"] == 1


def test_an_empty_archive_says_how_to_fill_it(terminal: Terminal) -> None:
    for words in (
        ["brief", "ferry"],
        ["search", "ferry"],
        ["timeline", "ferry"],
        ["verify", "the ferry is full"],
        ["stats"],
    ):
        printed = " ".join(terminal.run(*words).out.split())
        assert "This archive has no articles yet: copydesk ingest" in printed, words
        assert "Try" not in printed, words
        assert "?" not in printed, words
