"""The second half of the first hour: a label, the panel, one speaker of two, what is kept, and the end of it."""

import pytest

from tests.chat.newcomers import PIER, TOPIC, Hour, Told, named, says
from tests.chat.test_hello import posted
from tests.cli.first_hour import QUOTE
from tests.discord import Answer, NotOffered
from tests.discord.seen import Seen

WORDS, CHANNELS = 3, 8
"""Discord's kinds of a menu."""


async def outlet(here: Hour) -> Told:
    """A label, which stands in the next brief."""
    with pytest.raises(NotOffered):
        await here.asked(here.reader, "/outlet list")
    listed = await here.asked(here.moderator, "/outlet list")
    one = await here.discord.select(listed, "Bay State Radio (fictional)", as_=here.moderator)
    form = await here.discord.click(one, "Label", as_=here.moderator)
    yield "labelform", form
    beside = "Bay State Radio (fictional) (state media)"
    says(await here.discord.submit(form, {"Label": "state media"}, as_=here.moderator), beside)
    answer = await here.asked(here.reader, "/brief", topic=TOPIC)
    assert answer.text.count(beside) >= 2, answer.shown  # beside its sentence, and under its title
    yield "beside", answer


async def settings(here: Hour) -> Told:
    """The manager's panel: French and back, a log channel, and a reader's report in it."""
    for who in (here.reader, here.moderator):
        with pytest.raises(NotOffered):
            await here.asked(who, "/settings")
    panel = await here.discord.click(here.hello, "Settings", as_=here.manager)
    await chosen(here, panel, WORDS, "fr")
    says(panel, "Réglages de ce serveur", "Français")
    says(await here.asked(here.reader, "/brief", topic=TOPIC), "Citations clés", "6 articles parcourus", "sans date")
    yield "panel", panel
    await chosen(here, panel, WORDS, "any")
    says(panel, "Language: each reader's own")
    before = len(posted(here.server))
    await chosen(here, panel, CHANNELS, str(here.server.channel.id))
    assert f"<#{here.server.channel.id}>" in panel.markup
    told = await named(here, await here.asked(here.reader, "/quotes", topic="storm"), here.reader)
    says(told, "Noted for the desk", "the answer stays as it is")
    assert len(posted(here.server)) > before
    says(Seen(posted(here.server)[-1]), QUOTE, "Ben Orrin")
    yield "report", Seen(posted(here.server)[-1])


async def chosen(here: Hour, panel: Answer, kind: int, value: str) -> None:
    """The manager chooses in the panel's first menu of that kind."""
    menu = next(select for select in panel.selects if select.kind == kind)
    data = {"component_type": kind, "custom_id": menu.custom_id, "values": [value]}
    await here.discord.press(panel, data, as_=here.manager)


async def merging(here: Hour) -> Told:
    """Two spellings of the harbour master become one person; a reader sees both quotes under her name."""
    assert "Merge speakers" not in (await here.asked(here.reader, "/who", name="Anna Holt")).labels
    likely = await here.discord.click(
        await here.asked(here.moderator, "/who", name="Anna Holt"), "Merge speakers", as_=here.moderator
    )
    label = next(label for label in likely.selects[0].options if label.startswith("Ana Holt"))
    asked = await here.discord.select(likely, label, as_=here.moderator)
    says(asked, "Make one speaker of two?")
    done = await here.discord.click(asked, "Merge", as_=here.moderator)
    says(done, "Ana Holt counts as Anna Holt now")
    yield "merged", done
    who = await here.asked(here.reader, "/who", name="Anna Holt")
    says(who, QUOTE, "safer than it ever was before")
    yield "who", who


async def forgetting(here: Hour) -> Told:
    """The reader deletes what is kept about them; the moderator's stays."""
    shown = await here.asked(here.reader, "/forget")
    says(shown, "things that you asked", "1 report of a speaker", "your name at 1 change")
    done = await here.discord.click(shown, "Delete what is kept about me", as_=here.reader)
    says(done, "What was kept about you is deleted.")
    yield "forgotten", done
    says(await here.asked(here.reader, "/last"), "You have asked nothing here yet")
    says(await here.asked(here.moderator, "/forget"), "your name at")


async def purging(here: Hour) -> Told:
    """The manager deletes everything; the archive says how to fill it again, and the hello still does."""
    asked = await here.discord.click(
        await here.asked(here.manager, "/settings"), "Delete everything…", as_=here.manager
    )
    says(asked, "6 articles with their quotes", "There is no way back.")
    says(await here.discord.click(asked, "Delete everything", as_=here.manager), "The archive is empty")
    for who in (here.reader, here.moderator):
        says(await here.asked(who, "/brief", topic=TOPIC), "no articles yet", "/ingest")
    stats = await here.asked(here.moderator, "/archive stats")
    says(stats, "0 articles", "0 quotes", "/ingest")
    yield "stats", stats
    form = await here.discord.click(here.hello, "Add an article", as_=here.moderator)
    says(await here.saved(await here.discord.submit(form, {"Link": PIER}, as_=here.moderator)), "Saved 1 article")
    says(await here.asked(here.reader, "/brief", topic="pier"), QUOTE)
