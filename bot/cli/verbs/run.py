"""`copydesk run`: connect to Discord and answer until told to stop."""

import asyncio
import re
from collections.abc import Callable

from bot import logs
from bot.app import open_desk
from bot.chat import serve
from bot.chat.instance_lock import single_instance
from bot.chat.notify import DiscordNotify
from bot.chat.stopping import leave_at_once, until_told_to_stop
from bot.cli import as_json, error_sentences
from bot.cli.as_json import Answers
from bot.cli.options import AsJson, ConfigFile, Database
from bot.cli.printing.safe import console, plain
from bot.cli.receipts import BotState
from bot.config import Config, load
from bot.desk.warm_up import warm_up
from bot.errors.configuration import NoToken
from bot.jobs.clock import ticking
from bot.jobs.notify import LogNotify
from bot.jobs.worker import working

LINK = re.compile(r"https://\S+")


def run(json: AsJson = False, database: Database = None, config: ConfigFile = None) -> None:
    """Connect to Discord and answer until SIGTERM or Ctrl-C, which end it within ten seconds."""
    settings = load(config)
    if database:
        settings = settings.model_copy(update={"database": database})
    logs.set_up(settings.log_level, settings.log_format)
    error_sentences.in_the_log()
    if settings.discord.token is None or not settings.discord.token.get_secret_value().strip():
        raise NoToken
    stay_until_told(settings, told_as_json if json else told)
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

    1. No other bot runs on the database, by whatever path. Raises AlreadyRunning.
    2. Discord knows the token. Raises WrongToken.
    3. The database belongs to the token's application, or to none yet. Raises OtherApplication.
    4. Only then is the database upgraded, and bound at the first start; the upkeep and the queue begin once that is so.
    """
    with single_instance(settings.database):
        application = await serve.application_of(settings, connector=connector, announce=announce)
        admitted, notify = asyncio.Event(), DiscordNotify(otherwise=LogNotify())
        async with (
            open_desk(settings, application=application, alone=True) as desk,
            ticking(desk, notify=notify, begin=admitted),
            working(desk, begin=admitted),
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


VERBS: Answers = {run: BotState}
