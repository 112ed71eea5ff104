"""A day on the local Discord, told by its log alone: who waited for what, and no word of what was asked and read."""

import json
import logging
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.logs.tracing import PHASES
from tests.chat.conftest import Newsroom
from tests.chat.told_day import LOCKED, NAMES, SECRET, SLOW_DISCORD, SLOW_SITE, Day, told_day

OPERATING = Path("docs/operating.md")


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with told_day(tmp_path) as told:
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
    assert settings["waiting"] >= LOCKED * 1000 * 0.25
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
