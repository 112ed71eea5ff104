"""Every command of the tree, over archives of the longest, strangest and emptiest content there is."""

import datetime as dt
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.analysis.markup import mark
from bot.desk import archives, ingest
from bot.records.answers import Preview
from bot.records.archive import Actor
from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received
from tests.chat.conftest import Newsroom, newsroom
from tests.chat.on_screen import OURS, claims
from tests.discord import Answer, LocalDiscord, NotOffered, Server, Upload
from tests.discord.described import Description, judge_all
from tests.discord.world import Json
from tests.hostile import ACTING

pytestmark = pytest.mark.asyncio(loop_scope="module")
MODERATOR = Actor("discord", "1", "Moderator")
DESCRIPTION = os.environ.get("DISCORD_OPENAPI")
DAY = dt.date(2024, 2, 29)
TOPICS = ("Myanmar Russia", "x", "@everyone <@1>", "**Myanmar** [Russia](https://example.org)", "\u202eMyanmar", "???")
LONG = "Myanmar and Russia " + "talked about the harbour and the railway and the bridge " * 60 + "for days."


def strange(word: str) -> tuple[str, str, str]:
    """The title, the byline and the text of an article that is full of a word."""
    return word, word, f"Myanmar {word} Russia said {word}. “Russia {word}” said {word}, of Myanmar."


def contents() -> dict[str, list[tuple[str | None, str | None, str]]]:
    """Archives by name: for each article its title, its byline and its text."""
    every = " ".join(ACTING)
    return {
        "nothing": [],
        "long": [(LONG, LONG, "\n\n".join([LONG, f"“{LONG}” said Anna Example."] * 20))] * 3,
        "long quotes": [("Talks", None, f"“{LONG[:n]}” said Anna Example in Myanmar and Russia.")
                        for n in range(400, 3400, 250)],
        "short": [("x", "y", "Myanmar Russia."), (None, None, "Myanmar. Russia.")],
        "strange": [strange(word) for word in ACTING[::3]],
        "strange throughout": [strange(word) for word in ACTING],
        "everything": [(every, every, f"Myanmar Russia {every}.\n\n“Russia {every}” said {every} in Myanmar.")] * 4,
    }  # fmt: skip


def drafted(number: int, title: str | None, byline: str | None, text: str) -> Preview:
    url = None if number % 3 == 0 else f"https://example.org/{number}/" + "long" * (number % 200)
    dated = (
        PublicationDate(DateEvidence(DAY, "metadata", "29 February 2024"), (), number % 2 == 0)
        if number % 4
        else PublicationDate()
    )
    draft = Draft(
        "page", Field(title, "metadata"), Field(byline, "byline"), dated, text, Received(text.encode()),
        url, url, byline if number % 2 else None, "en", None,
    )  # fmt: skip
    return Preview(draft, mark(text, "en"))


async def filled(news: Newsroom, name: str) -> Server:
    """A server with one of the archives."""
    server = await news.discord.invite(name)
    archive = (await archives.for_server(news.desk, server.id)).id
    for number, (title, byline, text) in enumerate(contents()[name]):
        await ingest.save(news.desk, archive, drafted(number, title, byline, text), MODERATOR)
    return server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def news(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    async with LocalDiscord(patience=20) as discord:
        async with newsroom(tmp_path_factory.mktemp("every") / "desk.sqlite", discord) as room:
            yield room
        discord.judge()


def values(option: Json, news: Newsroom, server: Server) -> list[object]:
    """What somebody might give for an option; the first is the ordinary one."""
    kind = option["type"]
    if option.get("choices"):
        return [choice["value"] for choice in option["choices"]]
    if kind == 3:
        return list(TOPICS)
    if kind == 4:
        return [1, 2, min(999_999, int(option.get("max_value") or 999_999))]
    if kind == 11:
        return [Upload("a.txt", b"Myanmar met Russia on Monday.\n\nThey talked.")]
    owner = server.members[server.owner.id]
    others: dict[int, list[object]] = {5: [True, False], 6: [owner], 7: [server.channel], 8: [server.everyone]}
    return others[kind]


def askings(news: Newsroom, server: Server, *, ordinary: bool) -> Iterator[tuple[str, dict[str, object]]]:
    """Each command with what it needs and, unless `ordinary`, with each of its options in each of its values."""
    for command in news.discord.state.commands[0]:
        for sub in [o for o in command["options"] if o["type"] == 1] or [command]:
            words = f"/{command['name']}" + ("" if sub is command else f" {sub['name']}")
            if command["type"] != 1 or words in {"/ingest url", "/feed add", "/archive remove", "/settings"}:
                continue
            needed = {o["name"]: values(o, news, server)[0] for o in sub["options"] if o.get("required")}
            yield words, needed
            if ordinary:
                continue
            for option in sub["options"]:
                for value in values(option, news, server):
                    yield words, {**needed, option["name"]: value}


def judge(answer: Answer, words: str) -> None:
    """A person sees something, and nothing foreign acts."""
    if answer.opened_modal:
        return
    assert answer.text.strip(), words
    assert not answer.thinking, words
    assert answer.message.components, words
    assert claims(answer).acts <= OURS, words
    assert "Something went wrong" not in answer.text, words


async def press_all(news: Newsroom, answer: Answer, server: Server, words: str) -> int:
    """Press each button that is no link, once; gives how many."""
    owner = server.members[server.owner.id]
    pressed = 0
    for button in answer.buttons if not answer.opened_modal else []:
        if button.custom_id is None or button.disabled or button.label in {"Save", "Discard"}:
            continue
        try:
            judge(await news.discord.click(answer, button.label, as_=owner), f"{words} > {button.label}")
        except AssertionError as gone:
            if "no button" not in str(gone):
                raise
        pressed += 1
    return pressed


QUICK = {"short", "strange", "long quotes"}
NAMES = [pytest.param(name, marks=[] if name in QUICK else [pytest.mark.slow]) for name in contents()]


@pytest.mark.parametrize("name", NAMES)
async def test_every_command_over_every_archive(news: Newsroom, name: str) -> None:
    server = await filled(news, name)
    owner = server.members[server.owner.id]
    seen = 0
    for words, options in askings(news, server, ordinary=name in {"long", "short", "long quotes"}):
        answer = await news.discord.run(words, as_=owner, **options)
        judge(answer, f"{words} {options}")
        seen += 1
        if words in {"/brief", "/quotes", "/search", "/sources", "/archive show"} and seen % 3 == 0:
            seen += await press_all(news, answer, server, words)
    assert seen > 15


@pytest.mark.parametrize("name", NAMES)
async def test_what_stands_under_quotes_over_every_archive(news: Newsroom, name: str) -> None:
    server = await filled(news, name)
    owner = server.members[server.owner.id]
    for options in ({"share": True}, {"join": "@everyone **x**"}, {"purge": True}, {"alias": ", ".join(ACTING[:9])}):
        judge(await news.discord.run("/settings", as_=owner, **options), f"/settings {options}")
    judge(await news.discord.run("/last", as_=owner), "/last")
    quotes = await news.discord.run("/quotes", topic="Myanmar Russia", as_=owner)
    if "Wrong speaker?" not in {button.label for button in quotes.buttons}:
        return
    judge(await news.discord.click(quotes, "Show context", as_=owner), "Show context")
    wrong = await news.discord.click(quotes, "Wrong speaker?", as_=owner)
    judge(wrong, "Wrong speaker?")
    if wrong.selects:
        form = await news.discord.select(wrong, next(iter(wrong.selects[0].options)), as_=owner)
        judge(await news.discord.submit(form, {"Who said it?": "@everyone"}, as_=owner), "Who said it?")


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("name", list(contents()))
async def test_a_round_of_thousands(news: Newsroom, name: str, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "TOPICS", (*TOPICS, *ACTING[::2]))
    server = await filled(news, name)
    owner = server.members[server.owner.id]
    every = list(askings(news, server, ordinary=False))
    assert len(every) * len(contents()) >= 5_000
    for words, options in every[part::4]:
        judge(await news.discord.run(words, as_=owner, **options), f"{words} {options}")


async def test_autocomplete_over_every_archive(news: Newsroom) -> None:
    for server in list(news.discord.state.servers.values()):
        owner = server.members[server.owner.id]
        for command, typed in itertools.product(news.discord.state.commands[0], ("", "Mya", "@everyone", "x" * 100)):
            for option in command["options"]:
                if option.get("autocomplete"):
                    given = {option["name"]: typed}
                    assert len(await news.discord.autocomplete(f"/{command['name']}", as_=owner, **given)) <= 25


async def test_message_menus_over_strange_messages(news: Newsroom) -> None:
    owner = news.discord.owner
    for text in (*ACTING[::4], " ".join(ACTING)[:2000], "“Russia” " * 100, ""):
        said = news.discord.say(owner, text)
        for command in news.discord.state.commands[0]:
            if command["type"] == 3 and command["name"] != "Archive links":
                judge(await news.discord.menu(command["name"], said, as_=owner), f"{command['name']}: {text!r}")


async def test_everybody_is_offered_help(news: Newsroom) -> None:
    judge(await news.discord.run("/help", as_=news.discord.member("Anybody")), "/help")
    with pytest.raises(NotOffered):
        await news.discord.run("/archive stats", as_=news.discord.member("Nobody"))


async def test_what_was_sent_is_valid_against_discords_description(news: Newsroom) -> None:
    await news.discord.run("/help")
    sent = list(news.discord.state.captured)
    assert len(sent) > 2
    if DESCRIPTION is None:
        print(f"{len(sent)} bodies not compared: DISCORD_OPENAPI names no description of Discord's API")  # noqa: T201
        return
    assert judge_all(Description(Path(DESCRIPTION)), sent) == []
