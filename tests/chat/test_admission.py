"""Limits that keep one server, or one member, from the others: pace, shares, forms, previews, time and place."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.chat.cooldown import Cooldown, Pace
from bot.chat.member_cache import BYTES_OF_ONE_MEMBER, HELD_OF_ONE_MEMBER
from bot.chat.open_modals import MODALS_OF_ONE_MEMBER
from bot.chat.preview_cache import PreviewCache
from bot.chat.refusals import AskedTooFast, PreviewGone, ServerAsksTooFast
from bot.records.annotations import Annotations, Fingerprint
from bot.records.answers import Preview
from bot.records.passages import Passages
from tests.archive.samples import draft
from tests.chat.conftest import Newsroom, newsroom
from tests.chat.test_main_job import saved
from tests.chat.two_servers import save
from tests.discord import LocalDiscord, Upload, permissions

MARKUP = Annotations("en", Passages.of([]), (), Fingerprint(), "")
HERE, MEMBER, OTHER = 1, 2, 3


@pytest.fixture
async def paced(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A bot that takes five askings of a member at once, then one a minute."""
    pace = {"member_burst": 5, "member_seconds": 60, "server_burst": 100}
    async with LocalDiscord() as discord, newsroom(tmp_path / "desk.sqlite", discord, pace) as news:
        yield news
        discord.judge()


async def test_who_asks_too_fast_gets_one_sentence_and_nobody_else_does(paced: Newsroom) -> None:
    discord = paced.discord
    reader, other = discord.member("Reader"), discord.member("Other")
    answers = [await discord.run("/brief", topic="Myanmar Russia", as_=reader) for _ in range(6)]
    assert not any("faster" in answer.text for answer in answers[:5])
    assert "You ask faster than answers can be read. Ask again in" in answers[5].text
    assert answers[5].ephemeral
    assert "/brief" in (await discord.run("/help", as_=reader)).text
    assert "faster" not in (await discord.run("/brief", topic="Myanmar Russia", as_=other)).text


async def test_buttons_under_own_answers_are_never_held_up_and_others_are(paced: Newsroom) -> None:
    discord = paced.discord
    await saved(paced)
    brief = await discord.run("/brief", topic="Myanmar Russia")
    for _ in range(8):
        assert "faster" not in (await discord.click(brief, "Sources")).text
    reader = discord.member("Reader")
    pressed = [await discord.click(brief, "Sources", as_=reader) for _ in range(6)]
    assert "faster" in pressed[5].text
    assert not any("faster" in answer.text for answer in pressed[:5])


def test_a_pace_is_a_burst_and_then_one_at_a_time() -> None:
    now = 0.0
    cooldown = Cooldown(Pace(3, 2.0), Pace(4, 1.0), lambda: now)
    for _ in range(3):
        cooldown.take(HERE, MEMBER)
    with pytest.raises(AskedTooFast):
        cooldown.take(HERE, MEMBER)
    cooldown.take(HERE, OTHER)
    with pytest.raises(ServerAsksTooFast):
        cooldown.take(HERE, OTHER)
    now = 2.0
    cooldown.take(HERE, MEMBER)
    with pytest.raises(AskedTooFast):
        cooldown.take(HERE, MEMBER)


async def test_another_server_is_answered_while_one_holds_all_it_may(news: Newsroom) -> None:
    discord, opened = news.discord, threading.Event()
    second = await discord.invite("Second")
    flooding = discord.server.id

    def long(conn: Connection) -> None:
        opened.wait(20)

    shares = [news.desk.on_behalf_of(flooding, member).store for member in range(1, 9)]
    reads = [asyncio.ensure_future(store.read(long)) for store in shares]
    await asyncio.sleep(0.05)
    answer = await discord.run("/brief", topic="Myanmar Russia", as_=second.members[second.owner.id])
    assert "no articles yet" in answer.text
    assert answer.interaction.answered_after is not None
    assert answer.interaction.answered_after < 1
    assert not any(read.done() for read in reads)
    opened.set()
    await asyncio.gather(*reads)


@pytest.mark.slow
async def test_another_server_is_answered_beside_large_texts_and_long_briefs(news: Newsroom) -> None:
    discord = news.discord
    discord.doing.patience = 120
    second = await discord.invite("Second")
    calm = second.members[second.owner.id]
    await save(discord, calm, "The ferry", "The ferry sails on Monday.\n\n“It is full,” said Anna Example.")
    sentence = "The council of {n} said that the ferry “{n} is late,” and Anna Example agreed with the mayor. "
    large = "\n\n".join(sentence.format(n=number) * 4 for number in range(10_000))[:4_000_000]
    for number in range(6):
        form = await discord.run("/ingest text")
        text = large[number * 90_000 : number * 90_000 + 90_000]
        shown = await discord.submit(form, {"Title": f"Ferry {number}", "Or upload it": [upload(text)]})
        await discord.click(shown, "Save")
    members = [discord.manager(f"Member {number}") for number in range(8)]
    flood = [
        asyncio.create_task(discord.run("/brief", topic=f"ferry council {word}", length="long", as_=member))
        for member, word in zip(
            members, ["late", "mayor", "Anna", "said", "agreed", "Example", "17", "18"], strict=True
        )
    ]
    flood += [
        asyncio.create_task(discord.run("/ingest file", file=upload(f"{number}. {large}"), as_=members[number]))
        for number in range(4)
    ]
    finished: list[float] = []
    for _ in range(10):
        answer = await discord.run("/brief", topic="ferry", as_=calm)
        assert "ferry sails" in answer.text
        assert answer.interaction.answered_after is not None
        assert answer.interaction.answered_after < 1
        finished.append(answer.interaction.finished_after or 0.0)
        await asyncio.sleep(0.2)
    assert max(finished) < 10, finished
    await asyncio.gather(*flood)


def upload(text: str) -> Upload:
    return Upload("large.txt", text.encode(), "text/plain")


async def test_older_forms_of_whoever_opens_many_are_gone(news: Newsroom) -> None:
    discord = news.discord
    forms = [await discord.run("/ingest text") for _ in range(MODALS_OF_ONE_MEMBER + 1)]
    assert len(news.client.state.modals) == MODALS_OF_ONE_MEMBER
    assert "sent already" in (await discord.submit(forms[0], {"Text": "The ferry sails."})).text
    assert "nothing is saved yet" in (await discord.submit(forms[-1], {"Text": "The ferry sails."})).text


def preview(letters: int) -> Preview:
    return Preview(replace(draft(1), text="x" * letters), MARKUP)


def test_previews_are_bounded_in_number_and_bytes_for_each_member() -> None:
    previews = PreviewCache()
    previews.put("another", (preview(10),), (HERE, OTHER))
    for number in range(HELD_OF_ONE_MEMBER + 1):
        previews.put(str(number), (preview(10),), (HERE, MEMBER))
    with pytest.raises(PreviewGone):
        previews.get("0", (HERE, MEMBER))
    assert previews.get("1", (HERE, MEMBER))
    previews.put("large", (preview(BYTES_OF_ONE_MEMBER + 1),), (HERE, MEMBER))
    with pytest.raises(PreviewGone):
        previews.get("1", (HERE, MEMBER))
    assert previews.get("large", (HERE, MEMBER))
    assert previews.get("another", (HERE, OTHER))
    with pytest.raises(PreviewGone):
        previews.get("another", (HERE, MEMBER))


async def test_delete_everything_expires(news: Newsroom) -> None:
    discord = news.discord
    await saved(news)
    asked = await discord.run("/settings", purge=True)
    discord.pass_time(601)
    assert "older than ten minutes" in (await discord.click(asked, "Delete everything")).text
    assert "Zachary Abuza" in (await discord.run("/brief", topic="Myanmar Russia")).text
    asked = await discord.run("/settings", purge=True)
    discord.pass_time(590)
    assert "1 article was deleted" in (await discord.click(asked, "Delete everything")).text


async def test_typing_outside_a_server_asks_discord_once(news: Newsroom) -> None:
    discord = news.discord
    await saved(news)
    await discord.run("/settings", personal=True)
    person = discord.person("Visitor")
    discord.member("Visitor here", person=person)
    asked = discord.faults.add(r"GET .*/members/\d+", "slow 0", times=1_000)
    for typed in ("My", "Mya", "Myan", "Myanm", "Myanma"):
        assert await discord.autocomplete("/brief", topic=typed, as_=person)
    assert asked.hits == 1
    await discord.run("/brief", topic="Myanmar Russia", as_=person)
    assert asked.hits > 1  # a command asks anew
    discord.faults.waiting.clear()


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_rule_for_a_channel_counts_in_its_threads(news: Newsroom, allowed: bool) -> None:
    discord = news.discord
    channel = discord.state.add_channel(discord.server, "desk only")
    thread = discord.state.add_thread(channel, "a forum post")
    member = discord.member("Editor", may=permissions.MANAGE_MESSAGES)
    with discord.doing.within(thread):
        form = await discord.run("/ingest text", as_=member)
        shown = await discord.submit(form, {"Text": "The ferry sails on Monday."}, as_=member)
    command = next(int(each["id"]) for each in discord.state.commands[0] if each["name"] == "ingest")
    everywhere = {"id": str(discord.server.id - 1), "type": 3, "permission": not allowed}
    discord.server.command_permissions[command] = [
        everywhere,
        {"id": str(channel.id), "type": 3, "permission": allowed},
    ]
    said = (await discord.click(shown, "Save", as_=member)).text
    assert ("Saved 1 article" in said) is allowed, said
    assert ("You may not do this here" in said) is not allowed
