"""Lines of the log: one each, whatever stands in them, and times that are counted once."""

import asyncio
import io
import json
import logging
import time
from collections.abc import Iterator

import pytest

from bot import logs
from bot.logs.pseudonyms import Pseudonyms
from bot.logs.tracing import Trace, carried, spent, traced

log = logging.getLogger("tests.logs")
INJECTED = "a name\n2026-01-01 00:00:00,000 ERROR   bot.chat: a line that nobody wrote\r"


@pytest.fixture(params=["plain", "json"])
def written(request: pytest.FixtureRequest) -> Iterator[tuple[str, io.StringIO]]:
    """A form of the log, and what is written in it."""
    stream, handler = io.StringIO(), logs.handler(request.param)
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    log.addHandler(handler)
    log.setLevel("INFO")
    yield request.param, stream
    log.removeHandler(handler)
    log.setLevel("NOTSET")


def test_a_message_is_one_line_and_an_error_quotes_nothing(written: tuple[str, io.StringIO]) -> None:
    form, stream = written
    with traced(log, Trace("job", "sample")) as trace:
        log.warning("%s", INJECTED)
        try:
            raise ValueError("words of an article")
        except ValueError as fault:
            logs.unexpected(log, "sample", fault)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert all(trace.id in line for line in lines)
    assert "words of an article" not in stream.getvalue()
    if form == "json":
        told = [json.loads(line) for line in lines]
        assert [line["level"] for line in told] == ["WARNING", "ERROR", "INFO"]
        assert told[0]["message"] == INJECTED
        assert told[2]["verb"] == "sample"
        assert told[2]["ms"] >= 0
    log.setLevel("DEBUG")
    log.debug("more", exc_info=ValueError("words of an article"))
    assert "words of an article" in stream.getvalue()


def test_a_stop_is_no_failure_and_what_is_within_is_counted_once(written: tuple[str, io.StringIO]) -> None:
    async def asked() -> None:
        with traced(log, Trace("command", "sample")) as trace:
            traces.append(trace)
            with spent("waiting"):
                time.sleep(0.02)  # noqa: ASYNC251  the loop has nothing else
                with spent("sending"):
                    time.sleep(0.05)  # noqa: ASYNC251
            await asyncio.to_thread(carried(lambda: time.sleep(0.03), "thinking"))
            raise asyncio.CancelledError

    traces: list[Trace] = []
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(asked())
    facts = traces[0].facts()
    assert (facts["outcome"], facts["code"]) == ("stopped", "CancelledError")
    phases = {phase: facts[phase] for phase in ("waiting", "sending", "thinking")}
    assert {phase: int(str(ms)) >= least for (phase, ms), least in zip(phases.items(), (20, 50, 30), strict=True)} == {
        "waiting": True, "sending": True, "thinking": True,
    }  # fmt: skip
    assert sum(int(str(ms)) for ms in phases.values()) <= int(str(facts["ms"])) + 3


def test_a_hash_needs_the_key() -> None:
    one, other = Pseudonyms(b"a" * 32), Pseudonyms(b"b" * 32)
    assert one.member(7) == Pseudonyms(b"a" * 32).member(7)
    assert len({one.member(7), one.server(7), other.member(7), one.member(8)}) == 4
    assert {Pseudonyms().member(7), one.server(None)} == {"-"}
