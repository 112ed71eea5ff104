"""How each press and form that writes is reached: what is opened first, and the press that writes."""

import itertools
from collections.abc import Awaitable, Callable

from tests.chat.two_servers import SECRET, TEXT, Two, report
from tests.discord import Answer, Member, Message

Press = Callable[[], Awaitable[Answer]]
MANY = itertools.count(1)


async def preview(two: Two, member: Member) -> Answer:
    discord = two.news.discord
    form = await discord.run("/ingest text", as_=member)
    fields: dict[str, object] = {"Title": f"Written {next(MANY)}", "Text": f"Number {next(MANY)} writes. {TEXT}"}
    return await discord.submit(form, fields, as_=member)


async def to_save(two: Two, member: Member) -> Press:
    shown = await preview(two, member)
    return lambda: two.news.discord.click(shown, "Save", as_=member)


async def to_edit(two: Two, member: Member) -> Press:
    shown = await preview(two, member)
    form = await two.news.discord.click(shown, "Edit fields", as_=member)
    return lambda: two.news.discord.submit(form, {"Title": "Edited"}, as_=member)


async def to_purge(two: Two, member: Member) -> Press:
    asked = await two.news.discord.run("/settings", purge=True, as_=member)
    return lambda: two.news.discord.click(asked, "Delete everything", as_=member)


async def to_set(two: Two, member: Member) -> Press:
    discord = two.news.discord
    await discord.run("/settings", log_channel=discord.server.channel)
    await report(discord, discord.member(f"Reader {next(MANY)}"), await other_name(two))
    sent: list[Message] = list(discord.server.channel.messages.values())
    told = next(each for each in reversed(sent) if "Set this speaker" in str(each.components))
    return lambda: discord.click(told, "Set this speaker", as_=member)


async def to_correct(two: Two, member: Member) -> Press:
    discord, name = two.news.discord, await other_name(two)
    wrong = await discord.click(await discord.run("/quotes", topic=SECRET, as_=member), "Wrong speaker?", as_=member)
    form = await discord.select(wrong, next(iter(wrong.selects[0].options)), as_=member)
    return lambda: discord.submit(form, {"Who said it?": name}, as_=member)


async def other_name(two: Two) -> str:
    """Whoever does not count as the speaker just now: each correction changes something."""
    shown = (await two.news.discord.run("/quotes", topic=SECRET)).text
    return SECRET if f"— {SECRET}" not in shown else "Anna Example"


async def shown_article(two: Two, member: Member) -> Answer:
    """An article of its own, as /archive show has it."""
    saved = await two.news.discord.click(await preview(two, two.news.discord.owner), "Save")
    number = int(saved.text.split("article ")[-1].split(":")[0])
    return await two.news.discord.run("/archive show", as_=member, article=number)


async def to_edit_article(two: Two, member: Member) -> Press:
    form = await two.news.discord.click(await shown_article(two, member), "Edit", as_=member)
    return lambda: two.news.discord.submit(form, {"Title": f"Edited {next(MANY)}"}, as_=member)


async def to_remove_article(two: Two, member: Member) -> Press:
    shown = await shown_article(two, member)
    return lambda: two.news.discord.click(shown, "Remove", as_=member)


async def to_restore_article(two: Two, member: Member) -> Press:
    removed = await two.news.discord.click(await shown_article(two, member), "Remove", as_=member)
    return lambda: two.news.discord.click(removed, "Put it back", as_=member)


async def to_change_a_setting(two: Two, member: Member) -> Press:
    panel = await two.news.discord.run("/settings", as_=member)
    label = next(label for label in panel.labels if label.startswith("Turn o"))
    return lambda: two.news.discord.click(panel, label, as_=member)


async def to_join(two: Two, member: Member) -> Press:
    """Another server's archive; each is left again, so that the next one joins anew."""
    discord = two.news.discord
    await discord.run("/settings", join="own")
    code = (await discord.run("/settings", share=True, as_=two.stranger)).markup.split("`")[1]
    form = await discord.click(await discord.run("/settings", as_=member), "Join another archive", as_=member)

    return lambda: discord.submit(form, {"The other server's code": code}, as_=member)


async def shown_outlet(two: Two, member: Member) -> Answer:
    """An outlet of its own, labelled, as /outlet show has it."""
    name = f"Paper {next(MANY)}"
    await two.news.discord.run("/outlet label", outlet=name, label="our own")
    return await two.news.discord.run("/outlet show", outlet=name, as_=member)


async def to_label(two: Two, member: Member) -> Press:
    form = await two.news.discord.click(await shown_outlet(two, member), "Label", as_=member)
    return lambda: two.news.discord.submit(form, {"Label": "satire"}, as_=member)


async def to_block(two: Two, member: Member) -> Press:
    shown = await shown_outlet(two, member)
    return lambda: two.news.discord.click(shown, "Block", as_=member)


async def to_unsay(two: Two, member: Member) -> Press:
    said = await two.news.discord.run("/outlet label", as_=member, outlet=f"Paper {next(MANY)}", label="satire")
    return lambda: two.news.discord.click(said, "Take it back", as_=member)


async def split_off(two: Two, member: Member) -> Answer:
    """Somebody of nearly the same name, whom no test before has split off."""
    discord, number = two.news.discord, next(MANY)
    text = (
        f"Number {number} sails. “The ferry number {number} is full of people,” said Odalys Verhoef{number}, a captain."
    )
    form = await discord.run("/ingest text")
    await discord.click(await discord.submit(form, {"Title": f"Ferry {number}", "Text": text}), "Save")
    other = text.replace("Odalys", "Odalis").replace("full of people", "empty of all people")
    form = await discord.run("/ingest text")
    await discord.click(await discord.submit(form, {"Title": f"Other {number}", "Text": other}), "Save")
    who = await discord.run("/who", name=f"Odalys Verhoef{number}", as_=member)
    likely = await discord.click(who, "Merge speakers", as_=member)
    return await discord.select(likely, next(iter(likely.selects[0].options)), as_=member)


async def to_merge(two: Two, member: Member) -> Press:
    asked = await split_off(two, member)
    return lambda: two.news.discord.click(asked, "Merge", as_=member)


async def to_unmerge(two: Two, member: Member) -> Press:
    done = await two.news.discord.click(await split_off(two, member), "Merge", as_=member)
    return lambda: two.news.discord.click(done, "Take it back", as_=member)


WRITING: dict[str, tuple[str, Callable[[Two, Member], Awaitable[Press]]]] = {
    "save": ("ingest", to_save),
    "edit": ("ingest", to_edit),
    "setspeaker": ("speaker", to_set),
    "correct": ("speaker", to_correct),
    "purge": ("settings", to_purge),
    "editarticle": ("archive", to_edit_article),
    "removearticle": ("archive", to_remove_article),
    "restorearticle": ("archive", to_restore_article),
    "set": ("settings", to_change_a_setting),
    "manage": ("settings", to_join),
    "labeloutlet": ("outlet", to_label),
    "blockoutlet": ("outlet", to_block),
    "unsayoutlet": ("outlet", to_unsay),
    "mergedo": ("speaker", to_merge),
    "unmerge": ("speaker", to_unmerge),
}
