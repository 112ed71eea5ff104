"""A chart of when a topic was written about."""

from dataclasses import dataclass
from typing import Literal

from bot.records.answers import Timeline

Unit = Literal["day", "week", "month", "year", "decade"]
WIDTH = 12


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the first to the last, empty ones too: a label ("2025-03") and how many articles; and the PNG."""

    unit: Unit
    bars: tuple[tuple[str, int], ...]
    png: bytes

    @property
    def total(self) -> int:
        """All articles of the chart."""
        return sum(number for _, number in self.bars)

    @property
    def most(self) -> tuple[str, int]:
        """The highest bar, the first of equal ones."""
        return max(self.bars, key=lambda bar: bar[1])

    @property
    def text(self) -> str:
        """The bars as lines of text, those without articles left out."""
        highest = self.most[1]
        return "\n".join(f"{label} {'█' * max(1, round(WIDTH * n / highest))} {n}" for label, n in self.bars if n)


@dataclass(frozen=True, slots=True)
class ChartedTimeline:
    """A timeline with its chart; None where fewer than two days are certain."""

    timeline: Timeline
    chart: Chart | None
