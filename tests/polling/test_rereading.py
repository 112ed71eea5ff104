"""A page is read again soon where its feed tells of a change, and seldom where that comes to nothing."""

import datetime as dt

from bot.analysis.polling import rereading
from tests.polling.looks import NOW

MINUTE = dt.timedelta(minutes=1)


def test_a_feed_that_tells_of_a_change_each_minute_is_believed_ten_times_in_a_week() -> None:
    read_at: list[dt.timedelta] = []
    for age in (MINUTE * number for number in range(1, 8 * 24 * 60)):
        if rereading.is_wanted(NOW, len(read_at), NOW + age):
            read_at.append(age)
    assert read_at == [MINUTE, *(MINUTE * 30 * 2**doubled for doubled in range(9))]


def test_what_brings_something_is_read_at_each_change() -> None:
    ages = [MINUTE * number for number in range(7 * 24 * 60)]
    assert all(rereading.is_wanted(NOW, 0, NOW + age) for age in ages)
    assert not rereading.is_wanted(NOW, 0, NOW + rereading.RECHECKED)
