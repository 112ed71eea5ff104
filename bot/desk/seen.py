"""`seen`: is this address or text in the archive already? Same address, same text, an update, same story, or new."""

from collections.abc import Sequence
from dataclasses import replace

from bot.analysis.copies import fingerprint
from bot.analysis.revisions.updates import recency, telling_of, telling_of_text, updates
from bot.archive import articles
from bot.archive.articles import fingerprints, relations
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors import BadAddress, NothingToLookFor
from bot.records.archive import AnnotatedArticle, Article
from bot.records.ids import ArchiveId
from bot.records.verification import Seen
from bot.text import urls
from bot.text.wording import forms

MOST_SHOWN, MOST_RELATED = 10, 5


async def seen(desk: Desk, archive_id: ArchiveId, given: str) -> Seen:
    """Look for an address (alone, with or without https://) or a text; only what is stored counts, nothing is fetched.

    Raises NothingToLookFor where there is neither an address nor a word.
    """
    given = urls.typed(given)
    if len(given.split()) == 1 and given.lower().startswith(("http://", "https://")):
        return await _address(desk, archive_id, given)
    return await _text(desk, archive_id, given)


async def _address(desk: Desk, archive_id: ArchiveId, address: str) -> Seen:
    try:
        return await desk.store.read(_of_address, archive_id, address)
    except BadAddress as fault:
        raise NothingToLookFor() from fault


def _with_relations(conn: Connection, archive_id: ArchiveId, answer: Seen) -> Seen:
    """The answer with what corrects or updates its articles, where both are live."""
    kept = relations.of_articles(conn, [article.id for article in answer.articles])
    told = [relation for relation in kept if relation.kind != "not a copy"]
    ids = list(dict.fromkeys(number for relation in told for number in (relation.article, relation.other)))
    live = {article.id for article in articles.some(conn, archive_id, ids)} if ids else set()
    return replace(answer, relations=tuple(each for each in told if {each.article, each.other} <= live))


def _of_address(conn: Connection, archive_id: ArchiveId, address: str) -> Seen:
    searched = articles.count(conn, archive_id)
    article = articles.by_address(conn, archive_id, address)
    if article is None:
        return Seen("new", searched)
    head = fingerprints.heads(conn, archive_id, [article.id]).get(article.id, article.id)
    group = [other for other in fingerprints.copies(conn, archive_id, head) if other != article.id]
    copies = articles.some(conn, archive_id, group)[:MOST_SHOWN]
    story = articles.some(conn, archive_id, fingerprints.related(conn, archive_id, article.id))
    return _with_relations(conn, archive_id, Seen("same address", searched, (article, *copies), story[:MOST_RELATED]))


async def _text(desk: Desk, archive_id: ArchiveId, text: str) -> Seen:
    today = desk.now().date()

    def work(conn: Connection) -> Seen:
        return _with_relations(conn, archive_id, look(conn))

    def look(conn: Connection) -> Seen:
        if not forms(text):
            raise NothingToLookFor()
        sought = fingerprint(text)
        searched = articles.count(conn, archive_id)
        same, story = fingerprints.like(conn, archive_id, sought.sampled, sought.figures, today)
        exact, updated = _told_apart(text, articles.marked(conn, archive_id, same, only_live=True))
        others = (*updated, *articles.some(conn, archive_id, story))
        if exact:
            return Seen("same text", searched, exact[:MOST_SHOWN], others[:MOST_RELATED])
        if updated:
            return Seen("update", searched, updated[:MOST_SHOWN], others[len(updated) :][:MOST_RELATED], updated[0].id)
        return Seen("same story", searched, others[:MOST_SHOWN]) if others else Seen("new", searched)

    return await desk.store.read(work)


def _told_apart(text: str, alike: Sequence[AnnotatedArticle]) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """The articles that carry a text, and those that it updates, the newest of these first."""
    told = telling_of_text(text)
    changed = [marked for marked in alike if updates(telling_of(marked), told)]
    exact = tuple(marked.article for marked in alike if marked not in changed)
    return exact, tuple(marked.article for marked in sorted(changed, key=recency, reverse=True))
