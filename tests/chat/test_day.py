"""The day of a date that was pasted is the server's own."""

import datetime as dt

import pytest

from bot.chat.verb import day_there

LATE = dt.datetime(2025, 4, 1, 23, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("time_zone", "day"), [("UTC", 1), ("Asia/Bangkok", 2), ("Pacific/Kiritimati", 2), ("America/New_York", 1)]
)
def test_the_day_is_the_servers(time_zone: str, day: int) -> None:
    assert day_there(LATE, time_zone) == dt.date(2025, 4, day)
