"""Is this quote real? The verdict, the sentence it stands in, who carried it first, who else, and how it drifted."""

import asyncio
from collections.abc import Sequence

from bot.analysis.fragments import link
from bot.analysis.naming import name_of
from bot.analysis.verdicts import Finding, judge
from bot.archive import articles, fingerprints, quotes
from bot.archive.store import Store
from bot.desk.cuts import cut, quote_cut, sentences, sound
from bot.desk.resources import Desk
from bot.errors import NeedsSecondKey, NoQuote, QuoteTooLong
from bot.records.answers import Cut, Searched
from bot.records.verification import Drift, Verification
from bot.text import shingles
from bot.text.wording import forms

LONGEST_QUOTE = 4000
FEWEST_WORDS = 3  # fewer are said by many
MOST_CANDIDATES = 8
NEAR_THE_BEST = 0.2  # of the best candidate's vote
MOST_OF_ONE_SPEAKER = 500


async def verify(
    desk: Desk, archive_id: int, quote: str, *, speaker: str | None = None, topic: str | None = None
) -> Verification:
    """What the archive says of a quote and, where given, of who said it.

    One or two words need a `speaker` or a `topic` as second key. Raises NoQuote, QuoteTooLong, NeedsSecondKey.
    """
    words = forms(quote)
    if not words:
        raise NoQuote()
    if len(quote) > LONGEST_QUOTE:
        raise QuoteTooLong(limit=LONGEST_QUOTE, length=len(quote))
    if len(words) < FEWEST_WORDS and not speaker and not topic:
        raise NeedsSecondKey()
    found = await findings(desk.store, archive_id, quote, speaker)
    async with desk.store.reading() as r:
        searched = await articles.count(r, archive_id)
    return answered(quote, speaker, searched, found)


async def findings(store: Store, archive_id: int, quote: str, speaker: str | None) -> tuple[Finding, ...]:
    """The articles that carry the quote, whole or changed, best first; empty where none does."""
    async with store.reading() as r:
        voted = await fingerprints.carriers(r, archive_id, shingles.hashes(quote), MOST_CANDIDATES * 4)
        ids = [article for article, vote in voted if vote >= NEAR_THE_BEST * voted[0][1]]
        if len(forms(quote)) < FEWEST_WORDS and speaker and (name := name_of(speaker)).words:
            ids += await quotes.holding(r, archive_id, (name.key, name.words[-1]), quote, MOST_OF_ONE_SPEAKER)
        live = await articles.live(r, archive_id, list(dict.fromkeys(ids)))
        candidates = await articles.marked(r, archive_id, live[:MOST_CANDIDATES])
    return await asyncio.to_thread(judge, quote, speaker, [one for one in candidates if sound(one.version)])


def answered(quote: str, speaker: str | None, searched: Searched, found: Sequence[Finding]) -> Verification:
    """The answer from what `judge` found, best first."""
    if not found:
        return Verification(quote, speaker, "not_found", searched)
    best = found[0]
    same = sorted((one for one in found if one.verdict == best.verdict and _words(one) == _words(best)), key=_age)
    return Verification(
        quote=quote,
        speaker=speaker,
        verdict=best.verdict,
        searched=searched,
        article=best.marked.article,
        cuts=_cuts(best),
        context=sentences(best.marked, *best.alignment.spans[0]),
        said=quote_cut(best.marked, best.said) if best.said else None,
        diff=best.alignment.diff,
        first=same[0].marked.article,
        also=tuple(one.marked.article for one in same[1:]),
        drift=tuple(_drift(one) for one in found if one not in same),
        link=_link(best),
    )


def _drift(finding: Finding) -> Drift:
    return Drift(finding.marked.article, finding.verdict, _cuts(finding), finding.alignment.diff)


def _cuts(finding: Finding) -> tuple[Cut, ...]:
    return tuple(cut(finding.marked, span.start, span.end) for span in finding.alignment.spans)


def _words(finding: Finding) -> list[list[str]]:
    return [forms(one.text) for one in _cuts(finding)]


def _age(finding: Finding) -> tuple[bool, str, int]:
    article = finding.marked.article
    return article.day is None, article.day.isoformat() if article.day else "", article.id


def _link(finding: Finding) -> str | None:
    article, spans = finding.marked.article, finding.alignment.spans
    return link(article.url, finding.marked.version.text, spans[0]) if article.url else None
