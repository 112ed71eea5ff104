"""What articles found on a topic are to each other: copies, updates, corrections; as read and as the desk says."""

from collections.abc import Sequence
from dataclasses import replace

from bot.analysis.revisions.updates import copy_group, told_apart
from bot.archive import articles
from bot.archive.articles import relations
from bot.archive.store import Connection
from bot.records.archive import AnnotatedArticle, Relation
from bot.records.ids import ArchiveId

CORRECTING = frozenset({"corrects", "clarifies", "retracts"})


def related(conn: Connection, found: Sequence[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """The articles in their order, copies told from updates, each with those that the desk says correct it."""
    said = relations.of_articles(conn, [marked.article.id for marked in found])
    if not said:
        return told_apart(found)
    apart = {relation.article for relation in said if relation.kind == "not a copy"}
    single = [replace(marked, copies_of=None) if marked.article.id in apart else marked for marked in found]
    told = _updated(told_apart(single), [relation for relation in said if relation.kind == "updates"])
    correcting: dict[int, tuple[int, ...]] = {}
    for relation in said:
        if relation.kind in CORRECTING:
            correcting[relation.other] = (*correcting.get(relation.other, ()), relation.article)
    return tuple(replace(marked, corrected_by=correcting.get(marked.article.id, ())) for marked in told)


def with_corrections(
    conn: Connection, archive_id: ArchiveId, found: Sequence[AnnotatedArticle]
) -> tuple[AnnotatedArticle, ...]:
    """As `related`, and behind them the articles that correct one of them and were not found on the topic."""
    told = related(conn, found)
    there = {marked.article.id for marked in told}
    lacking = dict.fromkeys(number for marked in told for number in marked.corrected_by if number not in there)
    return (*told, *articles.marked(conn, archive_id, list(lacking), only_live=True)) if lacking else told


def _updated(told: Sequence[AnnotatedArticle], said: Sequence[Relation]) -> tuple[AnnotatedArticle, ...]:
    """The articles, those that the desk calls updates as one story with what they update."""
    by_id = {marked.article.id: marked for marked in told}
    for relation in said:
        newer, older = by_id.get(relation.article), by_id.get(relation.other)
        if newer and older:
            story = older.story or copy_group(older)
            by_id[relation.article] = replace(newer, copies_of=newer.article.id, story=story, update_of=relation.other)
            by_id[relation.other] = replace(older, story=story)
    return tuple(by_id[marked.article.id] for marked in told)
