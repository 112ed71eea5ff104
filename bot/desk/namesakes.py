"""Of the articles found for a topic, those that mean it, and not its namesakes: read where they would be shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.analysis.senses import holds_words, is_meant, other_name
from bot.archive import articles
from bot.archive.store import Connection
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.topics import Ranked, Topic

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
class ToldApart:
    """The ranked articles, those of the page with text and marks, and the names that those left out are about."""

    ranked: tuple[Ranked, ...]
    articles: tuple[AnnotatedArticle, ...]
    names: tuple[str, ...] = ()


def left_out(conn: Connection, page: Page, topic: Topic, ranked: tuple[Ranked, ...]) -> ToldApart:
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
            (meant if is_meant(marked, topic) else others).append(marked)
    if not meant:
        meant = [marked for marked in others if holds_words(marked, topic)]
    away = {marked.article.id: marked for marked in others}
    for marked in meant:
        away.pop(marked.article.id, None)
    kept = tuple(entry for entry in ranked if entry.article not in away)
    return ToldApart(kept, tuple(meant[page.first : end]), _names(away.values(), topic))


def _names(namesakes: Iterable[AnnotatedArticle], topic: Topic) -> tuple[str, ...]:
    """The longer names that the topic's words belong to, the commonest first."""
    counted = Counter(name for marked in namesakes if (name := other_name(marked, topic)))
    return tuple(name for name, _ in counted.most_common(OFFERED))


def marked_down(conn: Connection, page: Page, topic: Topic, ranked: tuple[Ranked, ...]) -> ToldApart:
    """With namesakes on the page as articles that only mention the topic's words."""
    shown = _marked(conn, page, ranked[page.first : page.first + page.size])
    others = {marked.article.id for marked in shown if not is_meant(marked, topic)}
    told = (replace(entry, about=entry.about and entry.article not in others) for entry in ranked)
    return ToldApart(tuple(told), tuple(shown))


def _marked(conn: Connection, page: Page, entries: Sequence[Ranked]) -> list[AnnotatedArticle]:
    ids = [entry.article for entry in entries]
    return articles.marked(conn, page.archive, ids, only_live=True) if ids else []
