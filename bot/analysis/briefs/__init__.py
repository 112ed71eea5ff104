"""The parts of a brief: which whole sentences and quotes of the articles on a topic are shown. Nothing is written.

1. Of each story its newest text speaks, and of the copies of that the one that stands first.
2. Sentences are chosen that cover most of what the articles say (`sentences`), and put in the order of their days;
   none whose figure a newer article replaces, and each with the sentence that corrects or denies it.
3. Quotes are chosen that fit the topic and are not shown already (`quotes`).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.analysis.briefs.quotes import key_quotes
from bot.analysis.briefs.sentences import Story, choose
from bot.analysis.revisions.corrections import answering, note
from bot.analysis.revisions.figures import superseded
from bot.analysis.revisions.updates import recency
from bot.records.annotations import Quote, Span
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic

Length = Literal["short", "normal", "long"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a brief is made of: the best so many articles, words of sentences, and quotes."""

    articles: int
    words: int
    quotes: int


LIMITS: Mapping[Length, Limits] = {
    "short": Limits(articles=6, words=60, quotes=2),
    "normal": Limits(articles=10, words=130, quotes=4),
    "long": Limits(articles=20, words=260, quotes=8),
}
"""By length. ROUGE-2 of 200 words on a topic of twenty articles: 5.89 from the best 16, 6.26 from 20 and from 24."""


@dataclass(frozen=True, slots=True)
class BriefParts:
    """What a brief shows, each with its article: sentences in order, oldest first, and quotes, the best first."""

    sentences: tuple[tuple[AnnotatedArticle, Span], ...]
    quotes: tuple[tuple[AnnotatedArticle, Quote], ...]


def compose(articles: Sequence[AnnotatedArticle], topic: Topic | None, limits: Limits) -> BriefParts:
    """The parts of a brief from `articles`, the best first. Without a topic the articles count alike, and no quote is
    chosen."""
    speaking = _speaking(articles)
    spans = _sentences(speaking, topic, limits.words)
    chosen = key_quotes(speaking, topic, spans, limits.quotes) if topic else []
    return BriefParts(
        tuple((speaking[place], Span(start, end)) for place, start, end in _answered(speaking, spans)),
        tuple((speaking[choice.place], choice.quote) for choice in chosen),
    )


def _speaking(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Of each story its newest text, and of the copies of that the one that stands first."""
    stories: dict[int, list[AnnotatedArticle]] = {}
    for marked in articles:
        stories.setdefault(marked.story or copy_group(marked), []).append(marked)
    newest = {copy_group(max(story, key=recency)) for story in stories.values()}
    speakers = {copy_group(marked): marked for marked in reversed(articles) if copy_group(marked) in newest}
    return list(speakers.values())[::-1]


def _answered(
    articles: Sequence[AnnotatedArticle], spans: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """The spans, each with the sentence of another article that corrects or denies it behind it; before the first of an
    article stands its own correction."""
    answers = answering(articles, spans)
    every: list[tuple[int, int, int]] = []
    for span in spans:
        place = span[0]
        own = note(articles[place]) if all(place != before[0] for before in every) else None
        every += [(place, own.start, own.end)] if own else []
        every += [span, *([answers[span]] if span in answers else [])]
    return list(dict.fromkeys(every))


def copy_group(marked: AnnotatedArticle) -> int:
    """The id of the article that stands for this one and its copies."""
    return marked.copies_of or marked.article.id


def _sentences(articles: Sequence[AnnotatedArticle], topic: Topic | None, words: int) -> list[tuple[int, int, int]]:
    """Place of the article, start and end of each sentence, by the articles' days, the undated last."""
    stories = [
        Story(marked.version.text, marked.passages, marked.article.language, marked.copies_of) for marked in articles
    ]
    passages = [
        (choice.story, stories[choice.story].passages[choice.passage + step])
        for choice in choose(stories, topic, words, without=superseded(articles))
        for step in range(choice.bound + 1)
    ]
    spans = [(place, passage.start, passage.end) for place, passage in passages]
    return sorted(spans, key=lambda span: (articles[span[0]].article.day or dt.date.max, span))
