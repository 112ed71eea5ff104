"""The one ranker, shared by every index: BM25 over ideas, times how many of them an article carries."""

import math
from collections.abc import Iterable

from bot.analysis import closer
from bot.records.topics import Candidate, Candidates, Idea, Ranked, Term, Topic
from bot.text.words import spellings

TITLE_WEIGHT, LEAD_WEIGHT = 4.3, 2.8
SATURATION, LENGTH = 1.5, 0.36
"""BM25F (Robertson and Zaragoza 2009) with k1 = SATURATION, b = LENGTH and lengths in letters of stems."""

EARLY, EARLY_SPAN = 1.2, 330.0
"""An early idea counts up to 2.2 times: the gain falls by e every EARLY_SPAN letters of stems. Not so when all are
names with aliases ("Norway Chile"): where a country is named says little (nDCG@10 of pairs .58, without .60)."""

COVERAGE, LONG_TOPIC = 2.85, 1.2
"""Power of the share of ideas that an article carries; it falls with each idea past two: a question is no checklist."""

WEAKEST = 0.2
"""Share of the score that is the weakest idea's: an article about both countries before one about either."""

PHRASE = 0.05

Needles = tuple[tuple[str, float, tuple[str, ...]], ...]
"""What is looked for: stems between spaces, their weight, and the longer names that hold them, which count apart."""


def rank(topic: Topic, candidates: Candidates) -> tuple[Ranked, ...]:
    """The candidates, best first; equal scores newest first. An article without any idea is left out."""
    needles = [_needles(idea, candidates.languages) for idea in topic.ideas]
    phrases = _phrases(topic, candidates.languages)
    named = all(len(idea.terms) > 1 for idea in topic.ideas)
    weights = _weights(candidates)
    usual = _usual_length(candidates.rows)
    early = 0.0 if named else EARLY
    scored = [(*_score(row, needles, phrases, weights, usual, early), row) for row in candidates.rows]
    kept = sorted((entry for entry in scored if entry[0] > 0), key=_order, reverse=True)
    share = 0.0 if named else 1 / (1 + LONG_TOPIC * max(0, len(needles) - 2))
    kept[: closer.LOOKED_AT] = closer.look(kept[: closer.LOOKED_AT], topic, candidates.languages, share)
    return tuple(Ranked(row.article, score, covered) for score, covered, row in sorted(kept, key=_order, reverse=True))


def _order(entry: closer.Scored) -> tuple[float, int, int]:
    return entry[0], entry[2].day, entry[2].article


def _needles(idea: Idea, languages: tuple[str | None, ...]) -> Needles:
    found = {stems: term.weight for term in reversed(idea.terms) for stems in _spelled(term, languages)}
    longer = [*found, *(stems for term in idea.longer for stems in _spelled(term, languages))]
    return tuple(
        (stems, weight, tuple(name for name in longer if stems in name and stems != name))
        for stems, weight in found.items()
    )


def _spelled(term: Term, languages: tuple[str | None, ...]) -> list[str]:
    if term.language is not None and term.language not in languages:
        return []
    return [f" {spelling} " for spelling in spellings(term.words, languages)]


def _phrases(topic: Topic, languages: tuple[str | None, ...]) -> tuple[str, ...]:
    """Typed neighbours side by side: "interest rates" as one phrase counts beside its two ideas."""
    pairs = zip(topic.ideas, topic.ideas[1:], strict=False)
    return tuple(
        f" {spelling} "
        for one, other in pairs
        if len(one.terms) == len(other.terms) == 1
        for spelling in spellings(one.terms[0].words + other.terms[0].words, languages)
    )


def _weights(candidates: Candidates) -> list[float]:
    """BM25's idf of each idea, never below a tenth, so that a common idea still counts."""
    total = max(candidates.articles, 1)
    return [max(0.1, math.log(1 + (total - min(n, total) + 0.5) / (n + 0.5))) for n in candidates.seen]


def _usual_length(rows: Iterable[Candidate]) -> float:
    lengths = sorted(len(row.stems) - row.stems.find("|") for row in rows)
    return max(200.0, float(lengths[len(lengths) // 2])) if lengths else 200.0


def _score(
    row: Candidate, needles: list[Needles], phrases: tuple[str, ...], weights: list[float], usual: float, early: float
) -> tuple[float, float]:
    title = row.stems.find("|")
    parts = (row.stems, title, row.stems.find("|", title + 1))
    norm = SATURATION * (1 - LENGTH + LENGTH * (len(row.stems) - title) / usual)
    score = found = 0.0
    weakest = 2.0
    for terms, weight in zip(needles, weights, strict=True):
        worth = _worth(terms, parts, norm, early)
        weakest = min(weakest, worth)
        score += weight * worth
        found += weight if worth else 0.0
    total = sum(weights)
    covered = found / total
    power = COVERAGE / (1 + LONG_TOPIC * max(0, len(needles) - 2))
    bonus = sum(PHRASE for phrase in phrases if phrase in row.stems)
    mixed = (1 - WEAKEST) * score + WEAKEST * weakest * total
    return float(mixed * covered**power * (1 + bonus)), covered


def _worth(terms: Needles, parts: tuple[str, int, int], norm: float, early: float) -> float:
    """One idea's saturated frequency, more when it stands early; 0 when it does not stand there.

    `parts` are an article's stems, and where its title and its lead end.
    """
    whole, title, lead = parts
    often, first = 0.0, len(whole)
    for needle, weight, longer in terms:
        at = whole.find(needle)
        if at < 0:
            continue
        stems = _without(whole, longer) if longer else whole
        at = stems.find(needle, at)
        if at < 0:
            continue
        in_title = stems.count(needle, 0, title) if at < title else 0
        in_lead = stems.count(needle, title, lead) if at < lead else 0
        often += weight * (TITLE_WEIGHT * in_title + LEAD_WEIGHT * in_lead + stems.count(needle, lead))
        first = min(first, max(0, at - title))
    return often / (often + norm) * (1 + early * math.exp(-first / EARLY_SPAN)) if often else 0.0


def _without(stems: str, names: tuple[str, ...]) -> str:
    """`stems` with each of `names` blotted out; no letter moves."""
    for name in names:
        if name in stems:
            stems = stems.replace(name, f" {'·' * (len(name) - 2)} ")
    return stems
