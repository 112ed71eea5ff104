"""Old items that are listed for the first time: behind all that was known, and nothing else."""

import datetime as dt

import pytest

from bot.analysis.polling import backlog, identity
from bot.records.polling import IdentityPolicy, ItemMarks
from tests.polling.looks import DAY, HOUR, NOW


def item(name: str, hours_old: float | None) -> ItemMarks:
    when = None if hours_old is None else NOW - dt.timedelta(hours=hours_old)
    return identity.marks(name, f"https://news.example/{name}", f"About {name}", when)


def behind(known: list[ItemMarks], listed: list[ItemMarks]) -> set[int]:
    """The positions of what lies behind, after a look at `known`."""
    seen = {mark: number for number, each in enumerate(known) for mark in each.all}
    told = identity.identify(listed, seen, IdentityPolicy.BOTH, read_before=True)
    return set(backlog.behind(listed, told))


KNOWN = [item(name, hours) for name, hours in (("c", 1), ("b", 5), ("a", 9))]
OLD = [item("z", 300), item("y", 400)]


def test_a_list_that_became_longer_at_its_end() -> None:
    assert behind(KNOWN, [*KNOWN, *OLD]) == {3, 4}
    assert behind(KNOWN, [item("d", 0), *KNOWN, *OLD]) == {4, 5}


def test_one_whose_oldest_come_first() -> None:
    assert behind(KNOWN, [*OLD[::-1], *KNOWN[::-1]]) == {0, 1}
    assert behind(KNOWN, [*KNOWN[::-1], *OLD]) == set()


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param([*OLD, *KNOWN], id="an old item on top is posted anew"),
        pytest.param([KNOWN[0], item("late", 6), *KNOWN[1:]], id="listed late, among the known"),
        pytest.param([*KNOWN, item("undated", None)], id="without a time"),
        pytest.param([*KNOWN[:2], *OLD], id="too few are known"),
        pytest.param(OLD, id="none is known"),
    ],
)
def test_what_may_be_news_is_taken_for_it(listed: list[ItemMarks]) -> None:
    assert behind(KNOWN, listed) == set()


def test_dates_that_are_all_the_same_tell_nothing() -> None:
    known = [item(name, 900) for name in "abc"]
    assert behind(known, [item("d", 900), *known, item("e", 900)]) == set()


def test_old_is_what_was_there_a_day_before_one_followed() -> None:
    assert backlog.is_old(NOW - 2 * DAY, NOW)
    assert not backlog.is_old(NOW - 5 * HOUR, NOW)
    assert not backlog.is_old(None, NOW)
