"""`copydesk link`, `unlink` and `note`: what the desk says of articles, as the terminal prints it."""

import pytest

from tests.cli.terminal import Terminal

CLAIM = "The ferry of Quillhaven was sold to a hotel, the harbour office said."
CORRECTION = "It was only let, and for one summer, said Anna Example."


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive with a claim and an article that says otherwise in other words."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    for name, text in (("claim.txt", CLAIM), ("answer.txt", CORRECTION)):
        (made.folder / name).write_text(f"{text}\n")
        assert made.run("ingest", name).code == 0
    return made


def test_a_link_is_made_shown_and_taken_back(terminal: Terminal) -> None:
    assert CORRECTION not in terminal.run("brief", "Quillhaven ferry").out
    assert "Article 2 retracts article 1." in terminal.run("link", "2", "1", "--as", "retracts").out
    assert CORRECTION in terminal.run("brief", "Quillhaven ferry").out
    assert terminal.run("unlink", "2", "1").code == 0
    assert CORRECTION not in terminal.run("brief", "Quillhaven ferry").out
    refused = terminal.run("unlink", "2", "1")
    assert refused.code != 0
    assert "Nothing was said" in refused.err


def test_a_note_stands_in_every_answer(terminal: Terminal) -> None:
    assert "debunked, do not use" in terminal.run("note", "1", "debunked, do not use").out
    for asked in (("brief", "ferry"), ("sources", "ferry"), ("search", "ferry"), ("seen", CLAIM), ("show", "1")):
        assert "Note: debunked, do not use" in terminal.run(*asked).out, asked
    assert "has no note" in terminal.run("note", "1").out
    assert "Note:" not in terminal.run("brief", "ferry").out


def test_only_known_kinds(terminal: Terminal) -> None:
    refused = terminal.run("link", "2", "1", "--as", "mocks")
    assert refused.code == 2
    assert "Say --as with one of corrects" in " ".join(refused.err.split())
