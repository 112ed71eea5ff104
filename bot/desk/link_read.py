"""Which stored articles a new one corrects, and which stored ones correct it: linked as it is ingested."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from bot.analysis import topics
from bot.analysis.ranking import rank
from bot.analysis.revisions.corrected import WITHIN, corrects_another, may_correct_another, names_in, of_those
from bot.archive import articles
from bot.archive.articles import fingerprints, relations
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.errors.asking import EmptyTopic, TopicTooLong
from bot.records.archive import AnnotatedArticle, Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import Draft

MOST_FOUND, MOST_READ = 40, 16
"""Articles with the names of a correction that are ranked, and those that are read for what it corrects."""


def link_read(conn: Connection, archive_id: ArchiveId, receipt: Receipt, draft: Draft, now: dt.datetime) -> None:
    """Link the article of `receipt`, just stored from `draft`, with what it corrects or with what corrects it."""
    if receipt.outcome == "new version":
        relations.forget_read(conn, receipt.article)
    if may_correct_another(draft.title.value, draft.text, draft.language):
        (marked,) = articles.marked(conn, archive_id, [receipt.article])
        kind = corrects_another(marked)
        if kind:
            claims = of_those(marked, _with_its_names(conn, archive_id, marked))
            relations.keep_read(conn, archive_id, receipt.article, kind, _copies(conn, archive_id, claims), now)
            return
    _link_waiting(conn, archive_id, receipt.article, draft, now)


def _link_waiting(conn: Connection, archive_id: ArchiveId, article: int, draft: Draft, now: dt.datetime) -> None:
    """Link the corrections that were stored before what they correct."""
    day = draft.published.chosen.date if draft.published.chosen else None
    near = relations.corrections(conn, archive_id, (day, day + WITHIN) if day else None, draft.outlet)
    if not near:
        return
    (claim,) = articles.marked(conn, archive_id, [article])
    for correction in articles.marked(conn, archive_id, near, only_live=True):
        kind = corrects_another(correction)
        if kind and of_those(correction, [claim]):
            relations.keep_read(conn, archive_id, correction.article.id, kind, [article], now)


def _with_its_names(conn: Connection, archive_id: ArchiveId, correction: AnnotatedArticle) -> list[AnnotatedArticle]:
    """The articles before a correction that hold most of its names."""
    index, day = index_for(conn), correction.article.day
    try:
        topic = topics.parse(" ".join(names_in(correction)), {}, index.languages(conn, archive_id))
    except (EmptyTopic, TopicTooLong):
        return []
    if day:
        topic = replace(topic, since=day - WITHIN, until=day)
    ranked = rank(topic, index.candidates(conn, archive_id, topic, MOST_FOUND))
    numbers = [entry.article for entry in ranked[:MOST_READ] if entry.article != correction.article.id]
    return articles.marked(conn, archive_id, numbers, only_live=True)


def _copies(conn: Connection, archive_id: ArchiveId, claims: Iterable[int]) -> list[int]:
    """The claims' articles with their copies in other outlets."""
    heads = fingerprints.heads(conn, archive_id, list(claims))
    return [copy for head in dict.fromkeys(heads.values()) for copy in fingerprints.copies(conn, archive_id, head)]
