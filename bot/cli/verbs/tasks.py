"""`copydesk tasks`: what the background has given up and why, what it still has to do, and when it did what."""

from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import AsJson, ConfigFile, Database, desk_work
from bot.cli.printing.safe import console, plain
from bot.desk import tasks as tasks_desk
from bot.desk.resources import Desk
from bot.records.tasks import Background

Retry = Annotated[int | None, typer.Option("--retry", metavar="NUMBER", help="Let the bot try this task once more.")]
RetryAll = Annotated[bool, typer.Option("--retry-all", help="Let the bot try all of them once more.")]
Drop = Annotated[int | None, typer.Option("--drop", metavar="NUMBER", help="Take this task away, undone.")]


def tasks(
    json: AsJson = False,
    retry: Retry = None,
    retry_all: RetryAll = False,
    drop: Drop = None,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Show the background's tasks that were given up, and why; they can be tried again or dropped."""
    if (retry is not None) + retry_all + (drop is not None) > 1:
        raise typer.BadParameter("--retry, --retry-all and --drop are given one at a time")

    async def work(desk: Desk) -> tuple[Background, str | None]:
        said = await _changed(desk, retry, retry_all, drop)
        return await tasks_desk.background(desk), said

    background, said = desk_work(config, database, work)
    if json:
        as_json.write(background)
        return
    if said is not None:
        console().print(said)
    for line in _lines(background, changed=said is not None):
        console().print(plain(line))


async def _changed(desk: Desk, retry: int | None, retry_all: bool, drop: int | None) -> str | None:
    """Do what is asked; gives what was done in words."""
    if retry is not None:
        await tasks_desk.retry(desk, retry)
        return f"Task {retry} is tried again while the bot runs."
    if drop is not None:
        await tasks_desk.drop(desk, drop)
        return f"Task {drop} is dropped."
    if retry_all:
        return f"Tasks that are tried again while the bot runs: {await tasks_desk.retry_all(desk):,}."
    return None


def _lines(background: Background, *, changed: bool) -> list[str]:
    lines = [
        f"{task.id}  {task.kind} {task.key}: given up after {task.tries} tries: {task.error}"
        for task in background.tasks
    ]
    if not changed and not background.tasks:
        lines.append("No task was given up.")
    for kind in background.waiting:
        lines.append(f"{kind.kind}: {kind.waiting:,} to be done, {kind.under_way:,} under way")
    return lines + [f"{job.job}: last done {job.at:%Y-%m-%d %H:%M} UTC" for job in background.jobs]


VERBS: Answers = {tasks: Background}
