"""Choosing sentences: greedy coverage of what the articles have in common (Filatova and Hatzivassiloglou 2004).

Nothing is written here; what is chosen are passages, whole, as they stand.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain, islice, pairwise

from bot.analysis.briefs.hanging import hangs, leads_away
from bot.analysis.briefs.near import carrying, in_passing, within
from bot.analysis.briefs.news import LEAD
from bot.analysis.lexicon import lexicon_for
from bot.analysis.quote_balance import balanced
from bot.analysis.revisions.binding import bound, overturning
from bot.analysis.revisions.figures import Count, counts, superseded
from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passage, Passages
from bot.records.topics import Topic
from bot.text.cache import TextCache
from bot.text.stopwords import stopwords
from bot.text.words import is_pair, stems, words_of_lines

SHORTEST, LONGEST = 8, 55
"""Words of a sentence worth showing: shorter ones are captions and cries, longer ones lists."""

SHORTEST_LEAD = 5
"""Words of a sentence that may open a brief: "The harbour of Holt is closed." """

FIGURES = 1 / 3
"""The share of figures among a passage's words from which it is a row of a table."""

UNENDED = ":;,%|/?？："
"""What no statement ends with."""

LENGTH_POWER = 0.65
PLACE_SPAN, PLACE_SPAN_ASKED = 2.0, 8.0
OFF_TOPIC = 0.5
WEIGHT, PAIR_WEIGHT, AGAIN = 10, 7, 6
"""Tenths: what a voice that carries a word counts, and one that carries a pair; and each time that it is said again."""
READ_KEPT = 3_000_000
"""Letters of the stories kept as read, some 25 bytes each: a thousand news stories."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article to choose from: its text, passages, language, the group of copies it belongs to, and its sure day."""

    text: str
    passages: Passages
    language: str | None = None
    group: int | None = None
    day: dt.date | None = None


def story_of(marked: AnnotatedArticle) -> Story:
    """An article to choose from; a day that is not sure is none."""
    day = marked.article.day if marked.article.published.sure else None
    return Story(marked.version.text, marked.passages, marked.article.language, marked.copies_of, day)


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen passage: which story, which of its passages, how much it brought, and how many behind it go with it."""

    story: int
    passage: int
    gain: float
    bound: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    passage: int
    size: int
    concepts: frozenset[str]
    stemmed: str
    leaning: bool
    counts: tuple[Count, ...]


KEPT: TextCache[tuple[str, Passages, str | None], tuple[_Read, ...]] = TextCache(READ_KEPT)


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
    old = superseded((option.story, option.passage, stories[option.story].day, option.counts) for option in every)
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
    read = _read(story.text, story.passages, story.language)
    wanted = _wanted(topic, story.language, "".join(each.stemmed for each in read))
    carried = carrying({each.passage: each.stemmed for each in read}, wanted)
    for each in read:
        if not within(each.passage, carried):
            continue
        place = 1 / (1 + each.passage / (PLACE_SPAN_ASKED if topic else PLACE_SPAN))
        worth = place * _gate(each.stemmed, wanted) / math.pow(max(each.size, 1), LENGTH_POWER)
        yield _Option(number, each.passage, each.size, each.concepts, worth, each.leaning, each.counts)


def _texts(story: Story) -> dict[int, str]:
    return {each.passage: each.stemmed for each in _read(story.text, story.passages, story.language)}


def carrying_of(story: Story, topic: Topic) -> tuple[int, ...]:
    """The passages of a story that carry the topic."""
    texts = _texts(story)
    return carrying(texts, _wanted(topic, story.language, "".join(texts.values())))


def mentions(story: Story, topic: Topic) -> bool:
    """Whether a story names the topic only in passing."""
    return in_passing(_texts(story), carrying_of(story, topic), LEAD)


def leads_of(story: Story) -> dict[int, frozenset[str]]:
    """As `stems_of`, of the passages that a brief may open with: those that lean on none before."""
    read = _read(story.text, story.passages, story.language)
    alone = {each.passage for each in read if not each.leaning and each.size >= SHORTEST_LEAD}
    return {passage: its for passage, its in stems_of(story).items() if passage in alone}


def stems_of(story: Story) -> dict[int, frozenset[str]]:
    """The stems of each passage of a story that may be chosen, without what is common in its language."""
    read = _read(story.text, story.passages, story.language)
    return {each.passage: frozenset(stem for stem in each.concepts if " " not in stem) for each in read}


def _read(text: str, packed: Passages, language: str | None) -> tuple[_Read, ...]:
    """The passages of a story that may be chosen at all; the same stories are asked for again and again."""
    kept = KEPT.get((text, packed, language))
    if kept is None:
        kept = _read_anew(text, list(packed), language)
        KEPT.put((text, packed, language), kept, len(text))
    return kept


def _read_anew(text: str, passages: Sequence[Passage], language: str | None) -> tuple[_Read, ...]:
    common, code = stopwords(language), lexicon_for(language, text).language
    whole = balanced(text, passages)
    cuts = [(at, p, text[p.start : p.end]) for at, p in enumerate(passages) if whole[at]]
    folded = words_of_lines([cut for _, _, cut in cuts])
    stemmed = iter(stems(chain.from_iterable(folded), language))
    out = []
    for (at, passage, cut), its in zip(cuts, folded, strict=True):
        own = list(islice(stemmed, len(its)))
        size = max(len(cut.split()), 0 if "".join(its).isascii() else sum(map(is_pair, its)) // 2)
        if size > LONGEST or not _ended(cut) or leads_away(cut, code):
            continue
        kept = [stem for word, stem in zip(its, own, strict=True) if word not in common]
        concepts = frozenset([*kept, *map(" ".join, pairwise(kept))])
        if concepts:
            leaning = passage.leaning or hangs(cut, code)
            its_counts = counts(cut, concepts, code, language)
            out.append(_Read(at, size, concepts, f" {' '.join(own)} ", leaning, its_counts))
    return tuple(out)


def _ended(cut: str) -> bool:
    """Whether a passage ends as a statement does; a heading, a caption, a row of a table, what leads in something else
    and a question do not. Thai and Lao write no full stop."""
    ended = not (cut[-1].isalnum() or cut[-1] in UNENDED) or is_pair(cut[-1])
    terms = cut.split()
    return ended and sum(any(map(str.isdecimal, term)) for term in terms) < max(FIGURES * len(terms), 2)


def _wanted(topic: Topic | None, language: str | None, story: str) -> list[tuple[str, ...]]:
    """For each idea its names that stand in the story's stems."""
    if topic is None:
        return []
    padded = ([f" {name} " for name in names] for names in topic.names_in(language))
    return [tuple(name for name in names if name in story) for names in padded]


def _gate(stemmed: str, wanted: list[tuple[str, ...]]) -> float:
    if not wanted:
        return 1.0
    share = sum(any(term in stemmed for term in terms) for terms in wanted) / len(wanted)
    return OFF_TOPIC + (1 - OFF_TOPIC) * share


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
    return {
        concept: (WEIGHT * voices[concept] + AGAIN * (count - 1)) * (PAIR_WEIGHT if " " in concept else WEIGHT)
        for concept, count in often.items()
    }
