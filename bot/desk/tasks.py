"""`tasks`: what the queue has given up, for whoever runs the bot."""

from bot.archive import tasks
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.missing import NoSuchTask
from bot.records.tasks import DeadTasks


async def dead(desk: Desk) -> DeadTasks:
    """The tasks that were given up, oldest first."""
    return DeadTasks(await desk.store.short_read(tasks.dead))


async def retry(desk: Desk, number: int) -> None:
    """Let the running bot try a task that was given up once more, from its first try. Raises NoSuchTask."""

    def work(conn: Connection) -> bool:
        return tasks.retry(conn, number, desk.now())

    if not await desk.store.write(work):
        raise NoSuchTask(number=number)
