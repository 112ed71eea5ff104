"""Every writing press and form, from the client's own table of actions, by eleven kinds of member, the grant changed
just before it: who may, writes; who may not, gets one sentence and changes nothing.
"""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from bot.desk import archives, requests
from bot.desk.feeds import add as add_desk
from bot.desk.feeds import steering
from bot.records.settings import StoredRequest
from bot.records.subscriptions import Candidate, Terms
from tests.chat.conftest import EDITOR
from tests.chat.two_servers import SECRET, TEXT, Two, commands, filled, report, two_servers
from tests.discord import Answer, LocalDiscord, Member, Message, NotOffered, Upload, permissions

pytestmark = pytest.mark.asyncio(loop_scope="module")
Press = Callable[[], Awaitable[Answer]]
Become = Callable[[LocalDiscord, Member, str], None]
MANY = itertools.count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def two(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    async with two_servers(tmp_path_factory.mktemp("may") / "desk.sqlite") as both:
        yield both


def role(discord: LocalDiscord, member: Member, may: int) -> None:
    """One role, with these permissions, in the place of all others."""
    member.roles = [discord.state.add_role(discord.server, f"role {next(MANY)}", permissions=may)]


def rule(discord: LocalDiscord, member: Member, command: str, allowed: bool, *, person: bool) -> None:
    """What admins set in Integrations for a person or a role; `command` "" is the whole application."""
    known = {each["name"]: int(each["id"]) for each in discord.state.commands[0]}
    subject = known.get(command, discord.state.app.id)
    id_, kind = (member.id, 2) if person else (member.roles[0].id, 1)
    discord.server.command_permissions[subject] = [{"id": str(id_), "type": kind, "permission": allowed}]


def allowed_by_admins(discord: LocalDiscord, member: Member, command: str) -> None:
    role(discord, member, 0)
    rule(discord, member, command, True, person=False)


def refused_by_admins(discord: LocalDiscord, member: Member, command: str) -> None:
    role(discord, member, permissions.MANAGE_MESSAGES | permissions.MANAGE_SERVER)
    rule(discord, member, command, False, person=True)


def refused_everything(discord: LocalDiscord, member: Member, command: str) -> None:
    role(discord, member, permissions.MANAGE_MESSAGES | permissions.MANAGE_SERVER)
    rule(discord, member, "", False, person=False)


def allowed_everything(discord: LocalDiscord, member: Member, command: str) -> None:
    role(discord, member, 0)
    rule(discord, member, "", True, person=False)


def has_desk_role(discord: LocalDiscord, member: Member, command: str) -> None:
    member.roles = [discord.server.roles[role_] for role_ in discord.server.roles if _is_desk(discord, role_)]
    assert member.roles


def _is_desk(discord: LocalDiscord, role_: int) -> bool:
    return discord.server.roles[role_].name == "the desk"


def plain(discord: LocalDiscord, member: Member, command: str) -> None:
    member.roles = []


MAY_DESK, MAY_SETTINGS = {"ingest", "speaker", "archive", "outlet", "feed"}, {"settings"}
KINDS: dict[str, tuple[Become, set[str]]] = {
    "plain member": (plain, set()),
    "Manage Messages": (lambda d, m, c: role(d, m, permissions.MANAGE_MESSAGES), MAY_DESK),
    "Manage Server only": (lambda d, m, c: role(d, m, permissions.MANAGE_SERVER), MAY_SETTINGS),
    "administrator": (lambda d, m, c: role(d, m, permissions.ADMINISTRATOR), MAY_DESK | MAY_SETTINGS),
    "owner": (lambda d, m, c: None, MAY_DESK | MAY_SETTINGS),
    "allowed by the admins": (allowed_by_admins, MAY_DESK | MAY_SETTINGS),
    "refused by the admins": (refused_by_admins, set()),
    "refused the whole application": (refused_everything, set()),
    "allowed the application, without the permission": (allowed_everything, set()),
    "desk role": (has_desk_role, MAY_DESK),
    "lost every role since": (plain, set()),
}


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


async def to_follow(two: Two, member: Member) -> Press:
    """The preview of a feed of its own, as it is held after it was found."""
    discord, number = two.news.discord, next(MANY)
    held = (a_feed(number),)
    put = two.news.client.state.feeds.candidates.put
    shown = await discord.run("/feed list", as_=member)
    asked = StoredRequest(
        f"feedpreview{number:05}", "feed add", {"address": held[0].address}, discord.server.id, member.id, private=True
    )
    await requests.note(two.news.desk, asked)
    put(asked.token, held, (discord.server.id, member.id))
    press = {"component_type": 2, "custom_id": f"cd:{asked.token}:feedfollow:0"}
    return lambda: discord.press(shown, press, as_=member)


def a_feed(number: int) -> Candidate:
    """A feed that nobody follows yet."""
    return Candidate(f"https://feed{number}.example/rss", "rss", "itself", (), f"Feed of {number}")


async def to_import(two: Two, member: Member) -> Press:
    row = f'<outline type="rss" text="Listed" xmlUrl="https://listed{next(MANY)}.example/rss"/>'
    body = f'<?xml version="1.0"?><opml version="2.0"><body>{row}</body></opml>'
    plan = await two.news.discord.run("/feed import", file=Upload("feeds.opml", body.encode()), as_=member)
    return lambda: two.news.discord.click(plan, "Import 1 feed", as_=member)


def on_a_feed(action: str, *, paused: bool = False) -> Callable[[Two, Member], Awaitable[Press]]:
    """A press under a feed of its own; whoever presses sees the list."""

    async def opened(two: Two, member: Member) -> Press:
        news, discord = two.news, two.news.discord
        archive = (await archives.for_server(news.desk, discord.server.id)).id
        candidate = a_feed(next(MANY))
        number = (await add_desk.add(news.desk, archive, candidate, Terms(), EDITOR)).subscription.number
        if paused:
            await steering.pause(news.desk, archive, str(number), EDITOR)
        shown = await discord.run("/feed list", as_=member)
        press = {"component_type": 2, "custom_id": f"cd:persistent:{action}:{number}"}
        return lambda: discord.press(shown, press, as_=member)

    return opened


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
    "feedfollow": ("feed", to_follow),
    "feedimport": ("feed", to_import),
    "feednow": ("feed", on_a_feed("feednow")),
    "feedpause": ("feed", on_a_feed("feedpause")),
    "feedresume": ("feed", on_a_feed("feedresume", paused=True)),
    "feedremove": ("feed", on_a_feed("feedremove")),
}


async def test_every_action_that_needs_a_grant_is_tried_here(two: Two) -> None:
    needing = {name for name, action in two.news.client.actions.items() if action.needs is not None}
    assert needing == set(WRITING), "say how a new writing action is reached, and the command whose grant it needs"


async def test_an_action_that_needs_no_grant_changes_nothing_that_is_stored(two: Two) -> None:
    discord, before = two.news.discord, two.stored()
    pressed = set()
    for answer in two.answers:
        for button in answer.buttons:
            action = (button.custom_id or "::").split(":")[2]
            if action and two.news.client.actions[action].needs is None and action not in pressed:
                await discord.press(answer, {"component_type": 2, "custom_id": button.custom_id})
                pressed.add(action)
    assert len(pressed) >= 8, pressed
    assert two.stored() == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("action", WRITING)
async def test_a_press_needs_the_grant_at_that_moment(two: Two, action: str, kind: str) -> None:
    discord, (become, grants) = two.news.discord, KINDS[kind]
    command, opened = WRITING[action]
    if not any(each.name == "the desk" for each in discord.server.roles.values()):
        await discord.run("/settings", desk_role=discord.state.add_role(discord.server, "the desk"))
    if "no articles yet" in (await discord.run("/brief", topic=SECRET)).text:
        await (await to_save(two, discord.owner))()
    member = discord.owner if kind == "owner" else discord.manager(f"{kind} {next(MANY)}")
    press = await opened(two, member)
    become(discord, member, command)
    before = two.stored()
    said = (await press()).text
    discord.server.command_permissions.clear()
    may = command in grants
    refused = "You may not do this here" in said or "The desk was told" in said
    assert refused is not may, said
    assert (two.stored() != before) is (may and action != "edit")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_writing_command_is_offered_to_whoever_may_alone(two: Two, kind: str) -> None:
    discord, (become, grants) = two.news.discord, KINDS[kind]
    member = discord.owner if kind == "owner" else discord.member(f"{kind} {next(MANY)}")
    for words, options in commands(discord):
        name = words.split()[0].removeprefix("/")
        needs = next(each for each in discord.state.commands[0] if each["name"] == name)["default_member_permissions"]
        if needs is None:
            continue
        become(discord, member, name)
        group = "settings" if int(needs) == permissions.MANAGE_SERVER else "ingest"
        before = two.stored()
        try:
            said = await discord.run(words, as_=member, **{**filled(options), **missing(options)})
        except NotOffered:
            assert group not in grants or kind == "desk role", words
            assert two.stored() == before
        else:
            assert group in grants, words
            assert said.opened_modal or said.text
        discord.server.command_permissions.clear()


def missing(options: list[dict[str, object]]) -> dict[str, object]:
    """Ids that are not there, so that nothing is written by whoever may."""
    return {str(each["name"]): 987_654 for each in options if each["name"] in ("article", "change")}


async def test_what_a_menu_began_is_saved_by_whoever_may_use_the_menu(two: Two) -> None:
    discord = two.news.discord
    member = discord.member("Only the menu")
    allowed_by_admins(discord, member, "Archive this")
    shown = await discord.menu("Archive this", discord.say(discord.owner, f"From a message. {TEXT}"), as_=member)
    assert "Saved 1 article" in (await discord.click(shown, "Save", as_=member)).text
    shown = await discord.menu("Archive this", discord.say(discord.owner, f"From another. {TEXT}"), as_=member)
    discord.server.command_permissions.clear()
    said = await discord.click(shown, "Save", as_=member)
    assert "a role that may use “Archive this”" in said.text


async def test_where_nobody_can_tell_it_says_to_run_the_command_again(two: Two) -> None:
    discord = two.news.discord
    member = discord.moderator("Waiting")
    shown = await preview(two, member)
    before = two.stored()
    for kind in ("http 403", "50001"):
        fault = discord.faults.add("GET .*/commands/permissions", kind, 1)
        said = await discord.click(shown, "Save", as_=member)
        assert fault.hits == 1
        assert "Run /ingest again" in said.text
    discord.faults.waiting.clear()
    assert two.stored() == before
