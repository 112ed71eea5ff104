"""The bars of a chart in the units of its picture: what SVG needs, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.records.charts import Chart

WIDTH, HEIGHT, FOOT = 640, 190, 34
"""The picture's own units; it is drawn as wide as the page."""
GAP = 0.16
"""Of a bar's step, left free."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its corner, size, label and number."""

    x: float
    y: float
    width: float
    height: float
    label: str
    number: int


def bars_of(chart: Chart | None) -> Sequence[Bar]:
    """The bars from left to right, the highest as high as the picture; empty ones have no height."""
    if chart is None:
        return ()
    step, highest = WIDTH / len(chart.bars), max(1, chart.most[1])
    room = HEIGHT - FOOT
    return [
        Bar(
            round(place * step + step * GAP / 2, 1),
            round(room - room * number / highest, 1),
            round(step * (1 - GAP), 1),
            round(room * number / highest, 1),
            label,
            number,
        )
        for place, (label, number) in enumerate(chart.bars)
    ]
