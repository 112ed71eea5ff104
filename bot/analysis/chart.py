"""A picture of when a topic was written about: bars by month or year, readable on a phone in dark mode."""

import datetime as dt
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, EDGE, FOOT = 960, 480, 48, 64
MOST_BARS = 36
BACK, BAR, INK = "#1e1f22", "#7aa2f7", "#f2f3f5"
FONT = 28
"""At a phone's third of the size the letters are still 9 points; the ink stands 15 to 1 on the ground (WCAG 2)."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture as PNG, one sentence that says the same for those who do not see it, and its bars as text."""

    png: bytes
    alt: str
    text: str


def coverage(days: Sequence[dt.date]) -> Chart | None:
    """The chart of articles by month, or by year when months would be more than MOST_BARS; None without days."""
    if not days:
        return None
    months = _span(min(days), max(days))
    bars = months if len(months) <= MOST_BARS else [str(year) for year in range(min(days).year, max(days).year + 1)]
    counted = Counter(day.isoformat()[: len(bars[0])] for day in days)
    numbers = [counted[bar] for bar in bars]
    most = max(range(len(bars)), key=lambda at: numbers[at])
    alt = f"Articles from {bars[0]} to {bars[-1]}: {len(days)} in all, most in {bars[most]} ({numbers[most]})."
    lines = (
        f"{bar} {'█' * max(1, round(12 * n / numbers[most]))} {n}" for bar, n in zip(bars, numbers, strict=True) if n
    )
    return Chart(_drawn(bars, numbers), alt, "\n".join(lines))


def _span(first: dt.date, last: dt.date) -> list[str]:
    """Every month from the first day's to the last's, as 2025-03."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, end + 1)]


def _drawn(bars: Sequence[str], numbers: Sequence[int]) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), BACK)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(FONT)
    step = (WIDTH - 2 * EDGE) / len(bars)
    floor, room, highest = HEIGHT - FOOT, HEIGHT - FOOT - 2 * EDGE, max(numbers)
    for at, number in enumerate(numbers):
        left, top = EDGE + at * step, floor - room * number / highest
        if number:
            pen.rectangle((left + step * 0.1, top, left + step * 0.9, floor), fill=BAR)
        if number == highest:
            pen.text((left + step / 2, top - 8), str(number), INK, font, anchor="mb")
    pen.line((EDGE, floor, WIDTH - EDGE, floor), fill=INK, width=2)
    pen.text((EDGE, floor + 12), bars[0], INK, font, anchor="la")
    if len(bars) > 1:
        pen.text((WIDTH - EDGE, floor + 12), bars[-1], INK, font, anchor="ra")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
