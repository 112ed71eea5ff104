"""What a brief opens with: the sentence that carries the headline of the newest of the best articles."""

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.analysis.on_topic import share
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Topic
from bot.text.stopwords import stopwords
from bot.text.words import stemmed

BEST = 3
"""Articles, the best first, of which the newest opens the brief."""

LEAD = 4
"""Sentences among which the one that carries the headline stands."""

CARRIED = 0.25
"""The share of a headline's words that its sentence repeats at least; else the first sentence is taken."""

PassageStems = Mapping[int, frozenset[str]]
"""The stems of an article's passages that may be chosen, by their numbers."""


def reports(articles: Sequence[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """Without opinion and satire, where there is anything else."""
    return tuple(marked for marked in articles if marked.article.genre is None) or tuple(articles)


def opening(
    articles: Sequence[AnnotatedArticle], topic: Topic, stems: Sequence[PassageStems]
) -> tuple[int, int] | None:
    """The place of an article, the best first, and the number of its passage; None where no lead names the topic."""
    best = enumerate(zip(articles[:BEST], stems, strict=False))
    leads = ((place, marked, headline(marked, its)) for place, (marked, its) in best)
    asked = [(place, lead) for place, marked, lead in leads if lead is not None and _names(marked, lead, topic)]
    return max(asked, key=lambda lead: _newest_report(articles[lead[0]], lead[0]), default=None)


def _names(marked: AnnotatedArticle, number: int, topic: Topic) -> bool:
    """Whether a passage, or the headline it carries, names any of the topic."""
    passage = marked.passages[number]
    title = f" {' '.join(stemmed(marked.article.title.value or '', marked.article.language))} "
    names = topic.names_in(marked.article.language)
    return share(marked, passage.start, passage.end, topic) > 0 or any(
        f" {name} " in title for its in names for name in its
    )


def _newest_report(marked: AnnotatedArticle, place: int) -> tuple[bool, dt.date, int]:
    """What a brief opens with is a report before an opinion, then the newest, then the best."""
    return marked.article.genre is None, marked.article.day or dt.date.min, -place


def headline(marked: AnnotatedArticle, passages: PassageStems) -> int | None:
    """The passage among the first LEAD that repeats most of the headline; the first where none repeats enough."""
    leads = [number for number in sorted(passages) if number < LEAD]
    if not leads:
        return None
    words = set(stemmed(marked.article.title.value or "", marked.article.language)) - stopwords(marked.article.language)
    best = max(leads, key=lambda number: (len(words & passages[number]), -number))
    return best if words and len(words & passages[best]) >= CARRIED * len(words) else leads[0]
