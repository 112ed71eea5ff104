"""`seen`: is this address, text or message in the archive? Same address, same text, an update, same story, or new."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.analysis.copies import fingerprint
from bot.analysis.message_parts import MessagePart, taken_apart
from bot.analysis.revisions.updates import recency, telling_of, telling_of_text, updates
from bot.analysis.verdicts import MOST_LETTERS
from bot.archive import articles
from bot.archive.articles import fingerprints, relations
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.desk.verify import LONGEST_QUOTE, findings
from bot.desk.within import ANYWHERE, Within, kept, searched, settled
from bot.errors.asking import NothingToLookFor, TooRepetitive
from bot.errors.fetching import BadAddress
from bot.records.archive import AnnotatedArticle, Article
from bot.records.ids import ArchiveId
from bot.records.topics import Topic
from bot.records.verification import Seen, SeenKind, SeenPart, Verdict
from bot.text import urls
from bot.text.wording import forms

MOST_SHOWN, MOST_RELATED, MOST_PARTS = 10, 5, 10
LETTERS_OF_PART = MOST_LETTERS // MOST_PARTS  # all parts together take no longer than one quote may
WORD_FOR_WORD: frozenset[Verdict] = frozenset(
    ("verbatim", "elided", "denied", "disputed", "supposed", "reported", "misattributed")
)
"""Verdicts on words that stand in an article just so; the others are other words of it."""
NEAREST: tuple[SeenKind, ...] = ("same address", "same text", "update", "same story", "new")


@dataclass(frozen=True, slots=True)
class _Place:
    """An archive, and a listing of what came from where it is to be looked for; None for anywhere."""

    archive: ArchiveId
    where: Topic | None

    def keeps(self, conn: Connection, ids: Sequence[int]) -> list[int]:
        """Those of the articles that came from there."""
        return kept(conn, self.archive, self.where, ids)


async def seen(desk: Desk, archive_id: ArchiveId, given: str, *, within: Within = ANYWHERE) -> Seen:
    """Look for an address (alone, https:// or not), a text, or a message with links, quotes and passages in it.

    An address is not fetched: only what is stored counts. Of a message at most MOST_PARTS parts are looked for; a
    passage that the archive does not have is small talk and no part. Only what came from `within` counts.
    Raises NothingToLookFor where there is neither an address nor a word, ComparingBusy, TooManyWaiting; NoSuchFeed,
    SeveralFeeds, OutletNotThere.
    """
    place = _Place(archive_id, await settled(desk, archive_id, within))
    given = urls.typed(given)
    if len(given.split()) == 1 and given.lower().startswith(("http://", "https://")):
        return _together(None, [(MessagePart("link", given), await _address(desk, place, given))])
    message = await desk.thinking.run(taken_apart, given)
    looked = [(part, await _part(desk, place, part)) for part in message.parts[:MOST_PARTS]]
    known = [(part, answer) for part, answer in looked if answer is not None]
    whole = await _text(desk, place, message.words) if forms(message.words) or not known else None
    return _together(whole, known)


async def _part(desk: Desk, place: _Place, part: MessagePart) -> Seen | None:
    """What the archive has of a part; None for what is no address, and for a passage that it does not have."""
    if part.kind == "link":
        try:
            return await _address(desk, place, part.text)
        except NothingToLookFor:
            return None
    answer = await _words(desk, place, part.text)
    return None if part.kind == "passage" and answer.kind == "new" else answer


async def _words(desk: Desk, place: _Place, words: str) -> Seen:
    """A quote or a passage: the articles that carry it word for word, else those that a text like it tells of."""
    try:
        carrying = await findings(
            desk.store, desk.thinking, place.archive, words[:LONGEST_QUOTE], None, LETTERS_OF_PART, place.where
        )
    except TooRepetitive:
        carrying = ()
    exact = tuple(judged.marked.article for judged in carrying if judged.verdict in WORD_FOR_WORD)
    if exact:
        looked = await desk.store.short_read(searched, place.archive, place.where)
        return Seen("same text", looked, exact[:MOST_SHOWN])
    answer = await _text(desk, place, words)
    if answer.kind == "new" and carrying:
        others = tuple(judged.marked.article for judged in carrying)
        return Seen("same story", answer.searched, others[:MOST_SHOWN])
    return answer


def _together(whole: Seen | None, looked: Sequence[tuple[MessagePart, Seen]]) -> Seen:
    """One answer: the nearest of the whole and its links, with the articles of all, and each part for itself.

    Quotes and passages stand for a whole that is new: a text with other facts is no copy for the quotes in it.
    """
    links = [answer for part, answer in looked if part.kind == "link"]
    words = [answer for part, answer in looked if part.kind != "link"]
    answers = _by_nearness([*links, *([whole] if whole else [])]) + _by_nearness(words)
    answers = _by_nearness(answers) if answers[0].kind == "new" else answers
    articles_of = {article.id: article for answer in answers for article in answer.articles}
    related = {article.id: article for answer in answers for article in answer.related if article.id not in articles_of}
    return replace(
        answers[0],
        articles=tuple(articles_of.values())[:MOST_SHOWN],
        related=tuple(related.values())[:MOST_RELATED],
        relations=tuple(dict.fromkeys(relation for answer in answers for relation in answer.relations)),
        parts=tuple(
            SeenPart(part.kind, part.text, answer.kind, answer.articles, answer.update_of) for part, answer in looked
        ),
    )


def _by_nearness(answers: Sequence[Seen]) -> list[Seen]:
    return sorted(answers, key=lambda answer: NEAREST.index(answer.kind))


async def _address(desk: Desk, place: _Place, address: str) -> Seen:
    try:
        return await desk.store.read(_of_address, place, address)
    except BadAddress as fault:
        raise NothingToLookFor() from fault


def _with_relations(conn: Connection, place: _Place, answer: Seen) -> Seen:
    """The answer with what corrects or updates its articles, where both are live."""
    kept = relations.of_articles(conn, [article.id for article in answer.articles])
    told = [relation for relation in kept if relation.kind != "not a copy"]
    ids = list(dict.fromkeys(number for relation in told for number in (relation.article, relation.other)))
    live = {article.id for article in articles.some(conn, place.archive, ids)} if ids else set()
    return replace(answer, relations=tuple(each for each in told if {each.article, each.other} <= live))


def _of_address(conn: Connection, place: _Place, address: str) -> Seen:
    looked = searched(conn, place.archive, place.where)
    article = articles.by_address(conn, place.archive, address)
    if article is None:
        return Seen("new", looked)
    head = fingerprints.heads(conn, place.archive, [article.id]).get(article.id, article.id)
    group = [other for other in fingerprints.copies(conn, place.archive, head) if other != article.id]
    copies = articles.some(conn, place.archive, place.keeps(conn, group))[:MOST_SHOWN]
    story = articles.some(conn, place.archive, place.keeps(conn, fingerprints.related(conn, place.archive, article.id)))
    if place.keeps(conn, [article.id]):
        answer = Seen("same address", looked, (article, *copies), story[:MOST_RELATED])
    elif copies:
        answer = Seen("same text", looked, copies, story[:MOST_RELATED])
    else:
        answer = Seen("same story", looked, story[:MOST_SHOWN]) if story else Seen("new", looked)
    return _with_relations(conn, place, answer)


async def _text(desk: Desk, place: _Place, text: str) -> Seen:
    """Raises NothingToLookFor."""
    found = await desk.store.read(_of_text, place, text, desk.now().date())
    if found is None:
        raise NothingToLookFor()
    return found


def _of_text(conn: Connection, place: _Place, text: str, today: dt.date) -> Seen | None:
    """What there is like a text, with what corrects it; None where it has no words."""
    return _with_relations(conn, place, _like(conn, place, text, today)) if forms(text) else None


def _like(conn: Connection, place: _Place, text: str, today: dt.date) -> Seen:
    sought = fingerprint(text)
    looked = searched(conn, place.archive, place.where)
    same, story = fingerprints.like(conn, place.archive, sought.sampled, sought.figures, today)
    exact, updated = _told_apart(text, articles.marked(conn, place.archive, place.keeps(conn, same), only_live=True))
    others = (*updated, *articles.some(conn, place.archive, place.keeps(conn, story)))
    if exact:
        return Seen("same text", looked, exact[:MOST_SHOWN], others[:MOST_RELATED])
    if updated:
        return Seen("update", looked, updated[:MOST_SHOWN], others[len(updated) :][:MOST_RELATED], updated[0].id)
    return Seen("same story", looked, others[:MOST_SHOWN]) if others else Seen("new", looked)


def _told_apart(text: str, alike: Sequence[AnnotatedArticle]) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """The articles that carry a text, and those that it updates, the newest of these first."""
    told = telling_of_text(text)
    changed = [marked for marked in alike if updates(telling_of(marked), told)]
    exact = tuple(marked.article for marked in alike if marked not in changed)
    return exact, tuple(marked.article for marked in sorted(changed, key=recency, reverse=True))
