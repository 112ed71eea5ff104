"""/settings is a panel: each control changes its setting at once, and the panel says so in its own place."""

from pathlib import Path

import pytest

from bot.chat import limits, time_zones
from bot.chat.rendering.settings import OTHER
from tests.chat.conftest import NOW, Newsroom, newsroom
from tests.discord import Answer, LocalDiscord, Member, channels, permissions
from tests.discord.world import Channel, Overwrite, Role

ROLES, CHANNELS = 6, 8


async def pick(news: Newsroom, panel: Answer, kind: int, *chosen: Role | Channel, as_: Member | None = None) -> Answer:
    """Choose in the menu of roles or of channels."""
    (menu,) = (select for select in panel.selects if select.kind == kind)
    data = {"component_type": kind, "custom_id": menu.custom_id, "values": [str(one.id) for one in chosen]}
    return await news.discord.press(panel, data, as_=as_)


async def panel_of(news: Newsroom, as_: Member | None = None) -> Answer:
    return await news.discord.run("/settings", as_=as_)


async def test_every_setting_stands_there_with_a_line_and_within_discords_limits(news: Newsroom) -> None:
    panel = await panel_of(news)
    assert panel.ephemeral
    for line in ("Language: each reader's own", "How 03/04/25 is read.", "Desk roles: none", "Answers are public: yes"):
        assert line in panel.text
    assert len(panel.selects) == 5
    assert limits.broken(panel.message.components) == []


async def test_a_choice_changes_it_at_once_and_the_panel_says_so(news: Newsroom) -> None:
    discord, panel = news.discord, await panel_of(news)
    words = [select for select in panel.selects if select.kind == 3]
    changed = await discord.press(panel, {"component_type": 3, "custom_id": words[2].custom_id, "values": ["MDY"]})
    assert changed.message is panel.message  # in its own place
    assert "Changed Order of numeric dates: month, day, year" in panel.text
    await discord.press(panel, {"component_type": 3, "custom_id": words[0].custom_id, "values": ["fr"]})
    assert "Langue : Français" in panel.text or "Langue: Français" in panel.text
    await discord.press(panel, {"component_type": 3, "custom_id": words[0].custom_id, "values": ["any"]})
    assert "Language: each reader's own" in panel.text
    forged = await discord.press(panel, {"component_type": 3, "custom_id": words[0].custom_id, "values": ["xx"]})
    assert "cannot be used" in forged.text
    assert "Language: each reader's own" in panel.text
    await discord.press(panel, {"component_type": 3, "custom_id": words[1].custom_id, "values": ["Asia/Tokyo"]})
    assert "Changed Time zone: Asia/Tokyo" in panel.text
    await discord.click(panel, "Turn off")
    assert "Changed Answers are public: no" in panel.text
    assert (await panel_of(news)).text.count("Answers are public: no") == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [("asia/kathmandu", "Asia/Kathmandu"), ("paris", "Europe/Paris"), ("Mars/Base", "Mars/Base cannot be used")],
)
async def test_another_time_zone_is_typed(news: Newsroom, typed: str, said: str) -> None:
    discord, panel = news.discord, await panel_of(news)
    menu = [select for select in panel.selects if select.kind == 3][1]
    form = await discord.press(panel, {"component_type": 3, "custom_id": menu.custom_id, "values": [OTHER]})
    answered = await discord.submit(form, {"Time zone": typed})
    assert said in answered.text
    assert (f"Time zone: {said}" in (await panel_of(news)).text) is (said in panel.text)


def test_every_zone_that_is_offered_is_one_and_they_fit_into_a_menu() -> None:
    for language, zones in time_zones.ZONES.items():
        offered = time_zones.offered(language, "Pacific/Kiritimati", NOW)
        assert len(set(zones)) == len(zones) <= limits.SELECT_OPTIONS - 2, language
        assert len(offered) == len(zones) + 1
    assert ("Asia/Kolkata (UTC+5:30)", "Asia/Kolkata") in time_zones.offered("en", "UTC", NOW)
    assert ("America/New York (UTC−4)", "America/New_York") in time_zones.offered("nn", "UTC", NOW)


async def test_days_and_words_are_typed(news: Newsroom) -> None:
    discord, panel = news.discord, await panel_of(news)
    days, words = [button for button in panel.buttons if button.label == "Change"]
    form = await discord.press(panel, {"component_type": 2, "custom_id": days.custom_id})
    assert "a number of days" in (await discord.submit(form, {"Days until a left server is purged": "soon"})).text
    form = await discord.press(panel, {"component_type": 2, "custom_id": days.custom_id})
    assert form.modal.fields["Days until a left server is purged"]["value"] == "30"
    await discord.submit(form, {"Days until a left server is purged": "90"})
    assert "purged: 90" in panel.text
    form = await discord.press(panel, {"component_type": 2, "custom_id": words.custom_id})
    stale = await discord.press(panel, {"component_type": 2, "custom_id": words.custom_id})
    await discord.submit(form, {"Words that mean the same": "Burma, Myanmar\nSBF, Sample Bay ferry"})
    assert "same: Burma, Myanmar; SBF, Sample Bay ferry" in panel.text
    assert "Somebody else changed" in (await discord.submit(stale, {"Words that mean the same": "a, b"})).text
    form = await discord.press(panel, {"component_type": 2, "custom_id": words.custom_id})
    assert form.modal.fields["Words that mean the same"]["value"] == "Burma, Myanmar\nSBF, Sample Bay ferry"
    assert "two or more words" in (await discord.submit(form, {"Words that mean the same": "lonely"})).text
    form = await discord.press(panel, {"component_type": 2, "custom_id": words.custom_id})
    await discord.submit(form, {"Words that mean the same": ""})
    assert "Words that mean the same: none" in panel.text


async def test_words_that_have_no_room_in_a_form_are_added_to(news: Newsroom) -> None:
    discord = news.discord
    for number in range(30):
        await discord.run("/settings", alias=", ".join(f"{'long name ' * 6}{number} {place}" for place in range(4)))
    panel = await panel_of(news)
    assert limits.broken(panel.message.components) == []
    assert "25 more groups of aliases" in panel.text
    words = [button for button in panel.buttons if button.label == "Change"][1]
    form = await discord.press(panel, {"component_type": 2, "custom_id": words.custom_id})
    assert not form.modal.fields["Words that mean the same"].get("value")
    await discord.submit(form, {"Words that mean the same": "Burma, Myanmar"})
    assert "26 more groups of aliases" in panel.text


async def test_roles_of_two_managers_at_once_and_of_roles_that_are_gone(news: Newsroom) -> None:
    discord = news.discord
    one, two, three = (discord.state.add_role(discord.server, name) for name in ("one", "two", "three"))
    other = discord.manager("Other manager")
    first, second = await panel_of(news), await panel_of(news, other)
    await pick(news, first, ROLES, one)
    await pick(news, second, ROLES, two, as_=other)  # which showed none
    assert f"<@&{one.id}>, <@&{two.id}>" in second.markup
    del discord.server.roles[two.id]
    await discord.gateway.dispatch("GUILD_ROLE_DELETE", {"guild_id": str(discord.server.id), "role_id": str(two.id)})
    panel = await panel_of(news)
    assert "1 of them is not on this server any more" in panel.text
    (menu,) = (part for part in panel.components if part.get("type") == ROLES)
    assert [int(value["id"]) for value in menu["default_values"]] == [one.id]
    await pick(news, panel, ROLES, one, three)
    assert f"Desk roles: <@&{one.id}>, <@&{three.id}>" in panel.markup.replace("**", "")
    await pick(news, panel, ROLES)
    assert "Desk roles: none" in panel.text


async def test_a_log_channel_that_the_bot_may_not_write_to_is_said_at_once(news: Newsroom) -> None:
    discord = news.discord
    closed = Channel(discord.state.ids.next(), "closed", discord.server)
    closed.overwrites.append(Overwrite(discord.server.id, 0, deny=permissions.SEND_MESSAGES))
    discord.server.channels[closed.id] = closed
    await discord.throw_out(discord.server)
    await discord.take_back(discord.server)
    panel = await panel_of(news)
    (menu,) = (part for part in panel.components if part.get("type") == CHANNELS)
    assert menu["channel_types"] == [0]
    await pick(news, panel, CHANNELS, closed)
    assert f"<#{closed.id}>" in panel.markup
    assert "The bot lacks" in panel.text
    await pick(news, panel, CHANNELS, discord.server.channel)
    assert "may not write" not in panel.text
    typed = await discord.run("/settings", log_channel=closed)
    assert "The bot lacks" in typed.text
    await channels.delete(discord, closed)
    panel = await panel_of(news)
    assert "not there any more" in panel.text
    await pick(news, panel, CHANNELS)
    assert "Log channel: none" in panel.text


async def test_a_panel_of_before_a_restart_works_and_one_whose_manager_lost_the_right_does_not(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        manager = discord.manager("Manager")
        async with newsroom(database, discord) as news:
            panel = await panel_of(news, manager)
        async with newsroom(database, discord) as news:
            await discord.click(panel, "Turn off", as_=manager)
            assert "Changed Answers are public: no" in panel.text
            form = await discord.click(panel, "Change", as_=manager)
            manager.roles = []
            refused = "You may not do this here"
            assert refused in (await discord.click(panel, "Turn on", as_=manager)).text
            assert refused in (await discord.submit(form, {}, as_=manager)).text
            assert refused in (await discord.click(panel, "Share this archive", as_=manager)).text
            assert "public: no" in (await panel_of(news)).text
        discord.judge()


async def test_sharing_joining_and_deleting_stand_beside_it(news: Newsroom) -> None:
    discord, panel = news.discord, await panel_of(news)
    code = (await discord.click(panel, "Share this archive")).markup.split("`")[1]
    second = await discord.invite("Second")
    owner = second.members[second.owner.id]
    theirs = await panel_of(news, owner)
    form = await discord.click(theirs, "Join another archive", as_=owner)
    assert "another archive now" in (await discord.submit(form, {"The other server's code": code}, as_=owner)).text
    form = await discord.click(theirs, "Join another archive", as_=owner)
    assert "its own archive again" in (await discord.submit(form, {"The other server's code": "own"}, as_=owner)).text
    asked = await discord.click(theirs, "Delete everything…", as_=owner)
    assert "Delete everything?" in asked.text
    assert "The archive is empty" in (await discord.click(asked, "Delete everything", as_=owner)).text


async def test_another_servers_manager_presses_controls_that_are_gone(news: Newsroom) -> None:
    discord, panel = news.discord, await panel_of(news)
    outlet = await discord.run("/outlet list")
    second = await discord.invite("Second")
    owner = second.members[second.owner.id]
    message = await discord.run("/help", as_=owner)
    ours = [part["custom_id"] for answer in (panel, outlet) for part in answer.components if part.get("custom_id")]
    for custom_id in ours:
        for values in (["fr"], [OTHER], []):
            data = {"component_type": 3, "custom_id": custom_id, "values": values}
            said = await discord.press(message, data, as_=owner)
            if said.opened_modal:
                said = await discord.submit(said, {next(iter(said.modal.fields)): "own"}, as_=owner)
            assert "not here any more" in said.text, custom_id
    assert "Changed" not in (await panel_of(news)).text
    assert "Language: each reader's own" in (await panel_of(news, owner)).text
