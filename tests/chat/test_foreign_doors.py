"""Every door that takes an id or a custom_id, from the command tree itself: no leak, no write, the same words."""

import itertools
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.archive import articles
from bot.desk import servers
from tests.chat.conftest import Newsroom, newsroom
from tests.discord import Answer, LocalDiscord, Member, NotOffered, Server, Upload, permissions
from tests.discord.world import Json

pytestmark = pytest.mark.asyncio(loop_scope="module")
SECRET = "Quicksilver"
TEXT = f"The {SECRET} ferry sails on Monday.\n\n“The {SECRET} ferry is full,” said Anna Example, the harbour master."
MISSING = 987_654
ID_OPTIONS = {"article", "change"}


@dataclass
class Two:
    """A server with one article, another with none, and what was shown on the first."""

    news: Newsroom
    first: Server
    second: Server
    answers: list[Answer]


async def _saved(news: Newsroom, member: Member) -> None:
    form = await news.discord.run("/ingest text", as_=member)
    preview = await news.discord.submit(form, {"Title": f"The {SECRET}", "Text": TEXT})
    await news.discord.click(preview, "Save", as_=member)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def two(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    database: Path = tmp_path_factory.mktemp("doors") / "desk.sqlite"
    async with LocalDiscord(patience=20) as discord, newsroom(database, discord) as news:
        second = await discord.invite("Second")
        await _saved(news, discord.owner)
        split = await discord.run("/speaker split", person="Anna Example", articles="1", name="Another Example")
        assert "change: 1" in split.text, split.text
        answers = [await discord.run(f"/{verb}", topic=SECRET) for verb in ("brief", "quotes", "sources", "search")]
        answers.append(await discord.run("/archive show", article=1))
        form = await discord.run("/ingest text")
        answers.append(await discord.submit(form, {"Title": f"Another {SECRET}", "Text": TEXT}))
        yield Two(news, discord.server, second, answers)
        discord.judge()


def id_doors(discord: LocalDiscord) -> list[tuple[str, str, list[Json]]]:
    """Each command of the tree with an option that is an id: its words, the option, all its options."""
    found = []
    for command in discord.state.commands[0]:
        subs = [o for o in command["options"] if o["type"] == 1] or [command]
        for sub in subs:
            words = f"/{command['name']}" + ("" if sub is command else f" {sub['name']}")
            found += [(words, o["name"], sub["options"]) for o in sub.get("options", []) if o["name"] in ID_OPTIONS]
    return found


def filled(options: list[Json]) -> dict[str, object]:
    """Something for each required option, and one thing to change."""
    values: dict[str, object] = {"title": "Changed"} if any(o["name"] == "title" for o in options) else {}
    for option in options:
        if option.get("required") and option["type"] == 3:
            values[option["name"]] = SECRET
        elif option.get("required") and option["type"] == 4:
            values[option["name"]] = 1
        elif option.get("required") and option["type"] == 11:
            values[option["name"]] = Upload("a.txt", TEXT.encode())
    return values


async def snapshot(two: Two) -> tuple[object, ...]:
    """Everything stored for the first server."""
    archive = await servers.archive_of(two.news.desk, two.first.id)
    async with two.news.desk.store.reading() as r:
        rows = await articles.listed(r, archive)
        return tuple([(one, await articles.versions(r, archive, one.id)) for one in rows])


def without_numbers(answer: Answer) -> str:
    return re.sub(r"[\d, ]+", "#", answer.text)


async def test_an_id_of_another_server_is_an_id_that_is_not_there(two: Two) -> None:
    discord, before = two.news.discord, await snapshot(two)
    doors = id_doors(discord)
    assert len(doors) >= 5
    stranger = two.second.members[two.second.owner.id]
    for words, option, options in doors:
        given = filled(options)
        foreign = await discord.run(words, as_=stranger, **{**given, option: 1})
        missing = await discord.run(words, as_=stranger, **{**given, option: MISSING})
        assert without_numbers(foreign) == without_numbers(missing), words
        assert SECRET not in foreign.text.replace(f"“{SECRET}”", ""), words
    assert await snapshot(two) == before


async def test_every_answer_to_a_stranger_is_silent_about_the_other_server(two: Two) -> None:
    discord = two.news.discord
    stranger = two.second.members[two.second.owner.id]
    for command in discord.state.commands[0]:
        subs = [o for o in command["options"] if o["type"] == 1] or [command]
        for sub in subs:
            if command["type"] != 1 or command["name"] == "ingest":
                continue
            words = f"/{command['name']}" + ("" if sub is command else f" {sub['name']}")
            given = {**filled(sub["options"]), **({"article": 1} if words.startswith("/archive") else {}), "change": 1}
            names = {o["name"] for o in sub["options"]}
            answer = await discord.run(words, as_=stranger, **{k: v for k, v in given.items() if k in names})
            assert "ferry" not in answer.text, words
            assert "Anna Example" not in answer.text, words
            assert not any(b"ferry" in file.body for file in answer.files), words


async def test_a_custom_id_from_elsewhere_is_one_that_is_gone(two: Two) -> None:
    discord, before = two.news.discord, await snapshot(two)
    stranger = two.second.members[two.second.owner.id]
    ours = [button.custom_id for answer in two.answers for button in answer.buttons if button.custom_id]
    assert len(ours) >= 8
    actions = {custom_id.split(":")[2] for custom_id in ours} | set(two.news.client.actions)
    token = next(custom_id for custom_id in ours).split(":")[1]
    ours += [f"cd:{token}:{action}:{number}" for action in sorted(actions) for number in (0, 1, 999)]
    message = await discord.run("/help", as_=stranger)
    gone = await discord.press(message, {"component_type": 2, "custom_id": f"cd:{'x' * 16}:page:1"}, as_=stranger)
    assert "not here any more" in gone.text
    for custom_id in ours:
        answer = await discord.press(message, {"component_type": 2, "custom_id": custom_id}, as_=stranger)
        assert answer.text == gone.text, custom_id
    assert await snapshot(two) == before


async def test_another_members_private_answer_is_one_that_is_gone(two: Two) -> None:
    discord, before = two.news.discord, await snapshot(two)
    other = discord.moderator("Other")
    message = await discord.run("/help", as_=other)
    gone = await discord.press(message, {"component_type": 2, "custom_id": "cd:?:page:1"}, as_=other)
    private = [answer for answer in two.answers if answer.ephemeral]
    assert len(private) >= 3
    for answer, button in itertools.chain.from_iterable(((a, b) for b in a.buttons if b.custom_id) for a in private):
        data = {"component_type": 2, "custom_id": button.custom_id}
        assert (await discord.press(message, data, as_=other)).text == gone.text, button.label
        with pytest.raises(NotOffered):
            await discord.press(answer, data, as_=other)
    assert await snapshot(two) == before


BROKEN_IDS = (
    "",
    "x" * 100,
    "cd:::",
    "cd:../../etc:page:1",
    "cd:0000000000000000:page:-1",
    "' OR 1=1 --",
    "\u202e",
    "0",
)


@pytest.mark.parametrize("custom_id", BROKEN_IDS)
async def test_a_broken_custom_id_is_one_that_is_gone(two: Two, custom_id: str) -> None:
    message = await two.news.discord.run("/help")
    answer = await two.news.discord.press(message, {"component_type": 2, "custom_id": custom_id})
    assert "not here any more" in answer.text


def _plain(discord: LocalDiscord) -> Member:
    return discord.member("plain")


def _role(discord: LocalDiscord, may: int) -> Member:
    return discord.member(f"may {may}", may=may)


def _allowed_by_admins(discord: LocalDiscord) -> Member:
    member = discord.member("allowed in Integrations")
    role = discord.state.add_role(discord.server, "desk")
    member.roles.append(role)
    ingest = next(c for c in discord.state.commands[0] if c["name"] == "ingest")
    rule = {"id": str(role.id), "type": 1, "permission": True}
    discord.server.command_permissions[int(ingest["id"])] = [rule]
    return member


def _refused_by_admins(discord: LocalDiscord) -> Member:
    member = _role(discord, permissions.MANAGE_MESSAGES)
    ingest = next(c for c in discord.state.commands[0] if c["name"] == "ingest")
    rule = {"id": str(member.id), "type": 2, "permission": False}
    discord.server.command_permissions[int(ingest["id"])] = [rule]
    return member


def _lost_it(discord: LocalDiscord) -> Member:
    return _role(discord, permissions.MANAGE_MESSAGES)


KINDS = {
    "plain member": (_plain, False),
    "Manage Messages": (lambda discord: _role(discord, permissions.MANAGE_MESSAGES), True),
    "Manage Server only": (lambda discord: _role(discord, permissions.MANAGE_SERVER), False),
    "administrator": (lambda discord: _role(discord, permissions.ADMINISTRATOR), True),
    "owner": (lambda discord: discord.owner, True),
    "allowed by the admins": (_allowed_by_admins, True),
    "refused by the admins": (_refused_by_admins, False),
    "lost it after the preview": (_lost_it, False),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_saving_needs_the_grant_at_the_moment_of_saving(two: Two, kind: str) -> None:
    make, may = KINDS[kind]
    discord = two.news.discord
    discord.server.command_permissions.clear()
    opener = discord.moderator("opener")
    form = await discord.run("/ingest text", as_=opener)
    member = make(discord)
    preview = await discord.submit(form, {"Title": kind, "Text": f"{kind} writes. {TEXT}"}, as_=member)
    member.roles = [] if kind.startswith("lost") else member.roles
    before = await snapshot(two)
    if "Save" in preview.labels:
        said = (await discord.click(preview, "Save", as_=member)).text
        assert ("You may not do this here" in said) is not may
    assert (await snapshot(two) != before) is may
    discord.server.command_permissions.clear()


@pytest.mark.parametrize("kind", KINDS)
async def test_the_desks_commands_are_offered_to_the_desk_alone(two: Two, kind: str) -> None:
    make, _ = KINDS[kind]
    discord = two.news.discord
    discord.server.command_permissions.clear()
    member = make(discord)
    granted = permissions.of_member(member)
    for words, option, options in id_doors(discord):
        given = {**filled(options), option: MISSING}
        if granted & permissions.MANAGE_MESSAGES:
            assert (await discord.run(words, as_=member, **given)).text
        else:
            with pytest.raises(NotOffered):
                await discord.run(words, as_=member, **given)
    discord.server.command_permissions.clear()
