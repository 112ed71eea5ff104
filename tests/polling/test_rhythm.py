"""A feed's rhythm: of editions, not of items; and how much of its list may fill between two looks."""

import datetime as dt
import math

import pytest

from bot.analysis.polling import rhythm
from bot.records.polling import Why
from tests.polling.looks import HOUR, MINUTE, NOW, first_look, seconds


def test_an_edition_of_many_items_is_one() -> None:
    """A paper of twenty at five in the morning, and then one each two hours, is no feed of an item each few seconds."""
    edition = tuple(NOW - 6 * HOUR + number * dt.timedelta(seconds=5) for number in range(16))
    later = tuple(NOW - hours * HOUR for hours in (4, 2, 0))
    assert rhythm.usual_gap((*edition, *later)) == 2 * 3600
    assert rhythm.usual_gap(edition) == 3600
    assert rhythm.usual_gap(edition[:2]) is None


@pytest.mark.parametrize(("listed", "mean"), [(10, 3.0), (20, 8.4), (100, 67.2)])
def test_a_list_holds_four_deviations_more_than_come_between_two_looks(listed: int, mean: float) -> None:
    assert mean + 4 * math.sqrt(mean) == pytest.approx(listed, abs=0.2)
    pace = 10 * MINUTE / mean
    verdict = first_look(pace * 10 / 9, listed=listed)  # ten items, of which nine gaps are known
    assert 0.88 * 600 <= seconds(verdict) <= 1.12 * 600
    assert verdict.reason.why is Why.WINDOW
