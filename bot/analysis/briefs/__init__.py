"""The parts of a brief: which whole sentences and quotes of the articles on a topic are shown. Nothing is written.

1. Of each story its newest text speaks, and of the copies of that the one that stands first.
2. Sentences are chosen that cover most of what the articles say (`sentences`): the news first (`news`), then the
   newest articles before older ones, each with what corrects or denies it behind it (`beside`).
3. Quotes are chosen that fit the topic and are not shown already (`quotes`).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.analysis.briefs.beside import with_answers
from bot.analysis.briefs.news import BEST, opening
from bot.analysis.briefs.quotes import key_quotes
from bot.analysis.briefs.sentences import choose
from bot.analysis.briefs.stories import leads_of, mentions, story_of
from bot.analysis.revisions.updates import newest_of_each
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
    """What a brief shows, each with its article: sentences in order, and quotes, the best first."""

    sentences: tuple[tuple[AnnotatedArticle, Span], ...]
    quotes: tuple[tuple[AnnotatedArticle, Quote], ...]


def compose(
    articles: Sequence[AnnotatedArticle], topic: Topic | None, limits: Limits, reader: str | None = None
) -> BriefParts:
    """The parts of a brief from `articles`, the best first, those in the language of the `reader` before others.

    Without a topic the articles count alike, and no quote is chosen.
    """
    speaking = _readable_first(_telling(newest_of_each(_serious(articles)), topic), reader)
    spans = _sentences(speaking, topic, limits.words, reader)
    chosen = key_quotes(speaking, topic, spans, limits.quotes) if topic else []
    return BriefParts(
        tuple((speaking[place], Span(start, end)) for place, start, end in spans),
        tuple((speaking[choice.place], choice.quote) for choice in chosen),
    )


def _readable_first(articles: Sequence[AnnotatedArticle], reader: str | None) -> Sequence[AnnotatedArticle]:
    """In their order, those of the reader's language first."""
    return sorted(articles, key=lambda marked: _is_foreign(marked, reader))


def _is_foreign(marked: AnnotatedArticle, reader: str | None) -> bool:
    return reader is not None and marked.article.language not in (None, reader)


def _serious(articles: Sequence[AnnotatedArticle]) -> Sequence[AnnotatedArticle]:
    """Without satire, where there is anything else."""
    return [marked for marked in articles if marked.article.genre != "satire"] or articles


def _telling(articles: Sequence[AnnotatedArticle], topic: Topic | None) -> Sequence[AnnotatedArticle]:
    """Without the articles behind the best that name the topic in passing."""
    if topic is None:
        return articles
    behind = [marked for marked in articles[1:] if not mentions(story_of(marked), topic)]
    return [*articles[:1], *behind]


def _sentences(
    articles: Sequence[AnnotatedArticle], topic: Topic | None, words: int, reader: str | None
) -> list[tuple[int, int, int]]:
    """Place of the article, start and end of each sentence: what opens, then the reader's language before others, then
    by the articles' days, the newest first.

    An article's sentences stand together, in the order of its text; undated articles come last.
    """
    stories = [story_of(marked) for marked in articles]
    foreign = [_is_foreign(marked, reader) for marked in articles]
    best = min(BEST, foreign.count(False) or BEST)
    first = opening(articles[:best], topic, [leads_of(story) for story in stories[:best]]) if topic else None
    groups = with_answers(articles, stories, choose(stories, topic, words, first), words)
    newest_first = [-(marked.article.day or dt.date.min).toordinal() for marked in articles]
    opened = groups[0][0][0] if first and groups else -1
    groups.sort(key=lambda group: (group[0][0] != opened, foreign[group[0][0]], newest_first[group[0][0]], *group[0]))
    return list(dict.fromkeys(span for group in groups for span in group))
