"""Every writing press and form, from the client's own table of actions, by eleven kinds of member, the grant changed
just before it: who may, writes; who may not, gets one sentence and changes nothing.
"""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest
import pytest_asyncio

from tests.chat.feeds_written import FEEDS
from tests.chat.two_servers import SECRET, TEXT, Two, commands, filled, two_servers
from tests.chat.writing import MANY, preview, to_save
from tests.chat.writing import WRITING as OF_ARTICLES
from tests.discord import LocalDiscord, Member, NotOffered, permissions

pytestmark = pytest.mark.asyncio(loop_scope="module")
WRITING = OF_ARTICLES | FEEDS
Become = Callable[[LocalDiscord, Member, str], None]


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
BY_ALL = {"plain member", "Manage Messages", "Manage Server only", "lost every role since"}


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


def pairs() -> Iterator[object]:
    """Each action with each kind of member: all kinds by the first action of each command, whose one check the others
    share, and those by who may, may not and may no longer; the rest at full size.
    """
    seen: set[str] = set()
    for action, (command, _) in WRITING.items():
        for kind in KINDS:
            quick = command not in seen or kind in BY_ALL
            yield pytest.param(action, kind, marks=[] if quick else [pytest.mark.slow])
        seen.add(command)


@pytest.mark.parametrize(("action", "kind"), list(pairs()))
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
