"""`copydesk tasks`: what was to be done in the background and was given up."""

from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import AsJson, ConfigFile, Database, desk_work
from bot.cli.printing.safe import console, plain
from bot.desk import tasks as tasks_desk
from bot.desk.resources import Desk
from bot.records.tasks import DeadTask, DeadTasks

Retry = Annotated[int | None, typer.Option("--retry", metavar="NUMBER", help="Let the bot try this task once more.")]


def tasks(json: AsJson = False, retry: Retry = None, database: Database = None, config: ConfigFile = None) -> None:
    """Show the background's tasks that were given up, and why; --retry lets the bot try one again."""

    async def work(desk: Desk) -> DeadTasks:
        if retry is not None:
            await tasks_desk.retry(desk, retry)
        return await tasks_desk.dead(desk)

    left = desk_work(config, database, work)
    if json:
        as_json.write(left)
        return
    if retry is not None:
        console().print(f"Task {retry} is tried again while the bot runs.")
    for task in left.tasks:
        console().print(plain(_line(task)))
    if retry is None and not left.tasks:
        console().print("No task was given up.")


def _line(task: DeadTask) -> str:
    return f"{task.id}  {task.kind} {task.key}: given up after {task.tries} tries: {task.error}"


VERBS: Answers = {tasks: DeadTasks}
