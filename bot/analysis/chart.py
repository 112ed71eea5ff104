"""A picture of when a topic was written about: bars by day, week, month, year or decade, readable on a phone."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence

from PIL import Image, ImageDraw, ImageFont

from bot.records.charts import Chart, Unit

WIDTH, HEIGHT, EDGE, FOOT = 800, 400, 36, 68
MOST_BARS, MOST_NUMBERED = 36, 12
BACK, BAR, INK = "#1e1f22", "#7aa2f7", "#f2f3f5"
FONT = 42
"""In a message on a phone of 320 px the picture is 240 wide and the letters 13 px high; the ink stands 15 to 1 on the
ground, the bars 6.5 to 1 (WCAG 2 asks for 4.5 and 3)."""
WIDEST = 90
_DAY, _WEEK, _MONTH = dt.timedelta(days=1), dt.timedelta(days=7), dt.timedelta(days=31)
_LAST = dt.date(9980, 1, 1)
Step = Callable[[dt.date], dt.date]


def _decade(day: dt.date) -> dt.date:
    return dt.date(max(day.year // 10 * 10, 1), 1, 1)


_UNITS: dict[Unit, tuple[Step, Step]] = {
    "day": (lambda day: day, lambda day: day + _DAY),
    "week": (lambda day: day - dt.timedelta(days=day.weekday()), lambda day: day + _WEEK),
    "month": (lambda day: day.replace(day=1), lambda day: (day + _MONTH).replace(day=1)),
    "year": (lambda day: dt.date(day.year, 1, 1), lambda day: dt.date(day.year + 1, 1, 1)),
    "decade": (_decade, lambda day: dt.date(day.year // 10 * 10 + 10, 1, 1)),
}
"""Where the bar of a day begins, and where the next one does."""
_LETTERS: Mapping[Unit, int] = {"day": 10, "week": 10, "month": 7, "year": 4, "decade": 4}


def coverage(days: Mapping[dt.date, int]) -> Chart | None:
    """The chart of articles by the finest unit that needs at most MOST_BARS; None for fewer than two bars.

    A week is named by its Monday, a decade by its first year.
    """
    if not days:
        return None
    unit, starts = _starts(min(days), min(max(days), _LAST))
    if len(starts) < 2:
        return None
    counted = dict.fromkeys(starts, 0)
    for day, number in days.items():
        counted[_UNITS[unit][0](min(day, _LAST))] += number
    bars = tuple((start.isoformat()[: _LETTERS[unit]], number) for start, number in counted.items())
    return Chart(unit, bars, _drawn(bars))


def _starts(first: dt.date, last: dt.date) -> tuple[Unit, list[dt.date]]:
    """The finest unit that needs at most MOST_BARS from `first` to `last`, else decades; and where its bars begin."""
    unit: Unit = "day"
    starts: list[dt.date] = []
    for unit, (begin, step) in _UNITS.items():
        starts = [begin(first)]
        while starts[-1] < begin(last) and (len(starts) <= MOST_BARS or unit == "decade"):
            starts.append(step(starts[-1]))
        if len(starts) <= MOST_BARS:
            break
    return unit, starts


def _drawn(bars: Sequence[tuple[str, int]]) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), BACK)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(FONT)
    step, highest = (WIDTH - 2 * EDGE) / len(bars), max(number for _, number in bars)
    floor, room = HEIGHT - FOOT, HEIGHT - FOOT - EDGE - FONT
    half = min(step * 0.42, WIDEST)
    numbered = range(len(bars)) if len(bars) <= MOST_NUMBERED else [[n for _, n in bars].index(highest)]
    for at, (_, number) in enumerate(bars):
        middle, top = EDGE + (at + 0.5) * step, floor - max(4, room * number / highest)
        if number:
            pen.rectangle((middle - half, top, middle + half, floor), fill=BAR)
        if number and at in numbered:
            aside = pen.textlength(str(number), font) / 2 + 4
            pen.text((min(max(middle, aside), WIDTH - aside), top - 6), str(number), INK, font, anchor="mb")
    pen.line((EDGE, floor, WIDTH - EDGE, floor), fill=INK, width=3)
    pen.text((EDGE, floor + 14), bars[0][0], INK, font, anchor="la")
    pen.text((WIDTH - EDGE, floor + 14), bars[-1][0], INK, font, anchor="ra")
    out = io.BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
