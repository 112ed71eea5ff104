"""Days as people type them: what is understood, in which language, and what is asked back."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.topic_days import first_day, last_day, settled
from bot.errors.asking import BadDay
from bot.text.typed_days import Calendar, read

TODAY = dt.date(2026, 11, 28)
CASES = tomllib.loads(Path(__file__).with_suffix(".toml").with_name("typed_days.toml").read_text("utf-8"))["case"]
HERE = Calendar(TODAY, language="en")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.get('language')} {next(iter(case['days']))}")
def test_days(case: dict[str, Any]) -> None:
    calendar = Calendar(TODAY, case.get("order", "DMY"), case.get("language"))
    understood = {typed: read(typed, calendar) for typed in case["days"]}
    shown = {typed: f"{days.first} {days.last}" if days else "" for typed, days in understood.items()}
    assert shown == {typed: days if " " in days else f"{days} {days}".strip() for typed, days in case["days"].items()}


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("ferry since:last week", "ferry since:2026-11-16"),
        ("since:7d until:yesterday ferry", "since:2026-11-21 until:2026-11-27 ferry"),
        ("until:March ferry", "until:2026-03-31 ferry"),
        ('ferry since:"3 March" lang:en', "ferry since:2026-03-03 lang:en"),
        ("ferry since: March 2025 lamp", "ferry since:2025-03-01 lamp"),
        ("SINCE:2025 ferry", "SINCE:2025-01-01 ferry"),
        ("ferry since:", "ferry since:"),
        ("the time since lamp", "the time since lamp"),
    ],
)
def test_the_days_of_a_topic_become_numbers(typed: str, understood: str) -> None:
    assert settled(typed, HERE) == understood


@pytest.mark.parametrize("typed", ["ferry since:someday", "ferry since:30 February", 'ferry until:"next week"'])
def test_what_is_no_day_is_asked_back(typed: str) -> None:
    with pytest.raises(BadDay, match="is not a day"):
        settled(typed, HERE)


def test_the_first_and_the_last_of_what_is_named() -> None:
    assert first_day("last week", HERE) == dt.date(2026, 11, 16)
    assert last_day("last week", HERE) == dt.date(2026, 11, 22)
    with pytest.raises(BadDay):
        first_day("x" * 500, HERE)


@given(st.text(max_size=80), st.sampled_from([None, "en", "fr", "de", "es", "th", "xx"]))
def test_whatever_is_typed_is_days_in_order_or_none(typed: str, language: str | None) -> None:
    days = read(typed, Calendar(TODAY, language=language))
    assert days is None or days.first <= days.last
