"""Choosing sentences: greedy coverage of what the articles have in common (Filatova and Hatzivassiloglou 2004).

Nothing is written here; what is chosen are passages, whole, as they stand.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.analysis.openings import balanced
from bot.records.marks import Passage
from bot.records.topics import Topic
from bot.text.stopwords import stopwords
from bot.text.words import spellings, stems, words

SHORTEST, LONGEST = 6, 55
"""Words of a sentence worth showing: shorter ones are captions and cries, longer ones lists."""

LENGTH_POWER = 0.6
PLACE_SPAN = 4.0
OFF_TOPIC = 0.25
PAIR_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Story:
    """One article to choose from: its text and passages, the language, and the group of copies it belongs to."""

    text: str
    passages: tuple[Passage, ...]
    language: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen passage: which story, which of its passages, and how much it brought."""

    story: int
    passage: int
    gain: float


@dataclass(frozen=True, slots=True)
class _Option:
    story: int
    passage: int
    size: int
    concepts: frozenset[tuple[str, ...]]
    worth: float
    leaning: bool


def choose(stories: Sequence[Story], topic: Topic | None, budget: int) -> tuple[Choice, ...]:
    """At most `budget` words of whole passages that cover most of what the stories say, in the order chosen.

    With a topic, passages that carry none of its ideas count a quarter. A passage that leans on the one before is
    chosen only after that one.
    """
    options = [option for number, story in enumerate(stories) for option in _options(number, story, topic)]
    weights = _weights(options, stories)
    chosen: list[Choice] = []
    taken: set[tuple[int, int]] = set()
    covered: set[tuple[str, ...]] = set()
    left = budget
    while options:
        options = [option for option in options if option.size <= left]
        best = max(
            ((_gain(option, weights, covered), option) for option in options if _stands(option, taken)),
            key=lambda scored: (scored[0], -scored[1].story, -scored[1].passage),
            default=None,
        )
        if best is None or best[0] <= 0:
            break
        gain, option = best
        chosen.append(Choice(option.story, option.passage, gain))
        taken.add((option.story, option.passage))
        covered |= option.concepts
        left -= option.size
        options.remove(option)
    return tuple(chosen)


def _stands(option: _Option, taken: set[tuple[int, int]]) -> bool:
    return not option.leaning or (option.story, option.passage - 1) in taken


def _gain(option: _Option, weights: dict[tuple[str, ...], float], covered: set[tuple[str, ...]]) -> float:
    fresh = math.fsum(weights[concept] for concept in option.concepts if concept not in covered)
    return option.worth * fresh / math.pow(option.size, LENGTH_POWER)


def _options(number: int, story: Story, topic: Topic | None) -> Iterable[_Option]:
    common = stopwords(story.language)
    wanted = _wanted(topic, story.language)
    whole = balanced(story.text, story.passages)
    for at, passage in enumerate(story.passages):
        cut = story.text[passage.start : passage.end]
        size = len(cut.split())
        if not whole[at] or not SHORTEST <= size <= LONGEST or cut[-1].isalnum():
            continue
        folded = words(cut)
        stemmed = stems(folded, story.language)
        kept = [stem for word, stem in zip(folded, stemmed, strict=True) if word not in common]
        concepts = frozenset([*((stem,) for stem in kept), *pairwise(kept)])
        if concepts:
            place = 1 / (1 + at / PLACE_SPAN)
            gate = _gate(f" {' '.join(stemmed)} ", wanted)
            yield _Option(number, at, size, concepts, place * gate, passage.leaning)


def _wanted(topic: Topic | None, language: str | None) -> list[tuple[str, ...]]:
    if topic is None:
        return []
    return [
        tuple(f" {spelling} " for term in idea.terms for spelling in spellings(term.words, (language,)))
        for idea in topic.ideas
    ]


def _gate(stemmed: str, wanted: list[tuple[str, ...]]) -> float:
    if not wanted:
        return 1.0
    share = sum(any(term in stemmed for term in terms) for terms in wanted) / len(wanted)
    return OFF_TOPIC + (1 - OFF_TOPIC) * share


def _weights(options: Sequence[_Option], stories: Sequence[Story]) -> dict[tuple[str, ...], float]:
    """A concept's weight: how many voices carry it, one vote for a group of copies, and how often it stands."""
    voices: dict[tuple[str, ...], set[object]] = {}
    often: Counter[tuple[str, ...]] = Counter()
    for option in options:
        group = stories[option.story].group
        for concept in option.concepts:
            voices.setdefault(concept, set()).add(("story", option.story) if group is None else ("copies", group))
            often[concept] += 1
    return {
        concept: (len(voices[concept]) + 0.3 * (count - 1)) * (PAIR_WEIGHT if len(concept) > 1 else 1.0)
        for concept, count in often.items()
    }
