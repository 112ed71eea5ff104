"""Whether an article is about a topic or only mentions it: absolute, whatever else the archive holds.

Read from an article's stems, so that no text is fetched for it. An article is about a topic when its title or lead
names (nearly) all of it, or when passages all through it do. A topic that stands in one passage far down is mentioned.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.needles import Needle, places
from bot.text.stemmed import signs_of_word

SENTENCES = 260
"""Letters of stems that two or three sentences of a news story take."""

BRIEF = 2 * SENTENCES
"""Letters of stems of a story so short that all of it is lead."""

NEEDED, LONG, NEEDED_OF_LONG = 0.8, 3, 0.6
"""The share of a topic's weight that a passage must carry; less of more than LONG ideas: a question has words besides
its topic."""

PASSAGES, PARTS, QUARTERS, SPARSE = 2, 4, 2, 0.21
"""Passages that name the topic, in how many of an article's four parts, and how many to a thousand letters of stems."""

SIGNS = 2.5
"""A pair of signs takes three letters of stems: a word of five Thai or Burmese letters as many as 2.5 English ones."""

TOGETHER = 120
"""Letters of stems, those of a long sentence, within which two words asked for as one thing stand at least once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic's ideas ready to be looked for: needles and weight of each; `joined`: two words asked for as one."""

    ideas: tuple[tuple[tuple[Needle, ...], float], ...]
    joined: bool

    @property
    def needed(self) -> float:
        """The share of the weight of all ideas that makes a passage one about the topic."""
        return (NEEDED if len(self.ideas) <= LONG else NEEDED_OF_LONG) - 1e-9


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where each idea stands in an article, and the ideas' shares of the topic."""

    places: tuple[tuple[int, ...], ...]
    shares: tuple[float, ...]

    def share(self, start: int, end: int) -> float:
        """The share of the topic that is named from `start` to `end`."""
        return sum(
            share
            for at, share in zip(self.places, self.shares, strict=True)
            if (first := bisect_left(at, start)) < len(at) and at[first] < end
        )


def is_about(stems: str, lead: int, asked: Asked) -> bool:
    """Whether an article of these `stems` (" title | text ") is about what is asked, not only mentions it.

    `lead` is where in them the text's opening ends.
    """
    title = stems.find("|")
    width = SIGNS if signs_of_word(stems) > SIGNS else 1.0
    lead = lead if len(stems) - title > BRIEF * width else len(stems)
    total = sum(weight for _, weight in asked.ideas)
    if not asked.joined and _named_in(stems[:lead], asked) / total >= asked.needed:
        return True  # most of those that are: the whole article need not be looked through
    standing = _Standing(
        tuple(tuple(sorted(place for place, worth in places(stems, needles) if worth)) for needles, _ in asked.ideas),
        tuple(weight / total for _, weight in asked.ideas),
    )
    if asked.joined and not _together(standing.places, int(TOGETHER * width)):
        return False
    if standing.share(0, lead) >= asked.needed:
        return True
    passages = list(_passages(standing, title, asked.needed, int(SENTENCES * width)))
    length = max(1, len(stems) - title)
    parts = {(start - title) * PARTS // length for start in passages}
    return len(passages) >= PASSAGES and len(parts) >= QUARTERS and len(passages) * 1000 * width >= SPARSE * length


def _named_in(stems: str, asked: Asked) -> float:
    """The weight of the ideas that stand in a piece of an article."""
    return sum(weight for needles, weight in asked.ideas if any(worth for _, worth in places(stems, needles)))


def _together(each: Sequence[Sequence[int]], reach: int) -> bool:
    """Whether the two ideas stand within `reach` letters of stems of each other, anywhere."""
    one, other = each
    return any(
        (near := bisect_left(other, place - reach)) < len(other) and other[near] <= place + reach for place in one
    )


def _passages(standing: _Standing, start: int, needed: float, sentences: int) -> Iterator[int]:
    """Where passages of a few sentences begin that carry as much of the topic as is needed, side by side.

    One walk over all places: counting anew at each took 2 s for a topic of 240 signs.
    """
    every = sorted((place, idea) for idea, at in enumerate(standing.places) for place in at)
    within, share = [0] * len(standing.places), 0.0
    end, entered = start, 0
    for place, idea in every:
        while entered < len(every) and every[entered][0] < place + sentences:
            enters = every[entered][1]
            share += 0.0 if within[enters] else standing.shares[enters]
            within[enters] += 1
            entered += 1
        if place >= end and share >= needed:
            yield place
            end = place + sentences
        within[idea] -= 1
        share -= 0.0 if within[idea] else standing.shares[idea]
