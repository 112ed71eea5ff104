"""/brief with `new:`: what was added since a member last asked so, remembered for that member alone."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from bot.archive.store import tables
from bot.desk import upkeep
from bot.desk.sharing import purge
from tests.chat.conftest import EDITOR, Newsroom
from tests.discord import Member, NotOffered
from tests.search.sample import draft

OLD = draft(
    "Ferry fares rise", "The ferry of Sample Bay costs more since Monday, the harbour office said.", "2025-03-01"
)
NEW = draft("Ferry crews strike", "The ferry crews of Sample Bay stopped work at noon and went home.", "2025-02-01")


async def remembered(news: Newsroom) -> int:
    async with news.desk.store.reading() as conn:
        return int((await conn.execute(select(func.count()).select_from(tables.last_asked))).scalar_one())


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(OLD)
    return news


async def test_the_second_time_only_what_was_added_since(room: Newsroom) -> None:
    first = await room.discord.run("/brief", topic="ferry Sample Bay", new=True)
    assert first.ephemeral
    assert "All there is so far" in first.text
    assert "costs more since Monday" in first.text
    await room.store(NEW)
    second = await room.discord.run("/brief", topic="Sample Bay FERRY", new=True)
    assert "New since 1 Apr 2025, 12:00: 1 article; 1 on it were there before." in second.text
    assert "stopped work at noon" in second.text
    assert "costs more" not in second.text


async def test_nothing_new_says_since_when_and_what_to_try(room: Newsroom) -> None:
    await room.discord.run("/settings", time_zone="Asia/Bangkok")
    await room.discord.run("/brief", topic="ferry", new=True)
    nothing = await room.discord.run("/brief", topic="ferry", new=True)
    assert "Nothing new on “ferry”" in nothing.text
    assert "Nothing was added since 1 Apr 2025, 19:00; 1 article on it was there before." in nothing.text
    assert "Ask without new" in nothing.text
    assert "searched 1 article" in nothing.text
    await room.discord.run("/brief", topic="zeppelin", new=True)
    unknown = await room.discord.run("/brief", topic="zeppelin", new=True)
    assert "0 of 1 article" in unknown.text


async def test_a_reprint_of_what_was_there_is_not_new(room: Newsroom) -> None:
    await room.discord.run("/brief", topic="ferry", new=True)
    await room.store(draft("Fares of the ferry", OLD.text + " More to come.", "2025-03-02", outlet="Echo"))
    assert "2 articles on it were there before" in (await room.discord.run("/brief", topic="ferry", new=True)).text


async def test_an_answer_stays_the_same_under_last_and_when_posted(room: Newsroom) -> None:
    await room.discord.run("/brief", topic="ferry", new=True)
    await room.store(NEW)
    answer = await room.discord.run("/brief", topic="ferry", new=True)
    again = await room.discord.run("/last")
    posted = await room.discord.click(again, "Post to channel")
    for each in (answer, again, posted):
        assert "stopped work at noon" in each.text
        assert "New since 1 Apr 2025, 12:00: 1 article" in each.text
    assert not posted.ephemeral


async def test_each_member_has_moments_of_their_own_and_can_have_them_forgotten(room: Newsroom) -> None:
    anna, bert = room.discord.member("Anna"), room.discord.member("Bert")

    async def ask(who: Member, topic: str = "ferry") -> str:
        return (await room.discord.run("/brief", topic=topic, new=True, as_=who)).text

    assert "All there is so far" in await ask(anna)
    assert "All there is so far" in await ask(bert)
    shown = await room.discord.run("/brief", topic="fares", new=True, private=False, as_=anna)
    said = await room.discord.click(shown, "Forget when I asked", as_=bert)
    assert "It was remembered of 1 topic." in said.text
    assert "Nothing new" in await ask(anna)
    assert "All there is so far" in await ask(bert)
    said = await room.discord.click(shown, "Forget when I asked", as_=anna)
    assert "It was remembered of 2 topics." in said.text
    assert await remembered(room) == 1


async def test_nothing_is_kept_of_those_who_never_ask_for_it(room: Newsroom) -> None:
    await room.discord.run("/brief", topic="ferry")
    await room.discord.run("/brief", topic="ferry", new=False)
    refused = await room.discord.run("/brief", topic="???", new=True)
    assert "Not done" in refused.text
    with pytest.raises(NotOffered):
        await room.discord.run("/search", topic="ferry", new=True)
    await room.discord.run("/brief", topic="ferry", new=True, as_=room.discord.person("Nobody's member"))
    assert await remembered(room) == 0


async def test_what_is_remembered_is_no_text_and_goes_with_time_and_with_the_archive(room: Newsroom) -> None:
    await room.discord.run("/brief", topic="ferry", new=True)
    async with room.desk.store.reading() as conn:
        (row,) = (await conn.execute(select(tables.last_asked))).all()
    assert "ferry" not in str(row)
    later = room.desk.now() + dt.timedelta(days=181)
    object.__setattr__(room.desk, "now", lambda: later)
    await upkeep.confirm(room.desk)
    assert await remembered(room) == 0
    await room.discord.run("/brief", topic="ferry", new=True)
    await purge(room.desk, room.discord.server.id, EDITOR)
    assert await remembered(room) == 0
