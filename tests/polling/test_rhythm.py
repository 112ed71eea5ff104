"""How much of a feed's list may fill between two looks."""

import math

import pytest

from bot.records.polling import Why
from tests.polling.looks import MINUTE, first_look, seconds


@pytest.mark.parametrize(("listed", "mean"), [(10, 3.0), (20, 8.4), (100, 67.2)])
def test_a_list_holds_four_deviations_more_than_come_between_two_looks(listed: int, mean: float) -> None:
    assert mean + 4 * math.sqrt(mean) == pytest.approx(listed, abs=0.2)
    pace = 10 * MINUTE / mean
    verdict = first_look(pace * 10 / 9, listed=listed)  # ten items, of which nine gaps are known
    assert 0.88 * 600 <= seconds(verdict) <= 1.12 * 600
    assert verdict.reason.why is Why.WINDOW
