"""/forget: what is kept about a member is shown, and is nowhere after the click; the others' stays."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.chat.conftest import Newsroom
from tests.cli.terminal import Terminal
from tests.discord import Member

TEXT = "The Quillhaven ferry sails on Monday.\n\n“The ferry is full,” said Anna Example, the harbour master."


async def asked(news: Newsroom, who: Member) -> None:
    """That member has put an article in, corrected it, and asked for what is new."""
    discord = news.discord
    form = await discord.run("/ingest text", as_=who)
    preview = await discord.submit(
        form, {"Title": f"Ferry {who.name[-1]}", "Text": f"Number {who.name[-1]}. {TEXT}"}, as_=who
    )
    await discord.click(preview, "Save", as_=who)
    await discord.run("/archive edit", article=1, outlet="The Example", as_=who)
    await discord.run("/archive link", article=1, other=2, kind="corrects", as_=who)
    await discord.run("/brief", topic="Quillhaven ferry", new=True, as_=who)
    await discord.run("/search", topic="ferry", as_=who)


def cells(news: Newsroom) -> str:
    """All that stands in the tables but for what the articles say."""
    with closing(sqlite3.connect(news.desk.store.shown)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in tables if not name.startswith(("search_", "articles", "versions", "received"))]
        return "\n".join(f"{name} {row}" for name in kept for row in database.execute(f"SELECT * FROM {name}"))


async def test_what_is_kept_about_a_member_is_shown_and_deleted(news: Newsroom) -> None:
    discord = news.discord
    editor, other = (discord.moderator(name) for name in ("Wilma Vexworth", "Tom Teller"))
    for who in (editor, other):
        await asked(news, who)
    shown = await discord.run("/forget", as_=editor)
    assert shown.ephemeral
    for line in ("things that you asked", "when you asked for 1 topic", "your name at", "without your name"):
        assert line in shown.text
    assert "Wilma Vexworth" in cells(news)
    done = await discord.click(shown, "Delete what is kept about me", as_=editor)
    assert "What was kept about you is deleted." in done.text
    left = cells(news)
    assert str(editor.id) not in left
    assert "Wilma" not in left
    assert str(other.id) in left
    assert "Tom Teller" in left
    audit = (await discord.run("/audit")).text
    assert "Somebody forgotten" in audit
    assert "Tom Teller" in audit
    assert "You have asked nothing here yet" in (await discord.run("/last", as_=editor)).text
    assert "Nothing is kept about you" in (await discord.run("/forget", as_=editor)).text


async def test_the_operator_can_do_it_in_the_terminal(news: Newsroom, tmp_path: Path) -> None:
    owner = news.discord.owner
    await asked(news, owner)
    terminal = Terminal(tmp_path)
    words = ("forget", str(owner.id), "--database", news.desk.store.shown)
    kept = await asyncio.to_thread(terminal.run, *words, "--json")
    assert (kept.json["moments"], kept.json["changes"]) == (1, 2)
    shown = await asyncio.to_thread(terminal.run, *words)
    assert "1 moments of asking, and the name at 2 changes." in shown.out
    assert f"copydesk forget {owner.id} --confirm" in shown.out
    assert (await asyncio.to_thread(terminal.run, *words, "--confirm")).out.startswith("Deleted: ")
    assert str(owner.id) not in cells(news)
