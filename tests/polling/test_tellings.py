"""What a server is told of its feeds: one message a day, changed in its first hour, without what is over."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.polling.tellings import bundle
from bot.records.feed_health import Sending, SentTellings, Telling, TellingKind
from tests.polling.looks import DAY, HOUR, MINUTE, NOW


def tell(feed: int, kind: TellingKind = TellingKind.DOWN) -> Telling:
    return Telling(feed, kind, NOW)


DOWN, BACK = tell(1), tell(1, TellingKind.BACK)


def test_nothing_to_tell_is_nothing() -> None:
    assert bundle([], None, NOW).sending is Sending.NOTHING


def test_the_first_is_sent_with_all_that_waits() -> None:
    sent = bundle([tell(1), tell(2), tell(1)], None, NOW)
    assert (sent.sending, sent.tellings) == (Sending.SEND, (tell(1), tell(2)))


def test_within_the_hour_the_message_changes_then_it_waits_for_a_day() -> None:
    last = SentTellings(NOW, (tell(1), tell(2)))
    edited = bundle([tell(3)], last, NOW + 59 * MINUTE)
    assert (edited.sending, edited.tellings) == (Sending.EDIT, (tell(1), tell(2), tell(3)))
    waits = bundle([tell(3)], last, NOW + HOUR)
    assert (waits.sending, waits.at) == (Sending.WAIT, NOW + DAY)
    assert bundle([tell(3)], last, NOW + DAY).sending is Sending.SEND


def test_a_line_that_is_over_changes() -> None:
    edited = bundle([BACK], SentTellings(NOW, (DOWN, tell(2))), NOW + MINUTE)
    assert edited.tellings == (tell(2), BACK)


def test_what_began_and_ended_untold_is_not_told() -> None:
    assert bundle([DOWN, BACK], None, NOW).sending is Sending.NOTHING
    assert bundle([BACK, DOWN, BACK], None, NOW).tellings == (BACK,)
    assert bundle([DOWN, BACK, DOWN], None, NOW).tellings == (DOWN,)
    silent, moved = tell(1, TellingKind.SILENT), tell(1, TellingKind.MOVED)
    assert bundle([silent, DOWN, moved, BACK], None, NOW).tellings == (silent, moved)


def test_a_clock_that_was_put_back_silences_nobody() -> None:
    assert bundle([DOWN], SentTellings(NOW + 400 * DAY, ()), NOW).sending is Sending.SEND
    assert bundle([DOWN], SentTellings(NOW + dt.timedelta(seconds=2), ()), NOW).sending is Sending.EDIT


tellings = st.builds(tell, st.integers(1, 3), st.sampled_from(TellingKind))


@given(st.lists(st.tuples(tellings, st.timedeltas(dt.timedelta(), 6 * HOUR)), max_size=40))
def test_never_two_messages_in_a_day(events: list[tuple[Telling, dt.timedelta]]) -> None:
    pending: list[Telling] = []
    last: SentTellings | None = None
    sent: list[dt.datetime] = []
    now = NOW
    for telling, pause in events:
        now += pause
        pending.append(telling)
        decided = bundle(pending, last, now)
        if decided.sending is Sending.WAIT:
            assert decided.at is not None
            assert decided.at > now
            continue
        pending = []
        if decided.sending is Sending.SEND:
            sent.append(now)
            last = SentTellings(now, decided.tellings)
        elif decided.sending is Sending.EDIT:
            assert last is not None
            assert now - last.at < HOUR
            last = SentTellings(last.at, decided.tellings)
    assert all(later - earlier >= DAY for earlier, later in pairwise(sent))
