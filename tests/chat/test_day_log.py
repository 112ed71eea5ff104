"""A day on the local Discord, told by its log alone: who waited for what, and no word of what was asked and read."""

import asyncio
import contextlib
import io
import json
import logging
import re
import sqlite3
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import logs
from bot.archive import tasks
from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.errors.missing import NothingToUndo
from bot.jobs.clock import ticking
from bot.jobs.worker import working
from bot.logs.tracing import PHASES
from bot.reading.fetch import FetchLimits
from bot.records.tasks import Again, Task
from tests.chat.conftest import SOON, Newsroom, open_desk
from tests.discord import Answer, LocalDiscord, Member, Upload
from tests.reading.web import Web, opened, page

OPERATING = Path("docs/operating.md")
STORY = """The lighthouse of Quorvane is relit

The lighthouse of Quorvane was relit on Monday, after eleven weeks of Vexlomere winter.

“Glimmerfold never sleeps,” said Tamsor Brindlewick, the keeper of Quorvane.

The Ostravale council of Quorvane pays for the paraffin."""
PAGE = f"<html lang='en'><head><title>Quorvane pays</title></head><body><article><p>{STORY}</p></article></body></html>"
SECRET = (
    "quorvane",
    "vexlomere",
    "glimmerfold",
    "tamsor",
    "brindlewick",
    "ostravale",
    "paraffin",
    "lighthouse",
    "xylophone",
)
"""Words of the articles and the topics, none of them a word of the program's."""
NAMES = ("Zelphine", "Morrowbeck", "Ulrikane", "Newsroom", "Thistlemarch")
SLOW_SITE, SLOW_DISCORD, LOCKED = 2.5, 0.7, 0.6
"""Seconds that a site, Discord and the database's lock take once in the day."""


class Day:
    """The members, the bot they ask, and the log in both forms."""

    def __init__(self, discord: LocalDiscord) -> None:
        self.discord = discord
        self.reader = discord.member("Zelphine")
        self.moderator = discord.moderator("Morrowbeck")
        self.manager = discord.manager("Ulrikane")
        self.plain, self.json = io.StringIO(), io.StringIO()

    @property
    def done(self) -> list[dict[str, Any]]:
        """The lines of requests and jobs."""
        return [line for line in map(json.loads, self.json.getvalue().splitlines()) if "verb" in line]

    def of(self, verb: str) -> list[dict[str, Any]]:
        return [line for line in self.done if line["verb"] == verb]

    async def ask(self, command: str, who: Member, **options: object) -> Answer:
        return await self.discord.run(command, as_=who, **options)


@contextlib.contextmanager
def logged(day: Day) -> Iterator[None]:
    """Write the log as the program does, in both forms at once."""
    root, handlers = logging.getLogger(), []
    level = root.level
    for form, stream in (("plain", day.plain), ("json", day.json)):
        handler = logs.handler(form)  # type: ignore[arg-type]  # both are forms
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(stream)
        root.addHandler(handler)
        handlers.append(handler)
    root.setLevel("INFO")
    try:
        yield
    finally:
        root.setLevel(level)
        for handler in handlers:
            root.removeHandler(handler)


async def handled(desk: Desk, task: Task) -> Again | None:
    """A task that is done, or refused."""
    if task.key == "quorvane":
        raise NothingToUndo(change=1)
    return None


@contextlib.asynccontextmanager
async def on_duty(discord: LocalDiscord, database: Path, web: Web) -> AsyncIterator[Desk]:
    """The bot with its clock and its worker, over that web."""
    async with open_desk(database, discord.token) as plain:
        await warm_up(plain)
        desk = replace(plain, fetcher=web.fetcher(FetchLimits(seconds=20, quiet_seconds=10)))
        client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=discord.connector())
        async with (
            discord.running(client),
            ticking(desk),
            working(desk, handlers={"sample": handled}, idle_seconds=0.1),
        ):
            yield desk
            await client.state.in_flight.close(5)
        await desk.fetcher.close()


@contextlib.contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program writes while the block runs, and a little longer or shorter: LOCKED seconds in all."""
    other = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = threading.Timer(LOCKED, other.rollback)
    ending.start()
    try:
        yield
    finally:
        ending.join()
        other.close()


async def morning(day: Day) -> None:
    """Articles come in: a file, a form, a slow page; one address is bad, one breaks what nobody foresaw."""
    file = Upload("thistlemarch.txt", STORY.encode(), "text/plain")
    await day.discord.click(await day.ask("/ingest file", day.moderator, file=file), "Save", as_=day.moderator)
    form = await day.ask("/ingest text", day.moderator)
    await day.discord.submit(form, {"Text": STORY.replace("Monday", "Tuesday")}, as_=day.moderator)
    await day.ask("/ingest url", day.moderator, url="https://news.example/quorvane-slow")
    await day.ask("/ingest url", day.manager, url="ftp://quorvane.example/ostravale")
    await day.ask("/ingest url", day.manager, url="https://glimmerfold.example/")


async def noon(day: Day, database: Path) -> None:
    """People ask; some get nothing, one is refused, one presses what is under an answer."""
    for _ in range(3):
        await day.ask("/brief", day.reader, topic="Quorvane lighthouse")
    quotes = await day.ask("/quotes", day.reader, topic="Quorvane")
    await day.discord.click(quotes, "Show context", as_=day.reader)
    await day.ask("/who", day.reader, name="Tamsor Brindlewick")
    await day.ask("/brief", day.reader, topic="Vexlomere xylophone")
    await day.ask("/archive show", day.moderator, article=77)
    await day.ask("/brief", day.reader, topic="quorvane since:ostravale")
    await day.discord.menu("Check quotes", day.discord.say(day.reader, "“Glimmerfold never sleeps”"), as_=day.reader)
    await day.discord.autocomplete("/brief", topic="Quor", as_=day.reader)
    with locked(database):
        await day.ask("/settings", day.manager, language="fr")


async def put(desk: Desk, kind: str, key: str) -> None:
    """Let the background have a task."""
    await desk.store.write(lambda conn: tasks.put(conn, kind, key, desk.now()))


async def evening(day: Day, desk: Desk) -> None:
    """Discord is slow once, and once does not take an answer; the background has its tasks."""
    day.discord.faults.add("PATCH .*original", f"slow {SLOW_DISCORD}", 1)
    await day.ask("/help", day.manager)
    day.discord.faults.add("PATCH .*original", "50035", 1)
    await day.ask("/search", day.reader, topic="Quorvane")
    for key in ("quorvane", "ready"):
        await put(desk, "sample", key)
    async with asyncio.timeout(60):
        while len(day.of("sample")) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    """A day with a restart in it, over one database."""
    async with LocalDiscord() as discord, opened() as web:
        told = Day(discord)

        async def slow(writer: asyncio.StreamWriter, head: str) -> None:
            await asyncio.sleep(SLOW_SITE)
            writer.write(page(PAGE))

        async def resolve(host: str, port: int) -> Any:
            if host.startswith("glimmerfold"):
                raise LookupError(f"{host} is of the Ostravale council")
            return ["93.184.215.14"]

        web.sites["news.example/quorvane-slow"] = slow
        web.resolve = resolve  # type: ignore[method-assign]  # the double of the outer world's names
        with logged(told):
            async with on_duty(discord, tmp_path / "desk.sqlite", web) as desk:
                await morning(told)
                await noon(told, tmp_path / "desk.sqlite")
            async with on_duty(discord, tmp_path / "desk.sqlite", web) as desk:
                await evening(told, desk)
            async with on_duty(discord, tmp_path / "other.sqlite", web):
                await told.ask("/help", told.reader)
        discord.forgive("")
        yield told


def asked_of(day: Day, question: str) -> list[str]:
    """What the command under that question in docs/operating.md prints for the day's log."""
    page = OPERATING.read_text("utf-8")
    command = re.findall(rf"{question}[^`]*```sh\n(.+?)\n```", page, re.S)
    assert len(command) == 1, question
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "copydesk.log").write_text(day.plain.getvalue(), "utf-8")
        shell = ["bash", "-eu", "-c", command[0]]
        ran = subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


async def test_a_day_is_told_by_its_log_alone(day: Day) -> None:
    every_command_has_one_line(day)
    the_time_went_where_it_went(day)
    members_are_the_same_after_a_restart_and_others_elsewhere(day)
    the_documented_questions_are_answered(day)
    lines_of_one_request_bear_its_id(day)
    no_word_and_no_name_is_in_it(day)


def every_command_has_one_line(day: Day) -> None:
    endings = Counter((line["kind"], line["verb"], line["outcome"], line["code"]) for line in day.done)
    assert endings[("command", "brief", "ok", "-")] == 3
    assert endings[("command", "brief", "empty", "-")] == 1
    assert endings[("command", "brief", "refused", "BadDay")] == 1
    assert endings[("command", "archive-show", "refused", "NoSuchArticle")] == 1
    assert endings[("command", "ingest-url", "ok", "-")] == 1
    assert endings[("command", "ingest-url", "refused", "BadAddress")] == 1
    assert endings[("command", "ingest-url", "failed", "LookupError")] == 1
    assert endings[("command", "search", "failed", "NotDelivered")] == 1
    assert endings[("button", "context", "ok", "-")] == 1
    assert endings[("form", "paste-text", "ok", "-")] == 1
    assert endings[("menu", "check-quotes", "ok", "-")] == 1
    assert endings[("job", "sample", "ok", "-")] == 1
    assert endings[("job", "sample", "refused", "NothingToUndo")] == 1
    assert endings[("job", "upkeep", "ok", "-")] == 1  # however often the bot starts
    asked = {token: each for token, each in day.discord.state.interactions.items() if each.kind != 4}
    assert sum(line["kind"] != "job" for line in day.done) == len(asked)


def the_time_went_where_it_went(day: Day) -> None:
    slow = max((line for line in day.done if line["kind"] != "job"), key=lambda line: line["ms"])
    assert slow["verb"] == "ingest-url"
    assert slow["member"] == day.of("ingest-file")[0]["member"] != day.of("settings")[0]["member"]
    assert slow["fetching"] >= SLOW_SITE * 1000
    assert slow["fetching"] == max(slow[phase] for phase in PHASES)
    (settings,) = day.of("settings")
    assert settings["waiting"] >= LOCKED * 1000 * 0.5
    assert settings["waiting"] == max(settings[phase] for phase in PHASES)
    assert day.of("help")[0]["sending"] >= SLOW_DISCORD * 1000
    first = day.of("brief")[0]
    assert first["thinking"] > 0
    assert first["sending"] > 0
    twice = [line for line in day.done if sum(line[phase] for phase in PHASES) > line["ms"] * 2.5 + 50]
    assert twice == []  # two writes may wait for one lock side by side
    assert day.of("save")[0]["writing"] > 0


def members_are_the_same_after_a_restart_and_others_elsewhere(day: Day) -> None:
    (searching,), (_, elsewhere) = day.of("search"), day.of("help")
    reader, server = day.of("brief")[0]["member"], day.of("brief")[0]["server"]
    assert re.fullmatch(r"[0-9a-f]{8}", reader)
    assert (searching["member"], searching["server"]) == (reader, server)
    assert elsewhere["member"] not in {line["member"] for line in day.done if line["request"] != elsewhere["request"]}
    assert elsewhere["server"] != server


def the_documented_questions_are_answered(day: Day) -> None:
    slowest = asked_of(day, "The ten slowest")
    assert slowest[0].startswith("verb=ingest-url outcome=ok code=- ms=")
    assert f"member={day.of('ingest-url')[0]['member']}" in slowest[0]
    means = asked_of(day, "Which verb is slow in the mean")
    assert any(re.fullmatch(r"\d+ ms 5 times brief", line) for line in means)
    assert {line.split()[-1] for line in asked_of(day, "Where the time of all")} == set(PHASES)
    assert day.of("brief")[0]["member"] in {line.split()[-1] for line in asked_of(day, "For whom it was slow")}
    refused = [line.split(maxsplit=1) for line in asked_of(day, "What is refused, and what fails")]
    assert ["1", "outcome=failed code=NotDelivered"] in refused
    assert any("not delivered" in line for line in asked_of(day, "Everything that belongs to the last"))


def lines_of_one_request_bear_its_id(day: Day) -> None:
    lines = [json.loads(line) for line in day.json.getvalue().splitlines()]
    failed = next(line for line in lines if line.get("code") == "LookupError")
    told = [line["message"] for line in lines if line.get("request") == failed["request"]]
    assert len(told) == 2
    assert re.match(r"ingest-url: unexpected LookupError at reading/fetch/.*\.py:\d+ < ", told[0])
    assert len({line["request"] for line in day.done}) == len(day.done)


def no_word_and_no_name_is_in_it(day: Day) -> None:
    state = day.discord.state
    ids = [*state.servers, *state.people, *(each.id for each in state.interactions.values())]
    tokens = [state.token, *state.interactions]
    for message in state.messages.values():
        tokens += re.findall(r"cd:([\w-]{16}):", json.dumps(message.components))
    assert len(tokens) > 20
    for log in (day.plain.getvalue(), day.json.getvalue()):
        assert log
        lower = log.lower()
        assert [word for word in (*SECRET, *(name.lower() for name in NAMES)) if word in lower] == []
        assert [token for token in tokens if token in log] == []
        assert [id_ for id_ in ids if str(id_) in re.sub(r"client_id=\d+", "", log)] == []
    assert all(re.match(r"\d{4}-\d\d-\d\d ", line) for line in day.plain.getvalue().splitlines())


async def test_what_is_suggested_while_somebody_types_is_a_line_at_debug(
    news: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot.requests")
    await news.discord.autocomplete("/brief", topic="Quor")
    told = [getattr(record, "facts", {}) for record in caplog.records if record.name == "bot.requests"]
    assert [(each["kind"], each["verb"], each["outcome"]) for each in told] == [("typing", "brief", "ok")]
