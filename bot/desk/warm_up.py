"""`ready`: what a first question would otherwise wait for."""

import asyncio
import gc

from bot.analysis import aliases, completions
from bot.analysis.completions import Vocabulary
from bot.desk.resources import Desk


async def warm_up(desk: Desk) -> None:
    """Start the reading processes and load the names of places (0.2 s, and seven times that for several at once).

    What is loaded by then stays for good and is left out of garbage collection, which would stop every answer for
    0.1 s to look through it.
    """
    await asyncio.gather(desk.parsers.warm(), asyncio.to_thread(_names))
    gc.collect()
    gc.freeze()


def _names() -> None:
    completions.named("al", Vocabulary())
    aliases.longer(aliases.builtin()[("france",)])
    aliases.places(("en",))
