"""A month of looks, smaller than `benchmarks.feeds` prints it: never early, and better than an hourly round."""

from benchmarks.feed_months import feeds
from benchmarks.feed_rules import Ours, RoundRobin
from benchmarks.feeds import Tally, month


def whole(tallies: dict[str, Tally]) -> Tally:
    together = Tally()
    for tally in tallies.values():
        together.add(tally)
    return together


def test_no_look_is_early_and_news_is_noticed_sooner_than_by_the_hour() -> None:
    all_feeds = feeds(7, 40)
    ours, hourly = (whole(month(all_feeds, rules)) for rules in (Ours, RoundRobin))
    assert (ours.early, ours.given_up) == (0, 0)
    assert ours.figures()["noticed"] < 0.6 * hourly.figures()["noticed"]
    assert ours.avoidable < 0.25 * hourly.avoidable
    assert ours.looks < 1.2 * hourly.looks


def test_a_seed_is_a_month() -> None:
    assert feeds(3, 20) == feeds(3, 20)
    assert feeds(3, 20) != feeds(4, 20)
