"""Choosing sentences: greedy coverage of what the articles have in common (Filatova and Hatzivassiloglou 2004).

Nothing is written here; what is chosen are passages, whole, as they stand.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from bot.analysis.briefs.near import carrying, within
from bot.analysis.briefs.stories import SHORTEST, Story, read, wanted
from bot.analysis.revisions.binding import bound, overturning
from bot.analysis.revisions.figures import Count, CountedSentence, superseded
from bot.records.topics import Topic

LENGTH_POWER = 0.65
PLACE_SPAN, PLACE_SPAN_ASKED = 2.0, 8.0
OFF_TOPIC = 0.5
IDEA, NAMED = "\0", 2
"""What marks an idea of the topic as a concept, and how many times the weightiest word it weighs: each is named once at
least, where the articles do."""
WEIGHT, PAIR_WEIGHT, AGAIN = 10, 7, 6
"""Tenths: what a voice that carries a word counts, and one that carries a pair; and each time that it is said again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen passage: which story, which of its passages, how much it brought, and how many behind it go with it."""

    story: int
    passage: int
    gain: float
    bound: int = 0


@dataclass(frozen=True, slots=True)
class _Option:
    story: int
    passage: int
    size: int
    concepts: frozenset[str]
    worth: float
    leaning: bool
    counts: tuple[Count, ...]


def choose(
    stories: Sequence[Story], topic: Topic | None, budget: int, opening: tuple[int, int] | None = None
) -> tuple[Choice, ...]:
    """At most `budget` words of whole passages that cover most of what the stories say, in the order chosen.

    With a topic, passages that carry none of its ideas count OFF_TOPIC as much. A passage that leans on the one before
    is chosen only after that one, one that the next overturns only with it, and none whose figure a newer story
    replaces. The passage of `opening` (story, passage) is chosen first, none before it in its story: no teaser stands
    before the news. Where no passage has a usual length, short ones are taken too.
    """
    every = [option for number, story in enumerate(stories) for option in _options(number, story, topic)]
    old = superseded(_telling(stories[option.story], option) for option in every)
    every = [option for option in every if (option.story, option.passage) not in old and not _before(option, opening)]
    options = [option for option in every if option.size >= SHORTEST or _is(option, opening)] or every
    weights = _weights(options, stories)
    chosen: list[Choice] = []
    taken: set[tuple[int, int]] = set()
    covered: set[str] = set()
    left = budget
    # A gain only falls as more is covered, so an old gain is a bound: most options are weighed once (Minoux 1978).
    bounds = [(_first(option, opening, weights), option.story, option.passage, option) for option in options]
    heapify(bounds)
    leaning: list[tuple[float, int, int, _Option]] = []
    while bounds:
        entry = heappop(bounds)
        option = entry[-1]
        if option.size > left:
            continue
        if (option.story, option.passage) in taken:
            continue
        if option.leaning and (option.story, option.passage - 1) not in taken:
            leaning.append(entry)
            continue
        gain = _gain(option, weights, covered)
        if bounds and -gain > bounds[0][0] and not _is(option, opening):
            heappush(bounds, (-gain, *entry[1:]))
            continue
        if gain <= 0:
            break
        reach, size = _bound(option, stories[option.story])
        if size > left or _hanging(option, stories[option.story], taken):
            continue
        chosen.append(Choice(option.story, option.passage, gain, reach))
        taken.update((option.story, option.passage + step) for step in range(reach + 1))
        covered |= option.concepts
        left -= size
        for waiting in leaning:
            heappush(bounds, waiting)
        leaning.clear()
    return tuple(chosen)


def _telling(story: Story, option: _Option) -> CountedSentence:
    return CountedSentence((option.story, option.passage), story.day, story.added, option.counts)


def _is(option: _Option, opening: tuple[int, int] | None) -> bool:
    return (option.story, option.passage) == opening


def _before(option: _Option, opening: tuple[int, int] | None) -> bool:
    """Whether an option stands before the opening in its story."""
    return opening is not None and option.story == opening[0] and option.passage < opening[1]


def _first(option: _Option, opening: tuple[int, int] | None, weights: dict[str, int]) -> float:
    """The place of an option among those to be weighed: the opening first, then by what each may bring."""
    return -math.inf if _is(option, opening) else -_gain(option, weights, set())


def _bound(option: _Option, story: Story) -> tuple[int, int]:
    """How many passages behind an option are shown with it, and the words of all."""
    reach = bound(story.text, story.passages, option.passage, story.language)
    if not reach:
        return 0, option.size
    first, last = story.passages[option.passage + 1], story.passages[option.passage + reach]
    return reach, option.size + len(story.text[first.start : last.end].split())


def _hanging(option: _Option, story: Story, taken: set[tuple[int, int]]) -> bool:
    """Whether an option overturns the passage before it, which is not shown."""
    alone = (option.story, option.passage - 1) not in taken
    return alone and overturning(story.text, story.passages, option.passage, story.language)


def _gain(option: _Option, weights: dict[str, int], covered: set[str]) -> float:
    return option.worth * sum(map(weights.__getitem__, option.concepts - covered))


def _options(number: int, story: Story, topic: Topic | None) -> Iterable[_Option]:
    passages = read(story)
    names = wanted(topic, story.language, "".join(each.stemmed for each in passages))
    carried = carrying({each.passage: each.stemmed for each in passages}, names)
    for each in passages:
        if not within(each.passage, carried):
            continue
        place = 1 / (1 + each.passage / (PLACE_SPAN_ASKED if topic else PLACE_SPAN))
        worth = place * _gate(each.stemmed, names) / math.pow(max(each.size, 1), LENGTH_POWER)
        concepts = each.concepts | _ideas(each.stemmed, names) if len(names) > 1 else each.concepts
        yield _Option(number, each.passage, each.size, concepts, worth, each.leaning, each.counts)


def _gate(stemmed: str, wanted: list[tuple[str, ...]]) -> float:
    if not wanted:
        return 1.0
    share = sum(any(term in stemmed for term in terms) for terms in wanted) / len(wanted)
    return OFF_TOPIC + (1 - OFF_TOPIC) * share


def _ideas(stemmed: str, names: list[tuple[str, ...]]) -> frozenset[str]:
    """The ideas of the topic that a passage names, as concepts that no text holds."""
    return frozenset(f"{IDEA}{at}" for at, its in enumerate(names) if any(name in stemmed for name in its))


def _weights(options: Sequence[_Option], stories: Sequence[Story]) -> dict[str, int]:
    """A concept's weight in hundredths: how many voices carry it, a group of copies being one, and how often."""
    said: dict[tuple[str, int], set[str]] = {}
    often: Counter[str] = Counter()
    for option in options:
        group = stories[option.story].group
        said.setdefault(("story", option.story) if group is None else ("copies", group), set()).update(option.concepts)
        often.update(option.concepts)
    voices: Counter[str] = Counter()
    for concepts in said.values():
        voices.update(concepts)
    weights = {
        concept: (WEIGHT * voices[concept] + AGAIN * (count - 1)) * (PAIR_WEIGHT if " " in concept else WEIGHT)
        for concept, count in often.items()
    }
    most = max((weight for concept, weight in weights.items() if concept[0] != IDEA), default=0)
    return {concept: NAMED * most if concept[0] == IDEA else weight for concept, weight in weights.items()}
