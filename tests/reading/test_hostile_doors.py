"""Addresses that are none, through every door: each is refused or taken for words, and none ends in a traceback."""

import html
import json
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.archive.servers import archives
from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.desk.ingest_many import many
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from tests.chat.conftest import SOON, open_desk
from tests.cli.terminal import Printed, Terminal
from tests.discord import LocalDiscord
from tests.reading.test_ingest import ME, story
from tests.reading.web import Web, page, redirect
from tests.text.test_hostile_addresses import HOSTILE, IMPOSSIBLE, hostile

REFUSED = "[::1"  # in the host of every address that is put before hypothesis's own, so that nothing is connected to
PAGE = "<title>The ferry</title><p>The ferry did not come on Monday, and the wardens went home early.</p>"
TYPED = [address for address in HOSTILE if address.strip() and len(address) < 500 and address.isprintable()]
"""What Discord itself lets through: no control characters, no half surrogates, a length that fits an option."""


def lines_of(addresses: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The lines for each pipe that reads addresses."""
    added = [{"op": "add", "id": n, "url": url, "html": PAGE} for n, url in enumerate(addresses)]
    saved = f"<head><link rel=canonical href='%s'><meta property=og:url content='%s'><base href='%s'></head>{PAGE}"
    shown = [saved.replace("%s", html.escape(url)) for url in addresses]
    pasted = [f"The ferry did not come\n\nSource: {url}\n\nIt was late, and nobody knew why." for url in addresses]
    return {
        "desk": [{"op": "new"}, *added, *({"op": "seen", "text": url} for url in addresses)],
        "pages": [
            *({"id": n, "url": url, "html": PAGE} for n, url in enumerate(addresses)),
            *({"id": n, "html": shown_page} for n, shown_page in enumerate(shown)),
        ],
        "paste": [{"id": n, "text": text} for n, text in enumerate(pasted)],
    }


def judged(printed: Printed, asked: int) -> list[dict[str, Any]]:
    """The rows of a pipe: one for each line, and no error that nobody thought of."""
    assert (printed.code, printed.err) == (0, "")
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert len(rows) == asked
    assert "Unexpected" not in {row.get("error") for row in rows}
    assert all(row["sentence"] for row in rows if "error" in row)
    return rows


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path_factory.mktemp("doors"))


@settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@example(list(HOSTILE))
@given(st.lists(hostile, min_size=40, max_size=40))
def test_every_pipe_answers_every_line(terminal: Terminal, addresses: list[str]) -> None:
    for verb, lines in lines_of(addresses).items():
        body = "\n".join(json.dumps(line) for line in lines) + "\n"
        judged(terminal.run("pipe", verb, given=body), len(lines))


@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(hostile, min_size=20, max_size=20))
def test_the_terminal_ends_in_a_sentence(terminal: Terminal, addresses: list[str]) -> None:
    words = [f"http://{REFUSED}{address}".replace("\0", "") for address in addresses]
    for given_words in (
        ["ingest", *words, "x.example:word/", "a://b"],
        ["ingest", "hard::x"],
        ["read", words[0]],
        ["seen", words[1]],
    ):
        printed = terminal.run(*given_words)
        assert "Traceback" not in printed.out + printed.err
        assert "nobody thought of" not in printed.err
        assert printed.code == 1 or given_words[0] == "seen"


@pytest.fixture
async def desk(web: Web, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk with one archive, whose outside is the loopback web."""
    async with open_desk(tmp_path / "desk.sqlite") as opened:
        async with opened.store.writing() as conn:
            await conn.run_sync(archives.ensure, "local")
        fetcher = web.fetcher()
        yield Desk(opened.config, opened.store, fetcher, opened.parsers, opened.now)
        await fetcher.close()


async def test_a_feeds_items_and_redirects_that_lead_nowhere_are_refusals(desk: Desk, web: Web) -> None:
    places = [address for address in IMPOSSIBLE if address.isascii() and len(address) < 2_000]
    for number, place in enumerate(places):
        web.sites[f"news.example/{number}"] = redirect(place)
    items = "".join(f"<item><link>{html.escape(place)}</link></item>" for place in places)
    web.sites["news.example/feed"] = page(f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>")
    led = [f"http://news.example/{number}" for number in range(len(places))]
    tally = await many(desk, ArchiveId(1), ["http://news.example/feed", *led], ME, pause_seconds=0)
    assert tally.receipts == ()
    assert len(tally.failures) >= len(led) + 10
    assert not [failure for failure in tally.failures if "nobody thought of" in failure.why.sentence]


async def test_a_feed_that_lists_itself_is_read_once(desk: Desk, web: Web) -> None:
    items = "<item><link>http://news.example/feed</link></item><item><link>/story</link></item>"
    web.sites["news.example/feed"] = page(f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>")
    web.sites["news.example/story"] = page(story("The Ferry Did Not Come"))
    tally = await many(desk, ArchiveId(1), ["http://news.example/feed"], ME, pause_seconds=0)
    assert [receipt.outcome for _, receipt in tally.receipts] == ["added"]
    assert [failure.given for failure in tally.failures] == ["http://news.example/feed"]


async def test_discord_refuses_or_reads_words(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    async with LocalDiscord() as discord:
        client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=discord.connector())
        async with discord.running(client):
            for address in TYPED:
                seen = await discord.run("/seen", text=address)
                read = await discord.run("/ingest url", url=address)
                form = await discord.submit(
                    await discord.run("/ingest text"), {"Source link": address, "Text": "The ferry sails on Monday."}
                )
                for answer in (seen, read, form):
                    assert answer.text, address
                    assert "unexpected" not in answer.text.casefold(), (address, answer.text)
            said = discord.say(discord.owner, " ".join(TYPED))
            assert "is not" in (await discord.menu("Archive links", said)).text
            await client.state.in_flight.close(2)
    assert not [record for record in caplog.records if record.exc_info]


async def test_an_address_without_a_scheme_is_fetched_by_https(desk: Desk, web: Web) -> None:
    web.sites["news.example/story"] = page(story("The Ferry Did Not Come"))
    tally = await many(desk, ArchiveId(1), ["news.example/story"], ME, pause_seconds=0)
    assert [receipt.outcome for _, receipt in tally.receipts] == ["added"]
