"""Answers handed on from the terminal, and a page checked against the archive later."""

from pathlib import Path

import pytest

from tests.cli.terminal import ROOT, Terminal

TOPIC = ("Port", "Callow", "ferry", "fire")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    terminal = Terminal(tmp_path_factory.mktemp("pages"))
    assert terminal.run("ingest", str(ROOT / "seeds" / "ferry")).code == 0
    return terminal


QUESTIONS = (
    ("brief", *TOPIC),
    ("timeline", *TOPIC),
    ("who", "Dario", "Venn"),
    ("verify", "Nobody should die on the way to work"),
    ("changes", "1"),
)


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_an_answer_becomes_a_page_that_stands(terminal: Terminal, words: tuple[str, ...]) -> None:
    file = f"{words[0]}.html"
    written = terminal.run(*words, "--html", file)
    assert (written.code, written.out, written.err.strip()) == (0, "", f"Page written to {file}.")
    checked = terminal.run("verify-page", file)
    assert checked.code == 0
    assert "letter for letter, as it was made, and all of it stands" in checked.out
    assert terminal.run("verify-page", "-", given=Path(terminal.folder, file).read_bytes()).code == 0


def test_it_is_printed_as_text_that_is_pasted(terminal: Terminal) -> None:
    for form, mark in (("--markdown", "[\\[1\\]]("), ("--footnotes", "[^1]: "), ("--bbcode", "[url=https://")):
        printed = terminal.run("brief", *TOPIC, form)
        assert printed.code == 0
        assert mark in printed.out
        assert "resigned on Saturday" in printed.out
    assert terminal.run("brief", *TOPIC, "--html", "-").out.startswith("<!doctype html>")


def test_an_altered_letter_and_a_changed_source_are_told(terminal: Terminal) -> None:
    terminal.run("brief", *TOPIC, "--html", "whole.html")
    page = Path(terminal.folder, "whole.html").read_text("utf-8")
    Path(terminal.folder, "altered.html").write_text(
        page.replace("resigned on Saturday", "resigned on Sunday"), "utf-8"
    )
    altered = terminal.run("verify-page", "altered.html")
    assert altered.code == 1
    assert "altered on the page: words" in altered.out
    assert "in the archive: PORT CALLOW — Transport minister Dario Venn resigned on Saturday" in " ".join(
        altered.out.split()
    )
    number = terminal.run("brief", *TOPIC, "--json").json["sources"][0]["article"]
    assert terminal.run("edit", str(number), "--title", "Another headline").code == 0
    since = terminal.run("verify-page", "whole.html", "--json")
    assert since.code == 1
    assert since.json["untouched"]
    assert [line["now"] for line in since.json["lines"] if line["state"] == "changed since"] == ["Another headline"]


def test_what_cannot_be_done_is_one_sentence_and_nothing_half(terminal: Terminal) -> None:
    assert terminal.run("brief", *TOPIC, "--html", "there.html").code == 0
    before = Path(terminal.folder, "there.html").read_bytes()
    refused = terminal.run("brief", *TOPIC, "--html", "there.html")
    assert refused.code == 1
    assert "there already" in refused.err
    assert Path(terminal.folder, "there.html").read_bytes() == before
    assert terminal.run("brief", *TOPIC, "--html", "there.html", "--force").code == 0
    assert terminal.run("brief", *TOPIC, "--html", "no/where.html").code == 1
    assert terminal.run("brief", *TOPIC, "--html", ".").code == 1
    both = terminal.run("brief", *TOPIC, "--html", "a.html", "--json")
    assert both.code == 2
    assert "Give one of --html" in both.err
    for file in ("nowhere.html", str(ROOT / "README.md"), "."):
        printed = terminal.run("verify-page", file)
        assert printed.code == 1
        assert "no page of ours" in " ".join(printed.err.split())
