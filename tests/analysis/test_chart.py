"""The coverage chart and the words beside it."""

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from bot.analysis.chart import BACK, BAR, HEIGHT, MOST_BARS, WIDTH, coverage


def test_months_with_their_highest_bar() -> None:
    chart = coverage({dt.date(2024, 1, 3): 1, dt.date(2024, 11, 1): 1, dt.date(2024, 11, 9): 1})
    assert chart is not None
    assert (chart.unit, chart.total, chart.most, len(chart.bars)) == ("month", 3, ("2024-11", 2), 11)
    assert chart.text.splitlines() == ["2024-01 ██████ 1", "2024-11 ████████████ 2"]
    image = Image.open(io.BytesIO(chart.png)).convert("RGB")
    assert image.size == (WIDTH, HEIGHT)
    seen = {image.getpixel((x, y)) for x in range(0, WIDTH, 4) for y in range(0, HEIGHT, 4)}
    assert {ImageColor.getrgb(BACK), ImageColor.getrgb(BAR)} <= seen


@pytest.mark.parametrize(
    ("last", "unit", "first_bar"),
    [
        ("2024-05-04", "day", "2024-05-03"),
        ("2024-06-30", "week", "2024-04-29"),
        ("2026-01-01", "month", "2024-05"),
        ("2059-12-31", "year", "2024"),
        ("2200-01-01", "decade", "2020"),
    ],
)
def test_the_finest_unit_that_fits(last: str, unit: str, first_bar: str) -> None:
    chart = coverage({dt.date(2024, 5, 3): 1, dt.date.fromisoformat(last): 1})
    assert chart is not None
    assert (chart.unit, chart.bars[0]) == (unit, (first_bar, 1))
    assert chart.bars[-1][1] == 1
    assert len(chart.bars) <= MOST_BARS


def test_fewer_than_two_days_are_no_chart() -> None:
    assert coverage({}) is None
    assert coverage({dt.date(2024, 5, 3): 40}) is None


@given(st.dictionaries(st.dates(), st.integers(1, 10**6), min_size=2, max_size=6))
def test_no_article_is_lost(days: dict[dt.date, int]) -> None:
    chart = coverage(days)
    assert chart is not None
    assert chart.total == sum(days.values())
    assert len({label for label, _ in chart.bars}) == len(chart.bars)
