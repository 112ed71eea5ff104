"""`copydesk run`: connect to Discord and answer until told to stop; or do the background's work beside a bot."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from typing import Annotated

import typer

from bot import logs
from bot.app import open_desk
from bot.archive.store import file_of
from bot.chat import serve
from bot.chat.instance_lock import single_instance
from bot.chat.notify import DiscordNotify, TriedAgain
from bot.chat.stopping import leave_at_once, until_told_to_stop
from bot.cli import as_json, error_sentences
from bot.cli.as_json import Answers
from bot.cli.options import AsJson, ConfigFile, Database
from bot.cli.printing.safe import console, plain
from bot.cli.receipts import BotState
from bot.config import Config, load
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.errors.configuration import NoToken
from bot.errors.starting import AlreadyRunning, BackgroundBesideBot
from bot.errors.storage import NoDatabase
from bot.jobs.clock import ticking
from bot.jobs.notify import LogNotify, StoredNotify
from bot.jobs.one_bot import one_bot, take_back
from bot.jobs.telling import telling
from bot.jobs.worker import working

LINK = re.compile(r"https://\S+")


JobsOnly = Annotated[
    bool, typer.Option("--jobs-only", help="Do the background's work alone: no Discord, no token, beside a bot.")
]


def run(
    json: AsJson = False, jobs_only: JobsOnly = False, database: Database = None, config: ConfigFile = None
) -> None:
    """Connect to Discord and answer until SIGTERM or Ctrl-C, which end it within ten seconds."""
    settings = load(config)
    if database:
        settings = settings.model_copy(update={"database": database})
    logs.set_up(settings.log_level, settings.log_format)
    error_sentences.in_the_log()
    announce = told_as_json if json else told
    if jobs_only:
        asyncio.run(until_told_to_stop(do_jobs(settings, announce), leave=leave_at_once))
    elif settings.discord.token is None or not settings.discord.token.get_secret_value().strip():
        raise NoToken
    else:
        stay_until_told(settings, announce)
    if json:
        as_json.write_line(BotState("stopped", "The bot has stopped.", None))


def stay_until_told(settings: Config, announce: Callable[[str], None], connector: serve.Connect | None = None) -> None:
    """Run the bot in a loop of its own until the process is told to stop. Raises what `stay` does."""
    asyncio.run(until_told_to_stop(stay(settings, announce, connector), leave=leave_at_once))


def told(line: str) -> None:
    """Print a line whole, however long: an invitation that is broken at 80 columns is no link."""
    console().print(plain(line), soft_wrap=True)


def told_as_json(line: str) -> None:
    """Print what happens as a line of JSON, its invitation as a value of its own."""
    link = LINK.search(line)
    as_json.write_line(BotState("told", line, link[0] if link else None))


async def stay(settings: Config, announce: Callable[[str], None], connector: serve.Connect | None = None) -> None:
    """Run the bot. What could be a wrong start is asked first, and changes nothing where it is one.

    1. No other bot runs on the database's file, by whatever path. Raises AlreadyRunning.
    2. Discord knows the token. Raises WrongToken.
    3. The database belongs to the token's application, or to none yet. Raises OtherApplication.
    4. Only then is the database upgraded, and bound at the first start.
    5. No other process answers with this token on a database that several share. Raises TokenInUse, and TokenTakenOver
       later on. The upkeep, the queue and what is to be told begin once all that is so.
    """
    with single_instance(settings.database):
        application = await serve.application_of(settings, connector=connector, announce=announce)
        admitted, notify = asyncio.Event(), DiscordNotify(otherwise=LogNotify())
        async with (
            open_desk(settings, application=application, alone=True) as desk,
            _alone(desk, settings, application, announce),
            ticking(desk, notify=notify, begin=admitted),
            working(desk, begin=admitted),
            telling(desk, TriedAgain(notify), LogNotify(), begin=admitted, feeds=True),
        ):
            await warm_up(desk)
            await serve.serve(
                desk,
                settings,
                connector=connector,
                announce=announce,
                admitted=admitted,
                held=True,
                notify=notify,
            )


@asynccontextmanager
async def _alone(
    desk: Desk, settings: Config, application: int, announce: Callable[[str], None]
) -> AsyncIterator[None]:
    """The one bot of a database on a server; that of a file is told by its locks, and frees what a killed one had."""
    if file_of(settings.database):
        await take_back(desk)
        yield
        return
    async with one_bot(desk, application, announce):
        yield


async def do_jobs(settings: Config, announce: Callable[[str], None]) -> None:
    """Do what the queue and the clock want, without Discord, until cancelled.

    What is to be told on Discord waits in the database for the bot; in a file, where no bot can be, it is logged.
    Raises BackgroundBesideBot where another process runs on the database's file, NoDatabase where there is none.
    """
    file = file_of(settings.database)
    if file is not None and not file.exists():
        raise NoDatabase(database=settings.database)
    with _only_process(settings.database):
        async with open_desk(settings, alone=True) as desk:
            notify = StoredNotify(desk) if file is None else LogNotify()
            if file is not None:
                await take_back(desk)
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(ticking(desk, notify=notify))
                await stack.enter_async_context(working(desk))
                if file is not None:
                    await stack.enter_async_context(telling(desk, notify, notify))
                announce("Doing the background's work, without Discord.")
                await asyncio.Event().wait()


@contextmanager
def _only_process(database: str) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(single_instance(database))
        except AlreadyRunning as error:
            raise BackgroundBesideBot from error
        yield


VERBS: Answers = {run: BotState}
