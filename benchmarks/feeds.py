"""A month of polling 500 invented feeds, by our rules and by miniflux's: `python -m benchmarks.feeds`.

No clock and no network: a feed is the list of moments at which its items appear, a window and its site's habits, all
drawn from a seed; a look is a step of a loop, so that all rules see the same month. Miniflux's rules are those that it
documents: round robin every 60 minutes, or "entry frequency" (7 days through the week's entries, 5 minutes to 24
hours); the longest of Cache-Control, Expires and ttl, after a full answer alone; no longer pause after an error, and
none at all after the third. Its batches start every 60 minutes, in the second way, to its advantage, every 5.

Printed for each: looks a feed and day; requests before the site's time (freshness, at most 5 hours of it, ttl or
updatePeriod, Retry-After, 2 seconds between two of one host); minutes until a new item is noticed; items that left the
list unseen, and how many of them some rule that keeps the site's time might have seen (they stood in the list for that
long while the feed could be read). `--kinds` prints the same for each kind of feeds.
"""

import argparse
import bisect
import heapq
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median, quantiles

from benchmarks.feed_months import MONTH, Feed, feeds
from benchmarks.feed_rules import Answer, EntryFrequency, Ours, RoundRobin, Rules

FLOOR = 300
FRESH_BELIEVED = 5 * 3600
HOST_GAP = 2.0
LOOK_TAKES = 0.5
MICROSECOND = 1e-6
"""What a datetime rounds to."""
SPREAD = 1_800


@dataclass
class Tally:
    """What became of feeds under one program's rules."""

    feeds: int = 0
    looks: int = 0
    early: int = 0
    given_up: int = 0
    appeared: int = 0
    waits: list[float] = field(default_factory=list)
    missed: int = 0
    avoidable: int = 0

    def add(self, other: "Tally") -> None:
        """Count another's feeds too."""
        for name in ("feeds", "looks", "early", "given_up", "appeared", "missed", "avoidable"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.waits += other.waits

    def figures(self) -> dict[str, float]:
        """The tally in the words of the head of this file."""
        waits = self.waits or [0.0]
        return {
            "looks": round(self.looks / max(self.feeds, 1) / (MONTH / 86_400), 1),
            "early": self.early,
            "noticed": round(median(waits) / 60, 1),
            "p95": round(quantiles(waits, n=20)[-1] / 60, 1) if len(waits) > 1 else round(waits[0] / 60, 1),
            "items": self.appeared,
            "missed": self.missed,
            "avoidable": self.avoidable,
            "given up": self.given_up,
        }


class Site:
    """A feed's site over the month: it answers looks, and counts those that came too early."""

    def __init__(self, feed: Feed) -> None:
        self.feed, self.tally = feed, Tally(feeds=1)
        self._not_before = 0.0
        self._looked = self._seen = -1
        self._last = -1.0

    def look(self, now: float) -> Answer:
        """Answer a look at `now`."""
        self.tally.looks += 1
        self.tally.early += now < self._not_before - MICROSECOND
        hasty = self._last >= 0 and now - self._last < self.feed.patience
        self._last = now
        if any(start <= now < end for start, end in self.feed.failing):
            return Answer("failed")
        if hasty:
            self._not_before = now + 3_600
            return Answer("wait", retry_after=3_600)
        self._not_before = now + max(min(self.feed.max_age, FRESH_BELIEVED), self.feed.ttl)
        return self._listed(now)

    def _listed(self, now: float) -> Answer:
        there, known = bisect.bisect_right(self.feed.appears, now), self._seen
        first = max(0, there - self.feed.window)
        self._seen = there
        if known < 0:
            return Answer("read", there - first, range(first, there), says_fresh=True)
        new = range(max(first, known), there)
        self.tally.waits += [now - self.feed.appears[number] for number in new]
        self._miss(range(known, first))
        full = bool(new) or not self.feed.validators
        return Answer("read" if full else "unchanged", there - first, new, says_fresh=full or self.feed.says_again)

    def end(self) -> Tally:
        """The tally of the whole month: what left the list unseen at its end is missed too."""
        begun = bisect.bisect_right(self.feed.appears, 0)
        self.tally.appeared = len(self.feed.appears) - begun
        last = max(0, len(self.feed.appears) - self.feed.window)
        self._miss(range(max(self._seen, begun), last))
        return self.tally

    def _miss(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.tally.missed += 1
            self.tally.avoidable += self._could_be_seen(number)

    def _could_be_seen(self, number: int) -> bool:
        feed = self.feed
        start, end = feed.appears[number], feed.appears[number + feed.window]
        readable = end - start - sum(max(0.0, min(end, until) - max(start, since)) for since, until in feed.failing)
        return readable > max(FLOOR, min(feed.max_age, FRESH_BELIEVED), feed.ttl, feed.patience) * 1.1


def month(all_feeds: list[Feed], rules: type[Rules]) -> dict[str, Tally]:
    """The tallies of each kind of feeds after a month by one program's rules."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    hosts: dict[str, list[Feed]] = defaultdict(list)
    for feed in all_feeds:
        hosts[feed.host].append(feed)
    for on_host in hosts.values():
        for site in _on_one_host(on_host, rules, len(all_feeds)):
            tallies[site.feed.kind].add(site.end())
    return tallies


def _on_one_host(on_host: list[Feed], rules: type[Rules], count: int) -> list[Site]:
    paced = rules is Ours
    sites = [Site(feed) for feed in on_host]
    deciders = [rules(feed, 0.0) for feed in on_host]
    due = [(SPREAD * feed.number / count if paced else 0.0, index) for index, feed in enumerate(on_host)]
    heapq.heapify(due)
    last, stop = -HOST_GAP, 0.0
    while due and due[0][0] < MONTH:
        at, index = heapq.heappop(due)
        earliest = max(last + HOST_GAP, stop)
        if paced and at < earliest:
            heapq.heappush(due, (earliest, index))
            continue
        sites[index].tally.early += at < earliest - MICROSECOND
        answer = sites[index].look(at)
        last = at + LOOK_TAKES
        if answer.kind == "wait":
            stop = at + answer.retry_after
        then = deciders[index].after(answer, at)
        sites[index].tally.given_up += then > 2 * MONTH
        heapq.heappush(due, (then, index))
    return sites


def main() -> None:
    """Print one line of JSON for each program, and with `--kinds` for each kind of feeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", action="store_true")
    given = parser.parse_args()
    all_feeds = feeds(given.seed, given.feeds)
    for name, rules in (("copydesk", Ours), ("round robin", RoundRobin), ("entry frequency", EntryFrequency)):
        began, whole = time.process_time(), Tally()
        kinds = month(all_feeds, rules)
        for tally in kinds.values():
            whole.add(tally)
        cpu = round(time.process_time() - began, 1)
        print(json.dumps({"rules": name} | whole.figures() | {"CPU s": cpu}))
        if given.kinds:
            for kind, tally in sorted(kinds.items()):
                print(json.dumps({"kind": kind, "feeds": tally.feeds} | tally.figures()))


if __name__ == "__main__":
    main()
