"""No verb thinks in asyncio's shared threads, which look up names: each is answered while all of those are held."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.desk import changes, check, quotes, search, seen, since_last_asked, sources, suggest, timeline, verify, who
from tests.verify.conftest import Newsdesk

TEXT = "“The quay was empty that morning,” said Anna Smith. The harbour of Myanmar stayed shut for the whole day."


async def _chart(news: Newsdesk) -> object:
    return await timeline.chart(news.desk, await timeline.timeline(news.desk, news.archive, "Myanmar"))


VERBS: dict[str, Callable[[Newsdesk], Awaitable[object]]] = {
    "changes": lambda news: changes.changes(news.desk, news.archive, 1),
    "chart": _chart,
    "check": lambda news: check.check(news.desk, news.archive, TEXT),
    "new": lambda news: since_last_asked.last_time(news.desk, news.archive, 7, "Myanmar"),
    "quotes": lambda news: quotes.quotes(news.desk, news.archive, "Myanmar", speaker="Smith"),
    "search": lambda news: search.search(news.desk, news.archive, "Myanmar"),
    "seen, address": lambda news: seen.seen(news.desk, news.archive, "https://paper.example/1"),
    "seen, text": lambda news: seen.seen(news.desk, news.archive, TEXT),
    "sources": lambda news: sources.sources(news.desk, news.archive, "Myanmar"),
    "suggest": lambda news: suggest.suggest(news.desk, news.archive, "Myan"),
    "verify": lambda news: verify.verify(news.desk, news.archive, "The harbour stayed shut for the day"),
    "verify, topic": lambda news: verify.verify(news.desk, news.archive, "zeppelin", topic="Myanmar"),
    "who": lambda news: who.who(news.desk, news.archive, "Smith"),
}


@pytest.mark.parametrize("verb", VERBS)
async def test_a_verb_leaves_the_shared_threads_alone(news: Newsdesk, verb: str) -> None:
    await news.add(TEXT, "2031-03-03")
    gate = threading.Event()
    shared = ThreadPoolExecutor(1)
    asyncio.get_running_loop().set_default_executor(shared)
    held = shared.submit(gate.wait, 60)
    try:
        await asyncio.wait_for(VERBS[verb](news), 20)
        assert not held.done()
    finally:
        gate.set()
