"""`copydesk tasks` tells what the background has given up, and lets it be tried again."""

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.archive import tasks
from bot.archive.store import Connection, Store
from bot.records.tasks import Task
from tests.cli.terminal import Terminal

T = TypeVar("T")
KIND, REASON = "sample", "The disk of the sample is full."
NEVER = dt.datetime(2060, 1, 1, tzinfo=dt.UTC)


def given_up(conn: Connection) -> None:
    """A task that failed as often as it may."""
    now = dt.datetime(2031, 4, 1, 12, tzinfo=dt.UTC)
    tasks.put(conn, KIND, "waits", now, delay=dt.timedelta(days=30))
    tasks.put(conn, KIND, "harbour", now)
    for _ in range(tasks.MOST_TRIES):
        (task,) = tasks.claim(conn, (KIND,), "worker", now)
        tasks.failed(conn, task, REASON, now)
        now += dt.timedelta(hours=12)


def claimed(conn: Connection) -> tuple[Task, ...]:
    return tasks.claim(conn, (KIND,), "worker", dt.datetime.now(dt.UTC) + dt.timedelta(seconds=5))


def in_store(terminal: Terminal, work: Callable[[Connection], T]) -> T:
    """What `work` gives, done in the terminal's database."""

    async def opened() -> T:
        store = await Store.open(str(terminal.database))
        try:
            return await store.write(work)
        finally:
            await store.close()

    return asyncio.run(opened())


def test_what_was_given_up_is_shown_and_tried_again(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert "No task was given up." in terminal.run("tasks").out
    in_store(terminal, given_up)
    said = f"2 sample harbour: given up after 5 tries: {REASON} sample: 1 to be done, 0 under way"
    assert " ".join(terminal.run("tasks").out.split()) == said
    expected = {"id": 2, "kind": KIND, "key": "harbour", "tries": 5, "error": REASON, "archive": None}
    answer = terminal.run("tasks", "--json").json
    assert answer["tasks"] == [expected]
    assert answer["waiting"] == [{"kind": KIND, "waiting": 1, "under_way": 0}]
    assert "Task 2 is tried again" in terminal.run("tasks", "--retry", "2").out
    assert terminal.run("tasks", "--json").json["tasks"] == []
    (task,) = in_store(terminal, claimed)
    assert (task.key, task.tries) == ("harbour", 1)


def test_only_what_was_given_up_can_be_tried_again(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    in_store(terminal, given_up)
    refused = terminal.run("tasks", "--retry", "1")
    assert refused.code == 1
    said = " ".join(refused.err.split())
    assert said == "No task 1 was given up; give the number of one that was. copydesk tasks lists them."


def test_all_are_tried_again_or_one_is_dropped(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    in_store(terminal, given_up)
    assert "Tasks that are tried again while the bot runs: 1." in terminal.run("tasks", "--retry-all").out
    assert "No task" not in terminal.run("tasks", "--retry-all").out
    assert terminal.run("tasks", "--drop", "2").code == 1
    assert terminal.run("tasks", "--drop", "2", "--retry-all").code == 2
    for number in range(tasks.MOST_TRIES + 1):
        moment = NEVER + dt.timedelta(days=number)
        in_store(terminal, lambda conn, moment=moment: tasks.claim(conn, (KIND,), "worker", moment, 5))  # type: ignore[misc]
    assert "Task 2 is dropped." in terminal.run("tasks", "--drop", "2").out
    assert [row["id"] for row in terminal.run("tasks", "--json").json["tasks"]] == [1]
