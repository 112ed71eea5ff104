"""Whose turn it is: hosts have their pauses, archives their share, and nobody starves."""

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.polling.hosts import free_at, turns
from bot.records.polling import DueFeed, HostState
from tests.polling.looks import DAY, HOUR, MINUTE, NOW

SECOND = dt.timedelta(seconds=1)


def feed(number: int, host: str, *archives: int, late: dt.timedelta = MINUTE) -> DueFeed:
    return DueFeed(number, host, NOW - late, archives or (1,))


def test_one_feed_of_a_host_at_a_time_the_longest_due_first() -> None:
    due = [feed(1, "a.example"), feed(2, "a.example", late=HOUR), feed(3, "b.example")]
    assert turns(due, {}, {}, NOW, 10).feeds == (2, 3)


def test_a_host_has_its_pause_its_stop_and_one_request() -> None:
    hosts = {
        "paused.example": HostState(NOW - SECOND),
        "reddit.example": HostState(NOW - 30 * SECOND, min_gap=60),
        "stopped.example": HostState(NOW - DAY, NOW + HOUR),
        "busy.example": HostState(NOW - DAY, busy=True),
        "free.example": HostState(NOW - 2 * SECOND),
    }
    due = [feed(number, host) for number, host in enumerate(hosts)]
    told = turns(due, hosts, {}, NOW, 10)
    assert told.feeds == (4,)
    assert told.wake_at == NOW + SECOND
    assert free_at(hosts["reddit.example"], NOW) == NOW + 30 * SECOND
    assert free_at(hosts["stopped.example"], NOW) == NOW + HOUR


def test_where_only_busy_hosts_wait_nothing_wakes_by_the_clock() -> None:
    assert turns([feed(1, "a.example")], {"a.example": HostState(busy=True)}, {}, NOW, 3).wake_at is None
    assert turns([], {}, {}, NOW, 3) == turns([feed(1, "a.example")], {"a.example": HostState(busy=True)}, {}, NOW, 3)


def test_what_no_place_is_left_for_wakes_at_once() -> None:
    told = turns([feed(1, "a.example"), feed(2, "b.example")], {}, {}, NOW, 1)
    assert (told.feeds, told.wake_at) == ((1,), NOW)


def test_a_clock_that_was_put_back_stops_no_host() -> None:
    ahead = HostState(NOW + 400 * DAY, NOW + 400 * DAY)
    assert free_at(ahead, NOW) == NOW + DAY
    assert free_at(HostState(NOW + 400 * DAY), NOW) == NOW + 2 * SECOND


def test_a_host_with_hundreds_of_overdue_feeds_takes_one_place() -> None:
    due = [feed(number, "many.example", late=DAY) for number in range(300)] + [feed(900, "one.example")]
    assert turns(due, {}, {}, NOW, 4).feeds == (0, 900)


def test_an_archive_of_many_feeds_leaves_others_their_turns() -> None:
    due = [feed(number, f"h{number}.example", 1, late=DAY) for number in range(200)]
    due += [feed(500 + number, f"i{number}.example", 2) for number in range(3)]
    chosen = turns(due, {}, {}, NOW, 6).feeds
    assert sum(number >= 500 for number in chosen) == 3
    assert turns(due, {}, {1: 0.0, 2: 9.0}, NOW, 2).feeds == (0, 1)


def test_archives_share_one_host_in_turns() -> None:
    due = {number: feed(number, "outlet.example", number % 3 and 1, late=DAY - number * SECOND) for number in range(90)}
    served, had = Counter[int](), dict[int, float]()
    for _ in range(40):
        (chosen,) = turns(due.values(), {}, had, NOW, 5).feeds
        archive = due.pop(chosen).archives[0]
        served[archive] += 1
        had[archive] = had.get(archive, 0.0) + 1
    assert served == {0: 20, 1: 20}


def test_a_feed_that_several_follow_counts_to_each_by_its_share() -> None:
    due = [feed(1, "a.example", 1, 2, late=DAY), feed(2, "b.example", 1, late=HOUR), feed(3, "c.example", 3)]
    assert turns(due, {}, {}, NOW, 2).feeds == (1, 3)


names = st.sampled_from(["a", "b", "c", "d", "e"])
states = st.builds(
    HostState,
    st.none() | st.timedeltas(-DAY, DAY).map(lambda shift: NOW + shift),
    st.none() | st.timedeltas(-DAY, 2 * DAY).map(lambda shift: NOW + shift),
    st.sampled_from([2.0, 60.0]),
    st.booleans(),
)


@given(
    st.lists(st.tuples(names, st.lists(st.integers(1, 4), max_size=3, unique=True)), max_size=30),
    st.dictionaries(names, states),
    st.integers(0, 8),
)
def test_no_host_is_asked_twice_or_before_its_time_and_no_place_stays_empty(
    rows: list[tuple[str, list[int]]], hosts: dict[str, HostState], most: int
) -> None:
    due = [DueFeed(number, host, NOW, tuple(archives)) for number, (host, archives) in enumerate(rows)]
    told = turns(due, hosts, {}, NOW, most)
    asked = [rows[number][0] for number in told.feeds]
    free = {
        host for host, _ in rows if host not in hosts or (not hosts[host].busy and free_at(hosts[host], NOW) == NOW)
    }
    assert len(set(asked)) == len(asked) == min(most, len(free))
    assert set(asked) <= free
    assert told.wake_at is None or told.wake_at >= NOW
