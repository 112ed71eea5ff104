"""`copydesk reread` at the terminal: what it says, where it reads, and what is left."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.archive.store import Store
from bot.chat.i18n import translator_for
from bot.chat.rendering import desk
from bot.records.archive import Stats
from tests.archive.former_index import aged
from tests.archive.rereading import filled
from tests.cli.terminal import Terminal


def said(words: str) -> str:
    """What was printed, as one line."""
    return " ".join(words.split())


def card_in(code: str, stats: Stats) -> str:
    """The card's components, as Discord gets them."""
    return str(desk.stats(translator_for(code), stats).view().to_components())  # type: ignore[no-untyped-call]


def test_reading_again_says_what_changed_and_stats_what_is_left(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asyncio.run(filled(str(terminal.database), 3))
    assert "3 articles read by an older engine" in said(terminal.run("stats").out)
    assert terminal.run("stats", "--json").json["to_reread"] == 3
    done = terminal.run("reread")
    assert done.code == 0
    assert "3 articles read again in" in said(done.out)
    assert "3 changed: 6 new quotes, 3 gone, 3 with another speaker." in said(done.out)
    assert "older engine" not in terminal.run("stats").out
    assert "Nothing to read again" in terminal.run("reread", "--all").out


def test_what_an_older_program_indexed_is_indexed_anew_and_counted(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asyncio.run(filled(str(terminal.database), 3))
    asyncio.run(indexed_before(str(terminal.database)))
    assert "3 articles put into the search index anew." in said(terminal.run("reread").out)
    asyncio.run(indexed_before(str(terminal.database)))
    done = terminal.run("reread", "--json").json
    assert (done["indexed"], done["articles"]) == (3, 0)
    assert terminal.run("reread", "--json").json["indexed"] == 0


async def indexed_before(database: str) -> None:
    """Leave the index as an older program did."""
    store = await Store.open(database)
    await store.write(aged)
    await store.close()


def test_a_damaged_text_is_named_and_ends_with_1(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asyncio.run(filled(str(terminal.database), 2))
    with closing(sqlite3.connect(terminal.database)) as database:
        database.execute("UPDATE versions SET text = replace(text, 'calm', 'calx') WHERE article = 1")
        database.commit()
    done = terminal.run("reread", "--json")
    assert (done.code, done.json["articles"], [row["given"] for row in done.json["failed"]]) == (1, 1, ["article 1"])
    assert "article 1: Article 1 is damaged" in said(done.err)


def test_originals_are_of_one_archive(tmp_path: Path) -> None:
    assert Terminal(tmp_path).run("reread", "--originals", "--all").code == 2


def test_stats_on_discord_tell_what_is_left_in_both_languages() -> None:
    stats = Stats(5, 0, 5, 9, 100, 600, 0, None, None, (), (), to_reread=1)
    english, french = (card_in(code, stats) for code in ("en", "fr"))
    assert "1 article was read by an older engine; its quotes are read again in the background." in english
    assert "1 article a été lu par un moteur plus ancien" in french
