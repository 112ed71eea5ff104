"""REST trouble on every kind of interaction, not on commands alone: presses, choices, forms, their answers, menus."""

import itertools
from collections.abc import Awaitable, Callable

import pytest

from tests.discord import Answer, LocalDiscord, Member

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = "The ferry of Quillhaven lay at the quay.\n\n“The ferry is full,” said Anna Example, the harbour master."
NUMBERS = itertools.count(1)
ACK = "POST /interactions/"
TROUBLES = {
    "reset": ("reset", 1),
    "arrived, its reply lost": ("lost", 1),
    "502": ("http 502", 1),
    "429": ("429", 1),
    "429 without Via": ("429 no via", 1),
}
Step = Callable[[], Awaitable[Answer]]


async def preview(discord: LocalDiscord, member: Member) -> Answer:
    number = next(NUMBERS)
    form = await discord.run("/ingest text", as_=member)
    return await discord.submit(form, {"Title": f"Story {number}", "Text": f"Number {number}. {TEXT}"}, as_=member)


async def quotes(discord: LocalDiscord, member: Member) -> Answer:
    asked = await discord.run("/quotes", topic="ferry", as_=member)
    if "Wrong speaker?" not in asked.labels:
        await discord.click(await preview(discord, member), "Save", as_=member)
        asked = await discord.run("/quotes", topic="ferry", as_=member)
    return asked


async def beside(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    asked = await quotes(discord, member)
    return lambda: discord.click(asked, "Show context", as_=member), "In context"


async def save(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    shown = await preview(discord, member)
    return lambda: discord.click(shown, "Save", as_=member), "Saved 1 article"


async def opens_a_form(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    shown = await preview(discord, member)
    return lambda: discord.click(shown, "Edit fields", as_=member), ""


async def choice(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    wrong = await discord.click(await quotes(discord, member), "Wrong speaker?", as_=member)
    return lambda: discord.select(wrong, next(iter(wrong.selects[0].options)), as_=member), ""


async def form(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    opened = await discord.run("/ingest text", as_=member)
    return lambda: discord.submit(opened, {"Title": "A form", "Text": TEXT}, as_=member), "nothing is saved yet"


async def command_with_form(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    return lambda: discord.run("/ingest text", as_=member), ""


async def menu(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    said = discord.say(member, "He said: “The ferry is full” and left the harbour.")
    return lambda: discord.menu("Check quotes", said, as_=member), "Quotes of this message"


async def refusal(discord: LocalDiscord, member: Member) -> tuple[Step, str]:
    said = discord.say(member, "")
    return lambda: discord.menu("Check quotes", said, as_=member), "no text"


KINDS = (beside, save, opens_a_form, choice, form, command_with_form, menu, refusal)


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_every_kind_rides_out_trouble_once(
    discord: LocalDiscord, kind: Callable[[LocalDiscord, Member], Awaitable[tuple[Step, str]]], trouble: str
) -> None:
    member = discord.moderator(f"Moderator {next(NUMBERS)}")
    step, said = await kind(discord, member)
    fault = discord.faults.add(ACK, *TROUBLES[trouble])
    answer = await step()
    assert fault.hits == 1
    if said:
        assert said in answer.text
        assert not answer.followups or answer.message in [each.message for each in answer.followups]
        assert len(answer.followups) <= 1
    else:
        assert answer.opened_modal
    discord.faults.waiting.clear()
    assert not discord.state.breaches
    assert [
        r for r in answer.interaction.refusals if r != "answered twice" or trouble != "arrived, its reply lost"
    ] == []


@pytest.mark.parametrize("code", ["10008", "50027", "10015"])
async def test_a_receipt_that_did_not_get_through_is_under_last_and_nothing_is_stored_twice(
    discord: LocalDiscord, code: str
) -> None:
    member = discord.moderator(f"Moderator {next(NUMBERS)}")
    shown = await preview(discord, member)
    title = next(line for line in shown.text.split("\n") if line.startswith("Story "))
    fault = discord.faults.add("PATCH .*/messages/@original", code, 1)
    with discord.doing.impatient(5), pytest.raises(AssertionError, match=r"left thinking|never answered"):
        await discord.click(shown, "Save", as_=member)
    assert fault.hits == 1
    discord.faults.waiting.clear()
    last = await discord.run("/last", as_=member)
    assert "Added as article" in last.text
    assert title in last.text
    again = await discord.click(shown, "Save", as_=member)
    assert "saved already" in again.text
    assert (await discord.run("/search", topic=title, as_=member)).text.count(title) <= 2
