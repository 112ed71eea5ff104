"""The first answer waits for nothing: no database, no thread, no setting; and whose failure a sentence names."""

import asyncio
import datetime as dt
import threading
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.archive.store import BLOCKS, READERS, SHORT_READERS, Store
from tests.chat.conftest import Newsroom, newsroom
from tests.chat.test_main_job import saved
from tests.discord import Answer, LocalDiscord
from tests.discord.interactions import Interaction


@contextmanager
def nothing_can_be_read(store: Store) -> Iterator[None]:
    """Within the block every thread and every connection that reads is held."""
    opened = threading.Event()

    def wait(conn: Connection) -> None:
        opened.wait(20)

    async def block() -> None:
        async with store.reading():
            await asyncio.to_thread(opened.wait, 20)

    heavy = [store.read(wait) for _ in range(READERS)]
    short = [store.short_read(wait) for _ in range(SHORT_READERS)]
    held = [asyncio.ensure_future(each) for each in (*heavy, *short, *(block() for _ in range(min(BLOCKS, 5))))]
    try:
        yield
    finally:
        opened.set()
    assert held


async def first_answer(discord: LocalDiscord, doing: Awaitable[Answer], seconds: float = 1.0) -> Interaction:
    """What came within a second of what somebody does; the rest comes later."""
    before = set(discord.state.interactions)
    task = asyncio.ensure_future(doing)
    async with asyncio.timeout(seconds):
        while True:
            await asyncio.sleep(0.01)
            new = [i for token, i in discord.state.interactions.items() if token not in before]
            if new and new[-1].answer_type is not None:
                break
    discord_tasks.append(task)
    return new[-1]


discord_tasks: list[asyncio.Future[Answer]] = []


async def test_commands_presses_menus_and_forms_are_acknowledged_while_nothing_can_be_read(news: Newsroom) -> None:
    discord = news.discord
    await saved(news)
    brief = await discord.run("/brief", topic="Myanmar Russia")
    private = await discord.run("/search", topic="Myanmar")
    quotes = await discord.run("/quotes", topic="Myanmar")
    wrong = await discord.click(quotes, "Wrong speaker?")
    message = discord.say(discord.owner, "“We will continue,” said Zachary Abuza.")
    reader = discord.member("Reader")
    doings: dict[str, Awaitable[Answer]] = {
        "public command": discord.run("/brief", topic="Myanmar Russia", as_=reader),
        "private command": discord.run("/archive stats"),
        "last": discord.run("/last"),
        "menu": discord.menu("Check quotes", message),
        "form": discord.run("/ingest text"),
        "own button": discord.press(brief, {"component_type": 2, "custom_id": action(brief, "sources")}),
        "another's button": discord.press(
            brief, {"component_type": 2, "custom_id": action(brief, "quotes")}, as_=reader
        ),
        "posting": discord.press(private, {"component_type": 2, "custom_id": action(private, "post")}),
        "form of a choice": discord.select(wrong, next(iter(wrong.selects[0].options))),
    }
    with nothing_can_be_read(news.desk.store):
        for name, doing in doings.items():
            interaction = await first_answer(discord, doing)
            assert interaction.answered_after is not None
            assert interaction.answered_after < 1, name
            if name == "public command":
                assert interaction.original is not None
                assert not interaction.original.only_for
            if name.startswith("form"):
                assert interaction.modal is not None
    await asyncio.gather(*discord_tasks)
    discord_tasks.clear()


def action(answer: Answer, name: str) -> str:
    """The custom_id of that action under an answer, also where this one does not bear it."""
    ours = next(button.custom_id for button in answer.buttons if button.custom_id)
    return f"{ours.rsplit(':', 2)[0]}:{name}:1"


async def test_what_a_server_chose_counts_at_once_and_after_a_restart(tmp_path: Path) -> None:
    async with LocalDiscord() as discord:
        async with newsroom(tmp_path / "desk.sqlite", discord) as news:
            await saved(news)
            assert not (await discord.run("/brief", topic="Myanmar")).ephemeral
            await discord.run("/settings", public=False)
            assert (await discord.run("/brief", topic="Myanmar")).ephemeral
        async with newsroom(tmp_path / "desk.sqlite", discord):
            assert (await discord.run("/brief", topic="Myanmar")).ephemeral
            assert not (await discord.run("/brief", topic="Myanmar", private=False)).ephemeral
        discord.judge()


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), TimeoutError(), ConnectionResetError()])
async def test_our_own_failure_is_not_called_discords(news: Newsroom, fault: Exception) -> None:
    await saved(news)
    brief = await news.discord.run("/brief", topic="Myanmar Russia")

    def fail() -> dt.datetime:
        raise fault

    object.__setattr__(news.desk, "now", fail)
    said = await news.discord.click(brief, "Sources")
    assert "Something went wrong here" in said.text
    assert "Discord" not in said.text


async def test_what_discord_refused_is_called_so(news: Newsroom) -> None:
    news.discord.faults.add("PATCH /.*@original", "50035")
    said = await news.discord.run("/help")
    assert "Discord did not take this answer" in said.text
    news.discord.forgive("")


async def test_a_button_forged_onto_another_answer_is_an_ordinary_refusal(news: Newsroom) -> None:
    discord = news.discord
    await saved(news)
    show, brief = await discord.run("/search", topic="Myanmar"), await discord.run("/brief", topic="Myanmar Russia")
    for answer, names in (
        (show, ("purge", "setspeaker", "save", "discard", "kept", "context", "wrong", "forget")),
        (brief, ("purge", "setspeaker", "save", "discard", "kept", "context", "editone")),
    ):
        for name in names:
            said = await discord.press(answer, {"component_type": 2, "custom_id": action(answer, name)})
            assert "not here any more" in said.text, name
    asked = await discord.run("/settings", purge=True)
    for name in ("quotes", "timeline", "meant", "rest", "post"):
        said = await discord.press(asked, {"component_type": 2, "custom_id": action(asked, name)})
        assert "not here any more" in said.text, name
