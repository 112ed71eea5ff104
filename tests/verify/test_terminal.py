"""The terminal's verbs for quotes and speakers: JSON, what is printed, and exit codes."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.verify.test_desk import COUSIN, FIRST


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal in a folder with an archive of two articles."""
    folder: Path = tmp_path_factory.mktemp("terminal")
    terminal = Terminal(folder)
    for name, text in (("first.txt", FIRST), ("cousin.txt", COUSIN)):
        (folder / name).write_text(f"{name.title()}\n\n{text}", encoding="utf-8")
        assert terminal.run("ingest", name).code == 0
    return terminal


def test_verify(terminal: Terminal) -> None:
    answer = terminal.run("verify", "We will never close the harbour before 16 June", "--json").json
    assert answer["verdict"] == "altered"
    shown = terminal.run("show", str(answer["article"]), "--json").json
    (cut,) = answer["cuts"]
    assert shown["text"][cut["start"] : cut["end"]] == "We will not close the harbour before 16 June"
    assert [part for part in answer["diff"] if part["side"] != "both"] == [
        {"side": "source", "text": "not"},
        {"side": "quote", "text": "never"},
    ]
    printed = terminal.run("verify", "they knew it in 2024 and they did nothing", "--speaker", "Otto Brand")
    assert printed.code == 0
    assert "Verbatim" in printed.out
    assert "Otto Brand" in printed.out


def test_not_in_this_archive_is_an_answer_and_never_fake(terminal: Terminal) -> None:
    printed = terminal.run("verify", "The lighthouse was sold to a museum")
    assert printed.code == 0
    assert "Not in this archive" in printed.out
    assert "fake" not in printed.out.lower()


def test_seen(terminal: Terminal) -> None:
    assert terminal.run("seen", "-", "--json", given=FIRST).json["kind"] == "same text"
    assert terminal.run("seen", "https://paper.example/none", "--json").json["kind"] == "new"


def test_who_merge_and_undo(terminal: Terminal) -> None:
    assert terminal.run("who", "Mira Holt", "--json").json["person"]["name"] == "Mira Holt"
    done = terminal.run("merge", "Anna Holt", "Mira Holt", "--json").json
    assert terminal.run("who", "Anna Holt", "--json").json["person"]["name"] == "Mira Holt"
    assert terminal.run("undo", str(done["number"])).code == 0
    assert terminal.run("who", "Anna Holt", "--json").json["person"]["name"] == "Anna Holt"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("verify", "did nothing"), 2, "name the speaker or the topic"),
        (("verify", "…"), 2, "Give the words of the quote"),
        (("seen", "…"), 2, "Give an address"),
        (("who", "Nobody Atall"), 1, "Nobody called Nobody Atall"),
        (("who", "#999"), 1, "Nobody called 999"),
        (("undo", "999"), 1, "no change 999"),
        (("undo", "x"), 2, ""),
    ],
)
def test_refusals(terminal: Terminal, words: tuple[str, ...], code: int, sentence: str) -> None:
    printed = terminal.run(*words)
    assert printed.code == code
    assert sentence in " ".join(printed.err.split())
    assert "Traceback" not in printed.err


def test_seen_takes_a_message_apart(terminal: Terminal) -> None:
    printed = terminal.run(
        "seen", "Is https://paper.example/none new? And “they knew it in 2024 and they did nothing”?"
    )
    assert "link: https://paper.example/none: new" in printed.out
    assert "quote: they knew it in 2024 and they did nothing: same text" in printed.out
    row = terminal.run("seen", "look: https://paper.example/none, wow", "--json").json
    assert [(part["what"], part["text"], part["kind"]) for part in row["parts"]] == [
        ("link", "https://paper.example/none", "new")
    ]
