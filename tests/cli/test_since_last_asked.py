"""`copydesk brief --new`: what was added since this terminal last asked."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.terminal import Terminal

FARES = "The ferry of Sample Bay costs more since Monday, the harbour office said.\n\nNobody was glad of it."
STRIKE = "The ferry crews of Sample Bay stopped work at noon and went home.\n\nThe quay was empty."


def test_new_since_the_last_time(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert terminal.run("ingest", "-", given=FARES).code == 0
    first = terminal.run("brief", "ferry", "--new")
    assert "All there is so far." in first.out
    assert "costs more" in first.out
    assert terminal.run("ingest", "-", given=STRIKE).code == 0
    second = terminal.run("brief", "ferry", "--new", "--json").json
    assert [cut["text"] for cut in second["sentences"]][:1] == [STRIKE.split("\n")[0]]
    assert (second["found"], second["older"]) == (1, 1)
    assert second["new_since"] > "2020"
    nothing = terminal.run("brief", "ferry", "--new").out
    assert "nothing; 2 on it were there before." in nothing
    assert "Try fewer" not in nothing
    assert "Ask without --new" in nothing
    assert terminal.run("brief", "ferry", "--json").json["new_since"] is None


def test_since_a_day(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.run("ingest", "-", given=FARES)
    assert terminal.run("brief", "ferry", "--since", "2024-05-01", "--json").json["found"] == 0
    assert terminal.run("brief", "ferry", "--since", "someday").code == 2


def test_a_clock_that_went_back_hides_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.run("ingest", "-", given=FARES)
    terminal.run("brief", "ferry", "--new")
    with closing(sqlite3.connect(terminal.database)) as database, database:
        assert database.execute("UPDATE last_asked SET asked_at = '2999-01-01 00:00:00.000000'").rowcount == 1
    terminal.run("ingest", "-", given=STRIKE)
    after = terminal.run("brief", "ferry", "--new", "--json").json
    assert (after["found"], after["new_since"]) == (2, None)
    assert "nothing; 2 on it were there before." in terminal.run("brief", "ferry", "--new").out
