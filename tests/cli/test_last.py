"""`copydesk last`: the last answer again, by archive and account, with the words it was asked in."""

import sqlite3
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.cli.terminal import Terminal

TEXT = 'Fictional: the ferry\n\n"The ferry sails on Monday," said Anna Holt, the harbour master of Sample Bay.\n'
MORE = 'Fictional: the ferry again\n\n"The ferry is late," said Ben Orrin, a pilot of the ferry of Sample Bay.\n'


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds one text, and the last test one more."""
    terminal = Terminal(tmp_path_factory.mktemp("last"))
    assert terminal.run("ingest", "-", given=TEXT).code == 0
    terminal.asked_on(42)
    return terminal


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["brief", "ferry", "--length", "short", "--since", "2020"], "brief ferry --length short --since 2020-01-01"),
        (["quotes", "--speaker", "Anna Holt"], "quotes --speaker 'Anna Holt'"),
        (["sources", "ferry"], "sources ferry"),
        (["search", "ferry", "Bay", "--page", "2"], "search 'ferry Bay' --page 2"),
        (["show", "1"], "show 1"),
        (["verify", "The ferry sails", "--speaker", "Holt"], "verify 'The ferry sails' --speaker Holt"),
        (["seen", "https://example.org/a"], "seen https://example.org/a"),
        (["who", "Anna", "Holt"], "who 'Anna Holt'"),
        (["timeline", "ferry"], "timeline ferry"),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else "",
)  # fmt: skip
def test_each_verb_answers_again_as_it_did(terminal: Terminal, words: list[str], command: str) -> None:
    first = terminal.run(*words)
    assert first.code == 0
    again = terminal.run("last")
    assert (again.code, again.out) == (0, f"copydesk {command}\n{first.out}")
    row = terminal.run("last", "--json").json
    answer = terminal.run(*words, "--json").json
    assert (row["verb"], row["command"]) == (words[0], f"copydesk {command}")
    assert row["answer"] == {key: value for key, value in answer.items() if key != "schema"}


def test_each_account_and_archive_has_its_own(terminal: Terminal) -> None:
    assert terminal.run("quotes", "ferry").code == 0
    nothing = terminal.run("last", "--archive", "42")
    assert (nothing.code, nothing.err) == (1, "You have asked nothing here yet; ask for a topic first.\n")
    with patch("getpass.getuser", return_value="somebody-else"):
        assert terminal.run("last").code == 1
    assert "copydesk quotes ferry" in terminal.run("last").out


def test_new_is_told_as_it_was_told_then(terminal: Terminal) -> None:
    assert "All there is so far" in terminal.run("brief", "ferry", "--new").out
    first = terminal.run("brief", "ferry", "--new").out
    assert "nothing; 1 on it were there before" in first
    assert terminal.run("last").out.partition("\n")[2] == first


def test_one_row_is_kept_and_a_purge_takes_it(terminal: Terminal) -> None:
    for words in (["brief", "ferry"], ["sources", "ferry"]):
        assert terminal.run(*words, "--archive", "42").code == 0
    assert _kept(terminal.database).count("sources") == 1
    before = len(_kept(terminal.database))
    assert terminal.run("purge", "42", "--confirm").code == 0
    assert len(_kept(terminal.database)) == before - 1


def test_a_refusal_is_not_asked_again_and_what_is_there_now_answers(terminal: Terminal) -> None:
    assert "Anna Holt" in terminal.run("quotes", "ferry").out
    assert terminal.run("show", "99").code == 1
    assert terminal.run("ingest", "-", given=MORE).code == 0
    assert "Ben Orrin" in terminal.run("last").out


def _kept(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    try:
        return [verb for (verb,) in connection.execute("SELECT verb FROM askings")]
    finally:
        connection.close()
