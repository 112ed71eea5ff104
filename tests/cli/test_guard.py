"""`copydesk sweep` and `copydesk rebind` in the terminal."""

import asyncio
import datetime as dt
from pathlib import Path

from bot.archive.store import Store, seals, tables
from tests.cli.terminal import Terminal

TEXT = "Fictional: the lamp is lit\n\nThe keeper carried the oil up the stairs, and the lamp burned till morning.\n"


async def trashed(database: str, moment: dt.datetime) -> None:
    """Let every article lie in the trash since `moment`."""
    store = await Store.open(database)
    await store.write(
        lambda conn: seals.update(conn, tables.articles, [tables.articles.c.id > 0], {"trashed_at": moment})
    )
    await store.close()


def test_a_sweep_shows_and_waits_until_it_is_confirmed(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert "Nothing is past its time" in terminal.run("sweep").out
    for number in range(21):
        terminal.folder.joinpath(f"{number}.txt").write_text(f"{TEXT}\nAnd that was night number {number}.\n")
    assert terminal.run("ingest", *(f"{number}.txt" for number in range(21))).code == 0
    asyncio.run(trashed(str(terminal.database), dt.datetime(2020, 1, 1, tzinfo=dt.UTC)))
    shown = terminal.run("sweep")
    assert (shown.code, shown.err) == (0, "")
    assert f"{dt.datetime.now(dt.UTC):%Y}" in shown.out
    assert "Past their time: 21 of 21 articles." in shown.out
    assert "copydesk sweep --confirm" in shown.out
    assert terminal.run("sweep", "--json").json["due"] == [{"kind": "articles", "rows": 21, "of": 21}]
    assert "Purged: 21 articles of the trash" in terminal.run("sweep", "--confirm").out
    assert "Nothing is past its time" in terminal.run("sweep").out


def test_a_database_is_moved_to_another_application_knowingly(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert "none yet" in terminal.run("rebind").out
    assert "belongs to the application 123 now; before: none" in terminal.run("rebind", "123").out
    assert "belongs to the application 456 now; before: 123" in terminal.run("rebind", "456").out
    assert "456" in terminal.run("rebind").out
    for wrong in ("0", "-1", "x", "9" * 20):
        assert terminal.run("rebind", "--", wrong).code == 2
    assert "456" in terminal.run("rebind").out
