"""`tasks`: what the background has given up and still has to do, for whoever runs the bot."""

from bot.archive import leases, tasks
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.missing import NoSuchTask
from bot.records.tasks import Background


async def background(desk: Desk) -> Background:
    """What was given up, oldest first; how much waits; and when each job of the clock was last done."""

    def work(conn: Connection) -> Background:
        return Background(tasks.dead(conn), tasks.waiting(conn), leases.last_done(conn))

    return await desk.store.short_read(work)


async def retry(desk: Desk, number: int) -> None:
    """Let the running bot try a task that was given up once more, from its first try. Raises NoSuchTask."""
    if not await desk.store.write(lambda conn: tasks.retry(conn, desk.now(), number)):
        raise NoSuchTask(number=number)


async def retry_all(desk: Desk) -> int:
    """Let the running bot try whatever was given up once more; gives how many tasks."""
    return await desk.store.write(lambda conn: tasks.retry(conn, desk.now()))


async def drop(desk: Desk, number: int) -> None:
    """Take a task that was given up out of the queue, undone. Raises NoSuchTask."""
    if not await desk.store.write(lambda conn: tasks.drop(conn, number)):
        raise NoSuchTask(number=number)
