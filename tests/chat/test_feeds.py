"""/feed: a site is previewed and followed; the list, one feed with its buttons, and what members see of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.jobs.worker import working
from tests.chat.conftest import Newsroom
from tests.chat.feeds_room import LAMP, LEDGER, TOKEN, feeds_room, followed, two_outlets
from tests.chat.on_screen import OURS, claims
from tests.discord import LocalDiscord, NotOffered
from tests.web import ATOM, HABITS, LocalWeb


@pytest.fixture
async def web() -> AsyncIterator[LocalWeb]:
    async with two_outlets() as made:
        yield made


@pytest.fixture
async def room(tmp_path: Path, web: LocalWeb) -> AsyncIterator[Newsroom]:
    async with LocalDiscord() as discord, feeds_room(tmp_path / "desk.sqlite", discord, web) as news:
        yield news
        discord.judge()


async def test_a_feed_is_previewed_and_followed_with_one_request(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    preview = await discord.run("/feed add", address=LEDGER, include="ferry,  high water, ferry", language="French")
    assert preview.ephemeral
    for said in ("nothing is followed yet", "The Ledger – fictional", "ledger.example · RSS · 20 items", "Newest: "):
        assert said in preview.text
    assert "Language: French" in preview.text
    assert "Only with: ferry, high water" in preview.text
    assert "No feed is followed yet" in (await discord.run("/feed list")).text
    preview = await discord.select(preview, "the newest 5")
    done = await discord.click(preview, "Follow")
    assert "Followed\nFeed 1: The Ledger – fictional\n5 items are read and stored now" in done.text
    assert "Open the feed" in done.labels
    assert len(web.asked_of("ledger.example", "/feed.xml")) == 1
    changed = await discord.click(await discord.run("/feed add", address=LEDGER, name="Ledger"), "Follow")
    assert "Changed\nFeed 1: Ledger\nOutlet: Ledger" in changed.text
    told = (await discord.run("/audit")).text
    assert "follows The Ledger – fictional" in told
    assert "changed how Ledger is followed" in told


async def test_a_feed_that_lists_what_another_lists_may_be_followed_too(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    await followed(discord, LEDGER)
    web.outlets["ledger.example"].feed("/atom.xml", ATOM)
    preview = await discord.run("/feed add", address="<http://ledger.example/atom.xml>")
    assert "It lists the same as feed 1, which is followed already." in preview.text
    assert "sets its name" not in preview.text
    assert "Followed\nFeed 2: The Ledger" in (await discord.click(preview, "Follow")).text
    again = await discord.run("/feed add", address=LEDGER)
    assert "Followed already as feed 1: Follow sets its name" in again.text.replace("*", "")


async def test_a_preview_that_was_answered_is_told_so(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    preview = await discord.run("/feed add", address=LEDGER)
    press = {"component_type": 2, "custom_id": preview.button("Follow").custom_id}
    assert "Nothing was saved." in (await discord.click(preview, "Cancel")).text
    assert "This was answered already" in (await discord.press(preview, press)).text
    assert "no language that is known" in (await discord.run("/feed add", address=LEDGER, language="Klingon")).text
    assert ("French (fr)", "fr") in await discord.autocomplete("/feed add", language="fr")


async def test_one_feed_is_steered_in_its_own_place(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    await followed(discord, LEDGER, LAMP)
    listed = await discord.run("/feed list")
    assert "1 · The Ledger – fictional · ledger.example\nfine" in listed.text
    assert "every 2 hours: half the usual gap between its items" in listed.text
    assert TOKEN not in listed.text
    one = await discord.select(listed, "The Ledger – fictional · ledger.example · 1")
    assert "Today: 10 items seen, 0 stored, 10 waiting" in one.text
    assert "The last looks" in one.text
    assert "20 items, 20 new" in one.text
    assert one.labels == ["Try now", "Pause", "Remove", "Check", "Open the site"]
    messages = len(discord.server.channel.messages)
    assert "It is looked at in a moment." in (await discord.click(one, "Try now")).text
    paused = await discord.click(one, "Pause")
    assert "Paused. It is not looked at until it is resumed." in paused.text
    assert "Resume" in paused.labels
    assert paused.button("Try now").disabled
    resumed = await discord.click(paused, "Resume")
    assert "Resumed. It is looked at again." in resumed.text
    removed = await discord.click(resumed, "Remove")
    assert "is followed no more; what is stored of it stays" in removed.text
    assert len(discord.server.channel.messages) == messages
    preview = await discord.click(removed, "Follow it again")
    assert "nothing is followed yet" in preview.text
    assert "Feed 3" in (await discord.click(preview, "Follow")).text


async def test_the_commands_take_a_feed_by_title_and_number(room: Newsroom) -> None:
    discord = room.discord
    await followed(discord, LEDGER, LAMP)
    assert await discord.autocomplete("/feed pause", feed="led") == [
        ("The Ledger – fictional · ledger.example · 1", "1")
    ]
    assert "Paused." in (await discord.run("/feed pause", feed="1")).text
    assert "Resumed." in (await discord.run("/feed resume", feed="The Ledger")).text
    several = await discord.run("/feed pause", feed="The L")
    assert "The L may be any of 2 feeds" in several.text
    assert "No feed followed here is called 77" in (await discord.run("/feed check", feed="77")).text
    assert "is followed no more" in (await discord.run("/feed remove", feed="ledger.example")).text
    assert "Ledger" not in (await discord.run("/feed list")).text


async def test_a_check_asks_once_for_all_its_pages(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    await followed(discord, LEDGER)
    check = await discord.run("/feed check", feed="1")
    assert "older than what was asked for: 10 · waiting: 10" in check.text
    assert "A check stores nothing. · page 1 of 2" in check.text
    assert check.text.count("\nwaiting · ") == 10
    await discord.click(check, "More")
    assert "page 2 of 2" in check.text
    assert check.text.count("\nolder than what was asked for · ") == 10
    assert len(web.asked_of("ledger.example", "/feed.xml")) == 2


async def test_members_see_what_is_followed_and_no_token(room: Newsroom) -> None:
    discord, reader = room.discord, room.discord.member("Reader")
    assert "No feed is followed yet" in (await discord.run("/feeds", as_=reader)).text
    await followed(discord, LEDGER, LAMP)
    await discord.run("/feed pause", feed="1")
    seen = await discord.run("/feeds", as_=reader)
    assert "The Ledger – fictional · ledger.example · paused" in seen.text
    assert "The Lamp – fictional · lamp.example · last item" in seen.text
    assert TOKEN not in seen.markup
    assert TOKEN not in str(seen.components)
    with pytest.raises(NotOffered):
        await discord.run("/feed list", as_=reader)
    desk = await discord.run("/feed list")
    opened = await discord.select(desk, "The Lamp – fictional · lamp.example · 2")
    assert f"/private/{TOKEN}/feed.xml" in opened.text
    assert "only the desk sees it" in opened.text


async def test_whoever_lost_the_grant_presses_in_vain(room: Newsroom) -> None:
    discord, moderator = room.discord, room.discord.moderator("Once of the desk")
    preview = await discord.run("/feed add", address=LEDGER, as_=moderator)
    await followed(discord, LAMP)
    listed = await discord.run("/feed list", as_=moderator)
    one = await discord.select(listed, "The Lamp – fictional · lamp.example · 1", as_=moderator)
    moderator.roles = []
    refused = "You may not do this here"
    assert refused in (await discord.click(preview, "Follow", as_=moderator)).text
    assert refused in (await discord.select(preview, "the newest 5", as_=moderator)).text
    assert refused in (await discord.select(listed, "The Lamp – fictional · lamp.example · 1", as_=moderator)).text
    for label in ("Try now", "Pause", "Remove", "Check"):
        assert refused in (await discord.click(one, label, as_=moderator)).text, label
    assert "Lamp" in (await discord.run("/feed list")).text
    assert "Ledger" not in (await discord.run("/feed list")).text


async def test_buttons_of_before_a_restart_go_on(tmp_path: Path, web: LocalWeb) -> None:
    async with LocalDiscord() as discord:
        async with feeds_room(tmp_path / "desk.sqlite", discord, web):
            preview = await discord.select(await discord.run("/feed add", address=LEDGER), "the newest 5")
            await followed(discord, LAMP)
            one = await discord.select(await discord.run("/feed list"), "The Lamp – fictional · lamp.example · 1")
        async with feeds_room(tmp_path / "desk.sqlite", discord, web):
            assert "5 items are read and stored now" in (await discord.click(preview, "Follow")).text
            assert "Paused." in (await discord.click(one, "Pause")).text
        discord.judge()


async def test_a_feed_of_another_server_is_one_that_is_not_there(room: Newsroom) -> None:
    discord = room.discord
    await followed(discord, LEDGER)
    second = await discord.invite("Second")
    stranger = second.members[second.owner.id]
    message = await discord.run("/help", as_=stranger)
    for action in ("feednow", "feedpause", "feedresume", "feedremove", "feedcheck", "feedopen"):
        press = {"component_type": 2, "custom_id": f"cd:persistent:{action}:1"}
        said = await discord.press(message, press, as_=stranger)
        assert "No feed followed here is called 1" in said.text, action
    listed = await discord.press(message, {"component_type": 2, "custom_id": "cd:persistent:feedlist:0"}, as_=stranger)
    assert "No feed is followed yet" in listed.text
    assert await discord.autocomplete("/feed pause", feed="led", as_=stranger) == []


async def test_a_site_with_several_feeds_lets_one_be_chosen(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    web.outlets["ledger.example"].feed("/sport.xml", window=3)
    preview = await discord.run("/feed add", address="ledger.example")
    assert "2 feeds were found." in preview.text
    assert "20 items · the page names it" in preview.text
    label = next(label for label in preview.selects[0].options if "/sport.xml · RSS" in label)
    chosen = await discord.select(preview, label)
    assert "3 items" in chosen.text
    asked = len(web.asked)
    await discord.click(chosen, "Follow")
    assert len(web.asked) == asked
    assert "/sport.xml" in (await discord.click(chosen, "Open the feed")).text


async def test_a_page_without_a_feed_shows_the_links_of_its_pattern(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    preview = await discord.run("/feed add", address="http://lamp.example/", pattern="/2031/*")
    assert "links match:" in preview.text
    assert "links of a page" in preview.text
    assert "more\n" in preview.text
    done = await discord.click(preview, "Follow")
    assert "Followed" in done.text
    wrong = await discord.run("/feed add", address="http://lamp.example/", pattern="/nothing/*")
    assert "No link of this page matches /nothing/*" in wrong.text


async def test_what_came_in_today_is_counted(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    preview = await discord.select(await discord.run("/feed add", address=LEDGER), "the newest 5")
    assert "New today" not in (await discord.run("/archive stats")).text
    await discord.click(preview, "Follow")
    async with asyncio.timeout(30), working(room.desk, idle_seconds=0.01):
        while "5 stored" not in (stats := await discord.run("/archive stats")).text:
            web.clock.advance(seconds=2)
            await asyncio.sleep(0.05)
    assert "New today by 1 feed: 5 items seen, 5 stored" in stats.text
    assert "The Ledger – fictional: 5 items seen, 5 stored" in stats.text
    assert "stored: 5" in (await discord.run("/feed check", feed="1")).text


async def test_what_a_feed_says_acts_nowhere(room: Newsroom, web: LocalWeb) -> None:
    discord = room.discord
    web.outlets["ledger.example"].feeds["/feed.xml"].put(HABITS["titles with markup"])
    preview = await discord.run("/feed add", address=LEDGER, name="@everyone **x** <t:0:R>", include="[a](https://b.c)")
    for shown in (preview, await discord.click(preview, "Follow"), await discord.run("/feed check", feed="1")):
        assert claims(shown).acts <= OURS | {"time"}, shown.markup
    for command in ("/feed list", "/feeds", "/audit"):
        shown = await discord.run(command)
        assert "@everyone **x** <t:0:R>" in shown.text, command
        assert claims(shown).acts <= OURS | {"time"}, command


async def test_french_is_whole(room: Newsroom) -> None:
    discord = room.discord
    discord.owner.person.locale = "fr"
    apercu = await discord.run("/feed add", address=LEDGER)
    assert "rien n’est encore suivi" in apercu.text
    assert "Suivre" in apercu.labels
    suivi = await discord.click(apercu, "Suivre")
    assert "10 éléments" in suivi.text
    assert "toutes les 23 minutes : il n’a rien de nouveau" in (await discord.run("/feed list")).text
