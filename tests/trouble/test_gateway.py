"""Every gateway trouble at three moments: the bot works again within 30 s, answers once, loses nothing."""

import asyncio

import pytest

from tests.discord import Answer, LocalDiscord
from tests.trouble.gateway_trouble import LOSES_SESSION, TROUBLES

SECONDS = 30.0


def answered_once(answer: Answer) -> bool:
    interaction = answer.interaction
    return answer.text != "" and interaction.shown == 1 and not interaction.followups and not interaction.refusals


async def back(discord: LocalDiscord, before: int) -> None:
    """The bot is connected again."""
    gateway = discord.gateway
    await gateway.wait_for(lambda: gateway.identified + gateway.resumed > before, SECONDS)


def sessions(discord: LocalDiscord) -> int:
    return discord.gateway.identified + discord.gateway.resumed


@pytest.mark.parametrize("name", TROUBLES)
async def test_idle(discord: LocalDiscord, name: str) -> None:
    before = sessions(discord)
    await TROUBLES[name](discord)
    await back(discord, before)
    assert answered_once(await discord.run("/help"))
    discord.judge()


@pytest.mark.parametrize("name", TROUBLES)
async def test_in_the_middle_of_a_command(discord: LocalDiscord, name: str) -> None:
    discord.faults.add("PATCH .*@original", "slow 1")
    asking = asyncio.create_task(discord.run("/help"))
    await asyncio.sleep(0.5)
    before = sessions(discord)
    await TROUBLES[name](discord)
    assert answered_once(await asking)
    await back(discord, before)
    assert answered_once(await discord.run("/help"))
    discord.judge()


@pytest.mark.parametrize("name", sorted(set(TROUBLES) - LOSES_SESSION))
async def test_what_was_asked_meanwhile_is_answered_after_resume(discord: LocalDiscord, name: str) -> None:
    before = sessions(discord)
    discord.gateway.hold_events()
    asking = asyncio.create_task(discord.run("/help"))
    await asyncio.sleep(0.2)
    await TROUBLES[name](discord)
    assert answered_once(await asking)
    await back(discord, before)
    discord.judge()


async def test_a_zombie_is_given_up(discord: LocalDiscord) -> None:
    before = sessions(discord)
    discord.gateway.fall_silent()
    await back(discord, before)
    assert answered_once(await discord.run("/help"))
    discord.judge()
