"""`copydesk ingest`: folders, patterns, lists of links, one article with what is said of it; progress, and Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.given import items
from bot.errors.files import NoSuchFile
from bot.records.reading import Received
from tests.cli.terminal import ROOT, Terminal

TEXT = "Fictional: the {name}\n\nThe {name} of Sample Bay sails on Monday, the harbour office said.\n"
LINKS = ["https://example.org/a", "https://example.org/b?c=1"]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in a folder with some texts in `texts/`."""
    terminal = Terminal(tmp_path)
    for name in ("ferry", "pilot", "deep/lamp", ".hidden", "deep/.git/config"):
        path = tmp_path / "texts" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(name=path.stem))
    return terminal


def named(*given: str) -> list[str | None]:
    """The addresses, and the names of the files, that are meant."""
    return [item.name if isinstance(item, Received) else item for item in items(given)]


def test_folders_and_patterns(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(terminal.folder)
    assert named("texts") == ["lamp.txt", "ferry.txt", "pilot.txt"]
    assert named("texts/*.txt") == ["ferry.txt", "pilot.txt"]
    assert named("texts/**/lamp.*") == ["lamp.txt"]
    (terminal.folder / "odd[1].txt").write_text("odd")
    assert named("odd[1].txt") == ["odd[1].txt"]
    (terminal.folder / "empty").mkdir()
    for nothing in ("empty", "texts/*.pdf", "nowhere.txt"):
        with pytest.raises(NoSuchFile):
            items([nothing])


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("links.txt", "# to read\n{0}\n\n  {1}\n", LINKS),
        ("links.csv", "Title,URL\r\nThe ferry,{0}\r\n\"Pilot, the\",{1}\r\n", LINKS),
        ("bare.csv", "{0}\n{1}\n", LINKS),
        ("links.tsv", "link\tnote\n{0}\tgood\n", LINKS[:1]),
        ("bom.csv", "\ufeffurl\n{0}\n", LINKS[:1]),
        ("text.txt", "Read {0}\nand {1}\n", ["text.txt"]),
        ("one.txt", "{0} and more words on this line\n", ["one.txt"]),
        ("texts.csv", "url,text\n{0},The ferry sails.\n", ["texts.csv"]),
        ("empty.txt", "", ["empty.txt"]),
    ],
)  # fmt: skip
def test_lists_of_links(tmp_path: Path, name: str, text: str, meant: list[str]) -> None:
    (tmp_path / name).write_text(text.format(*LINKS), newline="")
    assert named(str(tmp_path / name)) == meant


def test_a_folder_is_ingested_and_piped_progress_is_told(terminal: Terminal) -> None:
    printed = terminal.run("ingest", "texts/", "--json")
    assert printed.code == 0
    assert len(printed.json["stored"]) == 3
    told = [json.loads(line) for line in printed.err.splitlines()]
    assert [(line["done"], line["of"]) for line in told] == [(1, 3), (2, 3), (3, 3)]
    assert {line["name"] for line in told} == {"lamp.txt", "ferry.txt", "pilot.txt"}
    lines = terminal.run("ingest", "texts/").err.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["1 of 3", "2 of 3", "3 of 3"]
    again = terminal.run("ingest", "texts/", "--json").json
    assert {stored["outcome"] for stored in again["stored"]} == {"unchanged"}


def test_one_article_with_what_is_said_of_it(terminal: Terminal) -> None:
    said = ("--url", "https://example.org/ferry", "--title", "The ferry sails", "--outlet", "Sample Post")
    stored = terminal.run(
        "ingest", "texts/ferry.txt", *said, "--byline", "Ana Lenk", "--date", "3 March 2024", "--json"
    )
    assert stored.code == 0, stored.err
    shown = terminal.run("show", str(stored.json["stored"][0]["article"]), "--json").json
    wanted = {
        "url": "https://example.org/ferry", "title": "The ferry sails", "title_from": "editor", "byline": "Ana Lenk",
        "outlet": "Sample Post", "published": "2024-03-03", "published_from": "editor", "sure": True,
    }  # fmt: skip
    assert {key: shown[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["texts", "--title", "x"], "are said of one article, and 3 were given"),
        (["https://example.org/a", "--url", "https://example.org/b"], "is an address already"),
        (["texts/ferry.txt", "--date", "last week"], "is not a day"),
        (["texts/ferry.txt", "--date", "someday"], "is not a day"),
    ],
)
def test_what_cannot_be_said_is_refused(terminal: Terminal, words: list[str], says: str) -> None:
    printed = terminal.run("ingest", *words)
    assert printed.code == 2
    assert says in " ".join(printed.err.split())


def test_after_an_interruption_it_says_what_was_done_and_how_to_go_on(terminal: Terminal) -> None:
    many = terminal.folder / "many files"
    many.mkdir()
    for number in range(400):
        (many / f"{number}.txt").write_text(TEXT.format(name=f"boat number {number}"))
    heard = "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    heard += "sys.argv[0] = 'copydesk'; runpy.run_module('bot', run_name='__main__')"  # also where a shell ignores it
    command = [sys.executable, "-c", heard, "ingest", str(many), "--database", str(terminal.database)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert " of 400" in running.stderr.readline()
        os.kill(running.pid, signal.SIGINT)
        said = running.stderr.read()
    assert running.returncode == 130
    assert "Traceback" not in said
    stopped, line = said.strip().splitlines()[-2:]
    assert stopped.startswith("Stopped: ")
    assert stopped.endswith(" of 400 done, and stored.")
    assert line.endswith(f"copydesk ingest '{many}' --database {terminal.database}")
