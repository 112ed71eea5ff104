"""Requests that an older program kept, letter for letter: their buttons and `/last` go on; damaged ones are gone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import delete, insert

from bot.archive.store import tables
from tests.chat.conftest import NOW, Newsroom, newsroom
from tests.discord import Answer, LocalDiscord

pytestmark = pytest.mark.asyncio(loop_scope="module")
TOKEN = "sixteen-letters-"
PIERS = [f"{a}{b}" for a in "abcdefghij" for b in "klmnop"]
SPEECH = " ".join(f"The {pier} of the harbour stands open to everybody who sails." for pier in PIERS)
TEXT = "Anna Example spoke in Quillhaven.\n\n" + "\n\n".join(
    f"“We counted the ships of pier {number} by hand,” said Anna Example, the harbour master." for number in range(30)
)
LONG = f"Bert Example spoke for an hour.\n\n“{SPEECH}” said Bert Example, the pilot."
GONE = "This answer is not here any more"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def news(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """Two articles: one with pages of quotes, one with a quote that no message has room for."""
    async with LocalDiscord(patience=20) as discord:
        database = tmp_path_factory.mktemp("old") / "desk.sqlite"
        async with newsroom(database, discord) as room:
            for title, text in (
                ("The ships", TEXT),
                ("A speech", LONG),
            ):
                form = await discord.run("/ingest text")
                fields: dict[str, object] = {"Title": title, "Text": text, "Date of publication": "2025-03-20"}
                await discord.click(await discord.submit(form, fields), "Save")
            yield room
        discord.judge()


async def kept(news: Newsroom, verb: str, args: str) -> None:
    """A row as it stands in the table `askings` once an upgrade has sealed it."""
    row = {
        "token": TOKEN, "verb": verb, "args": args, "server": news.discord.server.id, "member": news.discord.owner.id,
        "private": True, "delivered": True, "asked_at": NOW,
    }  # fmt: skip
    async with news.desk.store.writing() as conn:
        await conn.execute(delete(tables.askings))
        await conn.execute(insert(tables.askings), row)


async def press(news: Newsroom, action: str, number: int) -> Answer:
    seen = news.discord.say(news.discord.owner, "An answer of before.")
    return await news.discord.press(seen, {"component_type": 2, "custom_id": f"cd:{TOKEN}:{action}:{number}"})


OLD = [
    ("brief", '{"topic": "ships", "length": "long", "since": "2020-01-01"}', "quotes", 0, "pier"),
    ("brief", '{"topic": "ships", "length": "normal", "new": "first"}', "sources", 0, "The ships"),
    ("brief", '{"topic": "ships", "length": "normal", "new": "2020-04-01T12:00:03+00:00"}', "timeline", 0, "Timeline"),
    ("quotes", '{"topic": "ships", "length": "normal", "new": "first", "page": "1"}', "page", 2, "by hand"),
    ("quotes", '{"speaker": "Anna Example", "page": "2"}', "context", 0, "by hand"),
    ("quotes", '{"speaker": "Bert Example", "page": "1"}', "rest", 0, "stands open to everybody"),
    (
        "rest",
        '{"speaker": "Bert Example", "of": "quotes", "of_page": "1", "page": "1"}',
        "page",
        2,
        "stands open to everybody",
    ),
    ("search", '{"topic": "ships", "page": "2"}', "page", 1, "The ships"),
    ("search", '{"topic": "ship", "page": "1"}', "post", 0, "The ships"),
    ("verify", '{"quote": "ships of pier", "topic": "Quillhaven"}', "post", 0, "Verbatim"),
    ("archive show", '{"article": "1"}', "page", 2, "pier"),
    ("audit", '{"since": "2020-01-01", "article": "1", "page": "1"}', "page", 1, "article 1"),
    ("report", '{"quote": "1:1:35:50", "name": "Bert Example"}', "setspeaker", 0, "does not stand in this"),
    ("settings purge", '{"purge": "True"}', "page", 1, GONE),
    ("ingest", '{"text": "words", "begun_by": "Archive this"}', "save", 0, "This preview is not held any more"),
    ("ingest url", '{"url": "https://example.org/"}', "discard", 0, "This preview is not held any more"),
]


@pytest.mark.parametrize(("verb", "args", "action", "number", "said"), OLD)
async def test_buttons_of_rows_of_before(
    news: Newsroom, verb: str, args: str, action: str, number: int, said: str
) -> None:
    await kept(news, verb, args)
    assert said in (await press(news, action, number)).text


async def test_last_shows_rows_of_before(news: Newsroom) -> None:
    for verb, args, said in (
        ("brief", '{"topic": "ships", "length": "normal", "new": "first"}', "All there is so far"),
        ("quotes", '{"topic": "ships", "until": "2030-01-01", "page": "2"}', "by hand"),
        (
            "rest",
            '{"speaker": "Bert Example", "of": "quotes", "of_page": "1", "page": "2"}',
            "stands open to everybody",
        ),
        ("done", '{"title": "Saved 1 article", "text": "**The ships**"}', "Saved 1 article"),
        ("settings purge", '{"purge": "True"}', "2 articles with their quotes"),
        ("who", '{"name": "Anna Example"}', "harbour master"),
        ("seen", '{"text": "ships of pier 3 by hand"}', "The ships"),
    ):
        await kept(news, verb, args)
        assert said in (await news.discord.run("/last")).text, verb


HOSTILE = [
    "null", "7", "[]", "{", "", "[" * 100_000, '{"topic": 7}', '{"topic": {"a": 1}}', '{"topic": ["ships"]}', "{}",
    '{"topic": "ships", "page": "two"}', '{"topic": "ships", "page": 1.5}', '{"topic": "ships", "page": true}',
    '{"topic": "ships", "page": ' + "9" * 5_000 + "}", '{"topic": "ships", "page": 99999999999999999999}',
    '{"topic": "ships", "since": "yesterday", "page": {}}', '{"topic": "ships", "page": NaN}', '"ships"',
]  # fmt: skip


@pytest.mark.parametrize("args", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_damaged_row_is_one_that_is_gone(news: Newsroom, args: str) -> None:
    for verb in ("search", "rest", "no such verb"):
        await kept(news, verb, args)
        assert GONE in (await press(news, "page", 1)).text
        assert GONE in (await news.discord.run("/last")).text


@pytest.mark.parametrize("page", ["-5", "0", "9223372036854775807"])
async def test_a_page_that_there_cannot_be_is_no_traceback(news: Newsroom, page: str) -> None:
    for verb in ("quotes", "sources", "search", "timeline", "archive show", "audit"):
        await kept(news, verb, f'{{"topic": "ships", "article": "1", "page": {page}}}')
        assert "Something went wrong" not in (await news.discord.run("/last")).text, verb
