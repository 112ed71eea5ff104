"""`copydesk correct` sets a quote right for later versions too, and takes that back."""

import pytest

from tests.cli.terminal import Terminal

FULL = "The ferry is full tonight"
TEXT = (
    "The ferry of Quillhaven lay at the quay.\n\n"
    f"“{FULL},” said Anna Example, the harbour master. “Nobody warned us about the tide,” she added.\n\n"
    "Cleo Example watched from the wall.\n"
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive with one article."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    (made.folder / "ferry.txt").write_text(TEXT)
    assert made.run("ingest", "ferry.txt").code == 0
    return made


def speakers(terminal: Terminal) -> list[str | None]:
    """Who speaks in each quote."""
    return [quote["speaker"] for quote in terminal.run("quotes", "ferry", "--json").json["quotes"]]


def test_a_speaker_is_set_and_taken_back(terminal: Terminal) -> None:
    before = speakers(terminal)
    assert set(before) == {"Anna Example"}
    printed = " ".join(terminal.run("correct", "1", FULL, "--speaker", "Cleo Example").out.split())
    assert f"“{FULL},” Before: Anna Example. Now: Cleo Example." in printed
    assert "2 quotes of this chain changed. Kept for later versions." in printed
    assert set(speakers(terminal)) == {"Cleo Example"}
    printed = " ".join(terminal.run("correct", "1", FULL, "--as-read").out.split())
    assert "Before: Cleo Example. Now: Anna Example. 2 quotes of this chain changed. As the bot read it." in printed
    assert speakers(terminal) == before


def test_the_last_is_taken_back(terminal: Terminal) -> None:
    terminal.run("correct", "1", FULL, "--speaker", "Cleo Example")
    terminal.run("correct", "1", FULL, "--nobody")
    assert "As it was before that." in terminal.run("correct", "1", FULL, "--undo").out
    assert set(speakers(terminal)) == {"Cleo Example"}


def test_words_that_are_no_quote_leave_the_answers(terminal: Terminal) -> None:
    assert "Not a quote any more." in terminal.run("correct", "1", FULL, "--not-a-quote").out
    assert FULL not in terminal.run("quotes", "ferry").out


@pytest.mark.parametrize("said", [[], ["--nobody", "--not-a-quote"], ["--standing", "loud"]])
def test_one_thing_is_said_of_a_quote(terminal: Terminal, said: list[str]) -> None:
    refused = terminal.run("correct", "1", FULL, *said)
    assert refused.code == 2
    assert "Say one thing of the quote" in " ".join((refused.out + refused.err).split())
    assert set(speakers(terminal)) == {"Anna Example"}


def test_words_that_no_quote_has_are_refused(terminal: Terminal) -> None:
    refused = terminal.run("correct", "1", "nowhere in the text", "--nobody")
    assert refused.code != 0
    assert set(speakers(terminal)) == {"Anna Example"}
