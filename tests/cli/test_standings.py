"""The terminal says what an article says of the words it quotes, on the screen and as JSON."""

import pytest

from tests.cli.terminal import Terminal

DENIED = "The pilots of Quillhaven were asleep"
TEXT = (
    "The harbour of Quillhaven opened on Monday.\n\n"
    f"Mayor Edda Falk denied having said “{DENIED}”.\n\n"
    "“The harbour is open to every ship,” said Edda Falk.\n"
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An archive with one article."""
    made = Terminal(tmp_path_factory.mktemp("filled"))
    (made.folder / "harbour.txt").write_text(TEXT)
    assert made.run("ingest", "harbour.txt").code == 0
    return made


@pytest.mark.parametrize("words", [["quotes", "harbour"], ["show", "1"]])
def test_a_denial_is_shown_in_words(terminal: Terminal, words: list[str]) -> None:
    printed = " ".join(terminal.run(*words).out.split())
    assert f"“{DENIED}” — denied: the article says Edda Falk never said it" in printed


def test_a_denial_is_told_as_json(terminal: Terminal) -> None:
    quotes = terminal.run("quotes", "harbour", "--json").json["quotes"]
    quote = next(quote for quote in quotes if quote["text"] == DENIED)
    assert (quote["standing"], quote["speaker"], quote["ascribed_to"]) == ("denied", None, "Edda Falk")


def test_who_counts_only_what_was_said(terminal: Terminal) -> None:
    known = terminal.run("who", "Edda Falk", "--json").json
    assert (known["quotes"], [quote["standing"] for quote in known["latest"]]) == (1, ["said"])
