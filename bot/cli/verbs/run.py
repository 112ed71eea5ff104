"""`copydesk run`: connect to Discord and answer until told to stop."""

import asyncio

from bot import logs
from bot.app import open_desk
from bot.chat import serve
from bot.cli.options import ConfigFile, Database
from bot.cli.printing.safe import console, plain
from bot.config import load
from bot.desk.ready import ready
from bot.errors import NoToken
from bot.jobs.clock import ticking


def run(database: Database = None, config: ConfigFile = None) -> None:
    """Connect to Discord and answer until SIGTERM or Ctrl-C."""
    settings = load(config)
    if database:
        settings = settings.model_copy(update={"database": database})
    logs.set_up(settings.log_level)
    if settings.discord.token is None or not settings.discord.token.get_secret_value().strip():
        raise NoToken

    async def work() -> None:
        async with open_desk(settings) as desk, ticking(desk):
            await ready(desk)
            await serve.serve(desk, settings, announce=lambda line: console().print(plain(line)))

    asyncio.run(work())
