"""An article as a brief chooses from it: its passages that may be shown at all, with their stems and figures."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from bot.analysis.briefs.hanging import hangs, leads_away
from bot.analysis.briefs.near import carrying, in_passing
from bot.analysis.briefs.news import LEAD
from bot.analysis.lexicon import lexicon_for
from bot.analysis.quote_balance import balanced
from bot.analysis.revisions.figures import Count, counts
from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passages
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

UNENDED = ":;,%|/?？：…"
"""What no statement ends with: three points are a teaser's or a list's."""

_DIGIT = re.compile(r"\d")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
"""Folding keeps each of them, runs of them have half as many pairs at least, and two pairs count as a word: of more
than four times LONGEST a passage is too long in any case."""

READ_KEPT = 3_000_000
"""Letters of the stories kept as read, some 25 bytes each: a thousand news stories."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article to choose from: its text, passages, language, group of copies, sure day and number."""

    text: str
    passages: Passages
    language: str | None = None
    group: int | None = None
    day: dt.date | None = None
    added: int = 0


def story_of(marked: AnnotatedArticle) -> Story:
    """An article to choose from; a day that is not sure is none. Articles are numbered as they were added."""
    day = marked.article.day if marked.article.published.sure else None
    article = marked.article
    return Story(marked.version.text, marked.passages, article.language, marked.copies_of, day, article.id)


@dataclass(frozen=True, slots=True)
class Read:
    """A passage that may be shown: its number, words, stems and pairs of them, and what it counts."""

    passage: int
    size: int
    concepts: frozenset[str]
    stemmed: str
    leaning: bool
    counts: tuple[Count, ...]


KEPT: TextCache[tuple[str, Passages, str | None], tuple[Read, ...]] = TextCache(READ_KEPT)


def _texts(story: Story) -> dict[int, str]:
    return {each.passage: each.stemmed for each in read(story)}


def carrying_of(story: Story, topic: Topic) -> tuple[int, ...]:
    """The passages of a story that carry the topic."""
    texts = _texts(story)
    return carrying(texts, wanted(topic, story.language, "".join(texts.values())))


def mentions(story: Story, topic: Topic) -> bool:
    """Whether a story names the topic only in passing."""
    return in_passing(_texts(story), carrying_of(story, topic), LEAD)


def leads_of(story: Story) -> dict[int, frozenset[str]]:
    """As `stems_of`, of the passages that a brief may open with: those that lean on none before."""
    alone = {each.passage for each in read(story) if not each.leaning and each.size >= SHORTEST_LEAD}
    return {passage: its for passage, its in stems_of(story).items() if passage in alone}


def stems_of(story: Story) -> dict[int, frozenset[str]]:
    """The stems of each passage of a story that may be chosen, without what is common in its language.

    Of a story that was not read they are found in half the time of reading it.
    """
    kept = KEPT.get(_key(story))
    if kept is not None:
        return {each.passage: frozenset(stem for stem in each.concepts if " " not in stem) for each in kept}
    return {each.passage: frozenset(each.kept) for each in _worded(story, _code(story))}


def counts_of(story: Story, passage: int) -> tuple[Count, ...]:
    """What a passage of a story counts."""
    return next((each.counts for each in read(story) if each.passage == passage), ())


def read(story: Story) -> tuple[Read, ...]:
    """The passages of a story that may be chosen at all; the same stories are asked for again and again."""
    kept = KEPT.get(_key(story))
    if kept is None:
        kept = tuple(_read_anew(story))
        KEPT.put(_key(story), kept, len(story.text))
    return kept


def _key(story: Story) -> tuple[str, Passages, str | None]:
    return story.text, story.passages, story.language


@dataclass(frozen=True, slots=True)
class _Worded:
    """A passage that may be shown, as it stands and as its words: how many, all their stems, and those that tell."""

    passage: int
    cut: str
    size: int
    stems: list[str]
    kept: list[str]


def _code(story: Story) -> str:
    """Of the language whose words tell what hangs on others."""
    return lexicon_for(story.language, story.text).language


def _worded(story: Story, code: str) -> Iterator[_Worded]:
    """The passages that may be chosen; what is too long, or no statement, goes before its words are folded."""
    text, language = story.text, story.language
    common, whole = stopwords(language), balanced(text, story.passages)
    every = ((at, text[passage.start : passage.end]) for at, passage in enumerate(story.passages) if whole[at])
    cuts = [(at, cut) for at, cut in every if _may_be_shown(cut, code)]
    folded = words_of_lines([cut for _, cut in cuts])
    stemmed = iter(stems(chain.from_iterable(folded), language))
    for (at, cut), its in zip(cuts, folded, strict=True):
        own = list(islice(stemmed, len(its)))
        size = max(len(cut.split()), 0 if cut.isascii() else sum(map(is_pair, its)) // 2)
        kept = [stem for word, stem in zip(its, own, strict=True) if word not in common]
        if kept and size <= LONGEST:
            yield _Worded(at, cut, size, own, kept)


def _read_anew(story: Story) -> Iterator[Read]:
    code = _code(story)
    for each in _worded(story, code):
        concepts = frozenset([*each.kept, *map(" ".join, pairwise(each.kept))])
        leaning = story.passages[each.passage].leaning or hangs(each.cut, code)
        its_counts = counts(each.cut, concepts, code, story.language)
        yield Read(each.passage, each.size, concepts, f" {' '.join(each.stems)} ", leaning, its_counts)


def _may_be_shown(cut: str, code: str) -> bool:
    """Whether a passage is one to choose from, as far as its letters tell."""
    if len(cut.split()) > LONGEST or (not cut.isascii() and len(_HAN.findall(cut)) > 4 * LONGEST):
        return False
    return _ended(cut) and not leads_away(cut, code)


def _ended(cut: str) -> bool:
    """Whether a passage ends as a statement does; a heading, a caption, a row of a table, what leads in something else
    and a question do not. Thai and Lao write no full stop."""
    ended = not (cut[-1].isalnum() or cut[-1] in UNENDED or cut.endswith("...")) or is_pair(cut[-1])
    if not ended or not _DIGIT.search(cut):
        return ended
    terms = cut.split()
    return sum(any(map(str.isdecimal, term)) for term in terms) < max(FIGURES * len(terms), 2)


def wanted(topic: Topic | None, language: str | None, stems: str) -> list[tuple[str, ...]]:
    """For each idea its names that stand in a story's `stems`."""
    if topic is None:
        return []
    padded = ([f" {name} " for name in names] for names in topic.names_in(language))
    return [tuple(name for name in names if name in stems) for names in padded]
