"""What is not believed at once: a new address, and that a site is down while we reach nobody."""

import datetime as dt

import pytest

from bot.analysis.polling.outage import is_ours
from bot.analysis.polling.redirects import after_look
from bot.records.polling import Attempt, PendingMove
from tests.polling.looks import DAY, HOUR, NOW

OLD, NEW = "https://news.example/feed", "https://news.example/rss.xml"


def followed(*looks: tuple[dt.timedelta, str | None], address: str = OLD, taken: bool = False) -> list[bool]:
    """After each look, whether the target was adopted."""
    pending: PendingMove | None = None
    adopted = []
    for when, target in looks:
        step = after_look(pending, address, target, NOW + when, taken=taken)
        pending = step.pending
        adopted.append(step.adopted)
    return adopted


def test_a_target_is_adopted_when_three_looks_over_three_days_agree() -> None:
    assert followed((0 * DAY, NEW), (DAY, NEW), (3 * DAY, NEW)) == [False, False, True]
    assert followed((0 * DAY, NEW), (3 * DAY, NEW), (4 * DAY, NEW)) == [False, False, True]
    assert followed(*((number * HOUR, NEW) for number in range(72))) == [False] * 72


def test_one_look_that_disagrees_begins_anew() -> None:
    flapping = [(number * DAY, NEW if number % 3 else None) for number in range(30)]
    assert not any(followed(*flapping))
    other = "https://news.example/atom.xml"
    assert followed((0 * DAY, NEW), (DAY, NEW), (2 * DAY, other), (3 * DAY, NEW), (4 * DAY, NEW))[-1] is False


@pytest.mark.parametrize(
    "target",
    [
        "https://news.example/login?next=/feed",
        "https://login.news.example/",
        "https://news.example/wp-login.php",
        "https://hotel.example/captive-portal",
        "https://news.example/register/feed",
        "https://news.example/sign-in",
        "https://wifi.airport.example/",
        "https://consent.news.example/collect",
        "https://news.example/cgi-sys/suspended.xml",
    ],
)
def test_what_stands_between_reader_and_feed_is_never_adopted(target: str) -> None:
    assert not any(followed(*((number * DAY, target) for number in range(10))))


@pytest.mark.parametrize("target", ["https://news.example/blogindex/feed", "https://news.example/authors/feed", NEW])
def test_words_that_only_hold_such_names_are_no_hindrance(target: str) -> None:
    assert followed((0 * DAY, target), (DAY, target), (3 * DAY, target))[-1]


def test_a_topic_of_that_name_is_no_hindrance_where_the_feed_has_it_too() -> None:
    was, now = "http://news.example/parking/feed", "https://news.example/parking/feed"
    assert followed((0 * DAY, now), (DAY, now), (3 * DAY, now), address=was)[-1]


def test_an_address_that_another_feed_has_is_not_adopted() -> None:
    assert not any(followed(*((number * DAY, NEW) for number in range(10)), taken=True))


def attempts(*hosts: str, reached: bool = False, ago: float = 10) -> list[Attempt]:
    return [Attempt(host, NOW - dt.timedelta(seconds=ago), reached) for host in hosts]


def test_three_hosts_unreachable_lately_and_none_reached_is_our_outage() -> None:
    assert is_ours(attempts("a", "b", "c"), NOW)
    assert not is_ours(attempts("a", "b"), NOW)
    assert not is_ours(attempts("a", "a", "a", "b"), NOW)
    assert not is_ours([*attempts("a", "b", "c", "d"), *attempts("e", reached=True)], NOW)
    assert not is_ours([*attempts("a", "b"), *attempts("c", ago=4000)], NOW)
    assert not is_ours([], NOW)
