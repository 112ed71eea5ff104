"""The coverage chart and the words beside it."""

import datetime as dt
import io

from PIL import Image, ImageColor

from bot.analysis.chart import BACK, BAR, HEIGHT, WIDTH, coverage


def test_months_with_their_highest_bar() -> None:
    chart = coverage([dt.date(2024, 1, 3), dt.date(2024, 3, 1), dt.date(2024, 3, 9)])
    assert chart is not None
    assert chart.alt == "Articles from 2024-01 to 2024-03: 3 in all, most in 2024-03 (2)."
    assert chart.text.splitlines() == ["2024-01 ██████ 1", "2024-03 ████████████ 2"]
    image = Image.open(io.BytesIO(chart.png)).convert("RGB")
    assert image.size == (WIDTH, HEIGHT)
    seen = {image.getpixel((x, y)) for x in range(0, WIDTH, 4) for y in range(0, HEIGHT, 4)}
    assert {ImageColor.getrgb(BACK), ImageColor.getrgb(BAR)} <= seen


def test_many_years_become_bars_of_years() -> None:
    chart = coverage([dt.date(1990, 5, 5), dt.date(2024, 3, 1)])
    assert chart is not None
    assert chart.text.splitlines()[0].startswith("1990 ")


def test_no_day_no_chart() -> None:
    assert coverage([]) is None
