"""Whether what is answered while an index is being made anew is right.

Measured against three programs at rest: the older one, today's over the older one's index, today's over its own.
"""

import json
import statistics
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.upgrade.answers import Answer

Answers = dict[str, Answer]
WRONG = ("empty", "lost", "lost of the older program's", "brief empty", "brief lost")
SHOWN = 10


def load(file: Path) -> Answers:
    """What `ask` wrote."""
    rows = map(json.loads, file.read_text().splitlines())
    return {topic: Answer.of_row(row) for topic, *row in rows}


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: its topic, how many articles a brief said it found, and the sets behind it."""

    topic: str
    found: int
    answer: Answer


@dataclass(slots=True)
class Judge:
    """Counts answers by what is wrong with them; `examples` are the first of each kind."""

    older: Answers
    migrated: Answers
    anew: Answers
    counts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Whether nothing was lost, or empty where it was not before."""
        return not any(self.counts[kind] for kind in WRONG)

    def hear(self, heard: Heard) -> None:
        """Judge one answer."""
        topic, found, answer = heard.topic, heard.found, heard.answer
        self.counts["answers"] += 1
        before, after, older = self.migrated[topic], self.anew[topic], self.older[topic]
        self._note(topic, "empty", bool(older.every and not answer.every))
        self._note(topic, "lost", not before.every & after.every <= answer.every)
        self._note(topic, "lost of the older program's", not older.every & after.every <= answer.every)
        self._note(topic, "in neither", not answer.every <= before.every | after.every)
        if before.whole and after.whole and answer.whole:
            self.counts["answers looked through whole"] += 1
            self._note(topic, "brief empty", bool(before.about and after.about and not found))
            self._note(topic, "brief lost", not before.about & after.about <= answer.about)
            self._note(topic, "brief in neither", not answer.about <= before.about | after.about)
        mixed = answer.every not in (before.every, after.every)
        self.counts["mixtures of both"] += mixed and before.every != after.every

    def _note(self, topic: str, kind: str, wrong: bool) -> None:
        if not wrong:
            return
        self.counts[kind] += 1
        if self.counts[kind] <= SHOWN:
            self.examples.append(f"{kind}: {topic}")

    def change(self) -> str:
        """How the three programs at rest differ."""
        more = sum(len(self.anew[topic].every - answer.every) for topic, answer in self.migrated.items())
        less = sum(len(answer.every - self.anew[topic].every) for topic, answer in self.migrated.items())
        empty = [sum(not answer.every for answer in one.values()) for one in (self.older, self.migrated, self.anew)]
        topics = sum(answer.every != self.anew[topic].every for topic, answer in self.migrated.items())
        return (
            f"of {len(self.anew)} topics {empty[0]} found nothing in the older program, {empty[1]} in today's over the "
            f"older index, {empty[2]} over its own; {topics} find otherwise, {more} articles more and {less} fewer"
        )


def p50_p95(waits: list[float]) -> str:
    """Median and 95th percentile of milliseconds."""
    if len(waits) < 2:
        return "-"
    return f"p50 {statistics.median(waits):.0f}, p95 {statistics.quantiles(waits, n=20)[18]:.0f} ms"
