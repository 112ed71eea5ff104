"""The local web beside a terminal: it runs in a thread of its own, and every address of this process leads there."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import bot.app
from tests.web import LocalWeb


@contextmanager
def local_web() -> Iterator[LocalWeb]:
    """The web, as long as the block lasts; only the outer world is a double, the guard of addresses stays as it is."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    web = asyncio.run_coroutine_threadsafe(_entered(), loop).result(20)
    try:
        with patch.object(bot.app, "make_fetcher", lambda config: web.fetcher()):
            yield web
    finally:
        asyncio.run_coroutine_threadsafe(web.__aexit__(None, None, None), loop).result(20)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)
        loop.close()


async def _entered() -> LocalWeb:
    return await LocalWeb().__aenter__()
