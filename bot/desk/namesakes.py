"""Of the articles found for a topic, those that mean it, and not its namesakes: read where they would be shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.analysis import whole_words, written_forms
from bot.analysis.about import Asked, is_about
from bot.analysis.senses import holds_words, is_meant, other_name, without_false_friends
from bot.archive import articles
from bot.archive.search.terms import joined_columns, stemmed_columns
from bot.archive.store import Connection
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.topics import Ranked, Topic
from bot.text.words import stem_text

MOST_READ = 40
"""Articles read past those that are wanted, where namesakes stand among the first."""


OFFERED = 3
"""Names of something else that an answer offers to ask for."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the ranked articles are wanted with their texts: `size` of them from place `first`."""

    archive: ArchiveId
    first: int
    size: int


@dataclass(frozen=True, slots=True)
class AskedTopic:
    """A topic, and what an article must name to be about it."""

    topic: Topic
    about: Asked


@dataclass(frozen=True, slots=True)
class ToldApart:
    """The ranked articles, those of the page with text and marks, and the names that those left out are about."""

    ranked: tuple[Ranked, ...]
    articles: tuple[AnnotatedArticle, ...]
    names: tuple[str, ...] = ()


def left_out(conn: Connection, page: Page, asked: AskedTopic, ranked: tuple[Ranked, ...]) -> ToldApart:
    """Without namesakes, as far as the articles had to be read to fill the page.

    Where none means the topic, the archive holds its words in another sense alone, and those answer.
    """
    end = page.first + page.size
    meant: list[AnnotatedArticle] = []
    others: list[AnnotatedArticle] = []
    read = 0
    while len(meant) < end and read < min(len(ranked), MOST_READ + end):
        wanted = ranked[read : read + end - len(meant)]
        read += len(wanted)
        for marked in _marked(conn, page, wanted):
            (meant if _is_meant(marked, asked) else others).append(marked)
    if not meant:
        meant = [marked for marked in others if holds_words(marked, asked.topic) and _stands(marked, asked.topic)]
    away = {marked.article.id: marked for marked in others}
    for marked in meant:
        away.pop(marked.article.id, None)
    kept = tuple(entry for entry in ranked if entry.article not in away)
    return ToldApart(kept, tuple(meant[page.first : end]), _names(away.values(), asked.topic))


def _names(namesakes: Iterable[AnnotatedArticle], topic: Topic) -> tuple[str, ...]:
    """The longer names that the topic's words belong to, the commonest first."""
    counted = Counter(name for marked in namesakes if (name := other_name(marked, topic)))
    return tuple(name for name, _ in counted.most_common(OFFERED))


def marked_down(conn: Connection, page: Page, asked: AskedTopic, ranked: tuple[Ranked, ...]) -> ToldApart:
    """With namesakes on the page as articles that only mention the topic's words."""
    shown = _marked(conn, page, ranked[page.first : page.first + page.size])
    others = {marked.article.id for marked in shown if not _is_meant(marked, asked)}
    told = (replace(entry, about=entry.about and entry.article not in others) for entry in ranked)
    return ToldApart(tuple(told), tuple(shown))


def _is_meant(marked: AnnotatedArticle, asked: AskedTopic) -> bool:
    """Whether the article means the topic, and is about it by its own words, not by others of their stems."""
    if not (is_meant(marked, asked.topic) and _stands(marked, asked.topic)):
        return False
    article, text = marked.article, marked.version.text
    own = without_false_friends(text, asked.topic) if article.language == "en" else text
    if own is text:
        return True
    columns = stemmed_columns(article.title.value, stem_text(own, article.language), article.language)
    return is_about(*joined_columns(columns), asked.about)


def _stands(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether the topic's words stand there as words, and in forms of the article's language."""
    return whole_words.stands(marked, topic) and written_forms.stands(marked, topic)


def _marked(conn: Connection, page: Page, entries: Sequence[Ranked]) -> list[AnnotatedArticle]:
    ids = [entry.article for entry in entries]
    return articles.marked(conn, page.archive, ids, only_live=True) if ids else []
