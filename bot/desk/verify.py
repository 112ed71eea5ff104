"""Is this quote real? The verdict, the sentence it stands in, who carried it first, who else, and how it drifted."""

from collections.abc import Sequence
from dataclasses import replace

from bot.analysis import topics
from bot.analysis.findings import Finding
from bot.analysis.naming import name_of
from bot.analysis.ranking import rank
from bot.analysis.revisions.binding import bound
from bot.analysis.text_fragment_link import link
from bot.analysis.verdicts import MOST_LETTERS, best_first, judge
from bot.archive import articles
from bot.archive.articles import fingerprints, quotes
from bot.archive.search.stores import index_for
from bot.archive.store import Connection, Store
from bot.desk import came_from, topic_search, within
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.desk.thinking import Thinking
from bot.desk.topic_search import OwnAliases, TopicQuery
from bot.errors.asking import EmptyTopic, NeedsSecondKey, NoQuote, QuoteTooLong, TopicTooLong
from bot.records.answers import Excerpt, Searched
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.topics import Topic
from bot.records.verification import Drift, Verification
from bot.text import shingles
from bot.text.folding import zawgyi
from bot.text.wording import forms

LONGEST_QUOTE = 4000
FEWEST_WORDS = 3  # fewer are said by many
MOST_CANDIDATES = 8
NEAR_THE_BEST = 0.2  # of the best candidate's vote
MOST_OF_ONE_SPEAKER = 500
MOST_WORDS = 6  # that a quote is looked up by in the search index
UNSETTLED = {"altered", "reported"}  # verdicts that another article, found by its words, may better
MOST_ON_TOPIC = 30  # articles read whole for a quote too short for its fingerprint


async def verify(
    desk: Desk,
    archive_id: ArchiveId,
    quote: str,
    *,
    speaker: str | None = None,
    topic: str | None = None,
    own: OwnAliases = (),
    letters: int = MOST_LETTERS,
) -> Verification:
    """What the archive says of a quote and, where given, of who said it.

    One or two words need a `speaker` or a `topic` as second key. Where the topic names outlets or feeds, articles from
    there alone count. It is compared with texts of so many `letters`.
    Raises NoQuote, QuoteTooLong, NeedsSecondKey, TooRepetitive, ComparingBusy; of the topic what a search raises.
    """
    words = forms(quote)
    if not words:
        raise NoQuote()
    if len(quote) > LONGEST_QUOTE:
        raise QuoteTooLong(limit=LONGEST_QUOTE, length=len(quote))
    if len(words) < FEWEST_WORDS and not speaker and not topic:
        raise NeedsSecondKey()
    speaker, topic = (speaker or "").strip() or None, (topic or "").strip() or None
    where = await desk.store.read(_where, archive_id, topic, own) if topic else None
    carrying = await findings(desk.store, desk.thinking, archive_id, quote, speaker, letters, where)
    if topic and not carrying:
        query = TopicQuery(archive_id, topic, size=MOST_ON_TOPIC, own=own)
        on_topic = (await topic_search.search(desk, query)).articles
        carrying = await desk.thinking.run(judge, quote, speaker, on_topic, letters)
    searched = await desk.store.short_read(within.searched, archive_id, where)
    return await desk.thinking.run(answered, quote, speaker, searched, carrying)


def _where(conn: Connection, archive_id: ArchiveId, topic: str, own: OwnAliases) -> Topic | None:
    """Where the topic says that the quote is to be looked for; None for anywhere."""
    asked = topic_search.understand(topic, own, index_for(conn).languages(conn, archive_id))
    where = within.of_topic(came_from.settled(conn, archive_id, asked))
    if where:
        came_from.refuse_unknown(conn, archive_id, where)
    return where


async def findings(
    store: Store,
    thinking: Thinking,
    archive_id: ArchiveId,
    quote: str,
    speaker: str | None,
    letters: int = MOST_LETTERS,
    where: Topic | None = None,
) -> tuple[Finding, ...]:
    """The articles that carry the quote, whole or changed, best first, of those from `where`; empty where none does.

    One in Zawgyi that none carries so is looked for in Unicode. Raises TooRepetitive, ComparingBusy.
    """
    found = await _findings(store, thinking, archive_id, quote, speaker, letters, where)
    in_unicode = zawgyi.to_unicode(quote) if not found else quote
    if in_unicode == quote:
        return found
    return await _findings(store, thinking, archive_id, in_unicode, speaker, letters, where)


async def _findings(
    store: Store,
    thinking: Thinking,
    archive_id: ArchiveId,
    quote: str,
    speaker: str | None,
    letters: int,
    where: Topic | None,
) -> tuple[Finding, ...]:
    """As `findings`, of the quote as it is written.

    Where it seems altered it is looked for by its words as well: a long text that has it whole may have been missed.
    So is a quote of one or two words that its speaker's quotations do not hold: only where somebody is quoted with it.
    """
    words = forms(quote)
    candidates = await store.read(_by_prints, archive_id, quote, speaker, where)
    judged = await thinking.run(judge, quote, speaker, candidates, letters)
    short = len(words) < FEWEST_WORDS
    if (short and not speaker) or any(finding.verdict not in UNSETTLED for finding in judged):
        return judged
    known = {marked.article.id for marked in candidates}
    by_words = await store.read(_by_words, archive_id, words, where)
    others = [marked for marked in by_words if marked.article.id not in known]
    both = best_first([*judged, *await thinking.run(judge, quote, speaker, others, letters)])
    return tuple(finding for finding in both if finding.said) if short else both


def _by_prints(
    conn: Connection, archive_id: ArchiveId, quote: str, speaker: str | None, where: Topic | None
) -> list[AnnotatedArticle]:
    """The articles that share most runs of words with the quote; of one or two words, those that quote the speaker."""
    votes = fingerprints.carriers(conn, archive_id, shingles.hashes(quote), MOST_CANDIDATES * (40 if where else 4))
    there = set(within.kept(conn, archive_id, where, (article for article, _ in votes)))
    voted = [(article, vote) for article, vote in votes if article in there]
    ids = [article for article, vote in voted if vote >= NEAR_THE_BEST * voted[0][1]]
    if len(forms(quote)) < FEWEST_WORDS and speaker and (name := name_of(speaker)).words:
        ids += quotes.holding(conn, archive_id, (name.key, name.words[-1]), quote, MOST_OF_ONE_SPEAKER)
    candidates = within.kept(conn, archive_id, where, ids)
    return articles.marked(conn, archive_id, candidates[:MOST_CANDIDATES], only_live=True)


def _by_words(
    conn: Connection, archive_id: ArchiveId, words: Sequence[str], where: Topic | None
) -> list[AnnotatedArticle]:
    """The articles with the quote's longest words: its runs of words may all be missing from the fingerprints.

    Outside quotations every fourth shingle is kept, and fewer of a long text, so that a run of eight words is missed by
    chance one time in six, or in two.
    """
    index = index_for(conn)
    longest = sorted(dict.fromkeys(word for word in words if word.isalpha()), key=len, reverse=True)[:MOST_WORDS]
    try:
        topic = topics.parse(" ".join(longest), {}, index.languages(conn, archive_id))
    except (EmptyTopic, TopicTooLong):
        return []
    if where:
        topic = replace(topic, came_from=where.came_from)
    best = rank(topic, index.candidates(conn, archive_id, topic, MOST_ON_TOPIC))
    return articles.marked(conn, archive_id, [entry.article for entry in best[:MOST_CANDIDATES]], only_live=True)


def answered(quote: str, speaker: str | None, searched: Searched, judged: Sequence[Finding]) -> Verification:
    """The answer from what `judge` found, best first; a stored text that fails its hash is left out."""
    cutter = Excerpter(finding.marked for finding in judged)
    shown = [finding for finding in judged if _cuts(cutter, finding)]
    if not shown:
        return Verification(quote, speaker, "not_found", searched)
    best = shown[0]
    article = best.marked.article
    same = sorted((finding for finding in shown if _alike(finding, best)), key=_age)
    return Verification(
        quote=quote,
        speaker=speaker,
        verdict=best.verdict,
        searched=searched,
        article=article,
        cuts=_cuts(cutter, best),
        context=_sentences(cutter, best),
        said=cutter.quote(article.id, best.said) if best.said else None,
        diff=best.alignment.diff,
        first=same[0].marked.article,
        also=tuple(finding.marked.article for finding in same if finding is not best),
        drift=tuple(_drift(cutter, finding) for finding in shown if finding not in same),
        link=link(article.url, best.marked.version.text, best.alignment.spans[0]) if article.url else None,
        speaker_sure=best.speaker_sure,
    )


def _alike(finding: Finding, other: Finding) -> bool:
    return finding.verdict == other.verdict and _words(finding) == _words(other)


def _words(finding: Finding) -> list[str]:
    return [
        form for span in finding.alignment.spans for form in forms(finding.marked.version.text[span.start : span.end])
    ]


def _drift(cutter: Excerpter, finding: Finding) -> Drift:
    return Drift(finding.marked.article, finding.verdict, _cuts(cutter, finding), finding.alignment.diff)


def _cuts(cutter: Excerpter, finding: Finding) -> tuple[Excerpt, ...]:
    article = finding.marked.article.id
    cuts = [cutter.cut(article, span.start, span.end) for span in finding.alignment.spans]
    return tuple(cut for cut in cuts if cut)


def _sentences(cutter: Excerpter, finding: Finding) -> Excerpt | None:
    """The whole sentences that the words stand in, up to the first gap, with the one behind that overturns them."""
    marked, span = finding.marked, finding.alignment.spans[0]
    text, passages = marked.version.text, marked.passages
    start, end = passages.whole(span.start, span.end)
    numbers = passages.touching(span.start, span.end)
    behind = bound(text, passages, numbers[-1], marked.article.language) if numbers else 0
    return cutter.cut(marked.article.id, start, passages[numbers[-1] + behind].end if behind else end)


def _age(finding: Finding) -> tuple[bool, str, int]:
    article = finding.marked.article
    return article.day is None, article.day.isoformat() if article.day else "", article.id
