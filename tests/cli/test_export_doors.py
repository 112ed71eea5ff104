"""An export shows what articles say and lets none of it act, and never harms an older file."""

import asyncio
import csv
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import load
from bot.desk import export
from bot.records.archive import AnnotatedArticle
from bot.text import exported
from bot.text.markdown import escaped
from tests.cli.terminal import Terminal
from tests.hostile import texts

ACTING = (
    "# heading", "####### x", "x\n===", "x\n---", "---", "***", "___", "- - -", "> quote", "- item", "+ item", "* item",
    "1. one", "12) two", "<script>alert(1)</script>", "<!-- x -->", "<https://h.example>", "<b>", "&lt;", "&#60;",
    "`x`",
    "[a](javascript:alert(1))", "![a](http://h.example/x.png)", "[a]: http://h.example", "[a][b]", "[^1]: note",
    "```\nx\n```",
    "~~~\nx\n~~~", "    code", "\tcode", "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n:-- | --:\n1 | 2",
    "*x*", "__x__", "~~x~~",
    "$x$", "x  \ny", "x\\\ny", "\\", "\\[a](x)", "# x #", "a\rb", "\r\n",
    "www.h.example", "\u2028# x", "\x0c# x", "$$", "\x1b[0m",
)  # fmt: skip
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
foreign = st.one_of(
    texts(),
    st.lists(st.sampled_from((*ACTING, "\n", "\n\n", " ", "x")), min_size=1, max_size=8).map("".join),
    st.text(st.sampled_from(" \t\n#*_-+=~`<>[]()!|&\\:1.x$^{}"), min_size=1, max_size=30),
)
SHOWN = {"text", "softbreak", "hardbreak"}


def inner(tokens: list[Token]) -> list[Token]:
    """What stands in the paragraphs and headings."""
    return [child for token in tokens if token.type == "inline" for child in token.children or []]


def letters(text: str) -> str:
    """Without white space, which Markdown folds; NUL is shown as U+FFFD (CommonMark 2.3)."""
    return "".join(text.replace("\0", "\ufffd").split())


@given(foreign)
@example("a\n=\n> b")
@example("x\n\n\t- y")
@example("1234567890. x")
def test_markdown_shows_the_letters_and_nothing_acts(text: str) -> None:
    tokens = READER.parse(escaped(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    children = inner(tokens)
    assert {child.type for child in children} <= SHOWN
    assert letters("".join(child.content for child in children)) == letters(text)


@given(foreign)
@example("＝1+1")
@example("\ufeff=1+1")
@example(" \u200b\t=1+1")
@example("\n@SUM(1)")
@example("\u202e-1")
def test_no_cell_begins_a_formula(text: str) -> None:
    row = dict.fromkeys(exported.COLUMNS) | {"text": text}
    (cells,) = csv.reader(io.StringIO(exported.csv_row(row)))
    cell = cells[list(exported.COLUMNS).index("text")]
    assert cell in (text, f"'{text}")
    seen = "".join(letter for letter in cell if letter.isprintable() and not letter.isspace())
    assert not seen.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


ARTICLE = "\n".join(
    ("Subject of the ferry", "", *("A paragraph on the ferry. " * 3, ""), *ACTING, "", "The end of it all.")
)  # fmt: skip


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal whose archive holds a text that wants to act."""
    terminal = Terminal(tmp_path_factory.mktemp("export"))
    assert terminal.run("ingest", "-", given=ARTICLE).code == 0
    return terminal


def test_the_export_of_an_archive_is_our_structure_alone(terminal: Terminal) -> None:
    assert terminal.run("export", "all.md").code == 0
    whole = (terminal.folder / "all.md").read_bytes().decode()
    tokens = READER.parse(whole)
    kinds = [token.type for token in tokens if token.type != "inline" and not token.type.endswith("_close")]
    assert kinds == ["html_block", "heading_open", *["paragraph_open"] * (len(kinds) - 3), "hr"]
    comments = [token.content for token in tokens if token.type == "html_block"]
    assert all(
        comment.startswith("<!--") and comment.rstrip().index("-->") == len(comment.rstrip()) - 3
        for comment in comments
    )
    assert {child.type for child in inner(tokens)} <= SHOWN
    text = terminal.run("show", "1", "--json").json["text"]
    assert letters(text) in letters("".join(child.content for child in inner(tokens)))


def test_an_export_is_for_its_owner_alone(terminal: Terminal) -> None:
    mask = os.umask(0)
    try:
        assert terminal.run("export", "own.jsonl").code == 0
    finally:
        os.umask(mask)
    assert stat.S_IMODE((terminal.folder / "own.jsonl").stat().st_mode) == 0o600


def test_an_older_file_stays_until_the_new_one_is_whole(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    place = terminal.folder / "kept.csv"
    place.write_text("older")
    link = terminal.folder / "link.csv"
    link.symlink_to(place)
    before = set(terminal.folder.iterdir())

    def failing(marked: AnnotatedArticle, form: export.Format) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(export, "_written", failing)
        printed = terminal.run("export", "kept.csv", "--force")
    assert (printed.code, place.read_text(), set(terminal.folder.iterdir())) == (1, "older", before)
    assert "kept.csv cannot be written (No space left on device)" in " ".join(printed.err.split())
    assert terminal.run("export", "link.csv", "--force").code == 0
    assert link.is_symlink()
    assert place.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_left_alone(terminal: Terminal, kind: str) -> None:
    place = terminal.folder / f"{kind}.csv"
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    printed = terminal.run("export", place.name)
    assert printed.code == 1
    assert "it is no ordinary file" in " ".join(printed.err.split())
    assert place.is_dir() or place.is_fifo()


def modes_in(folder: Path) -> dict[str, int]:
    """The permissions of the files of a folder."""
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_the_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        terminal = Terminal(tmp_path)
        assert terminal.run("ingest", "-", given=ARTICLE).code == 0
    finally:
        os.umask(mask)
    modes = modes_in(tmp_path)
    assert set(modes.values()) == {0o600}, modes


def test_the_write_ahead_log_is_as_closed_as_the_database(tmp_path: Path) -> None:
    async def opened() -> dict[str, int]:
        store = await Store.open(str(tmp_path / "a.sqlite"))
        async with store.writing() as conn:
            await conn.run_sync(archives.ensure, "local")
            modes = modes_in(tmp_path)
        await store.close()
        return modes

    mask = os.umask(0)
    try:
        modes = asyncio.run(opened())
    finally:
        os.umask(mask)
    assert {"a.sqlite", "a.sqlite-wal", "a.sqlite-shm"} <= set(modes)
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("name", ["DISCORD_TOKEN", "COPYDESK_DISCORD__TOKEN", "copydesk_discord__token"])
def test_no_child_inherits_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, "a.secret.token")
    config = load()
    assert config.discord.token is not None
    assert config.discord.token.get_secret_value() == "a.secret.token"
    assert "a.secret.token" not in set(os.environ.values())
