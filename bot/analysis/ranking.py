"""The one ranker, shared by every index: BM25 over ideas, times how many of them an article carries."""

import math
from collections.abc import Iterable

from bot.records.topics import Candidate, Candidates, Idea, Ranked, Topic
from bot.text.words import spellings

TITLE_WEIGHT, LEAD_WEIGHT = 4.3, 2.8
SATURATION, LENGTH = 1.5, 0.36
"""BM25F (Robertson and Zaragoza 2009) with k1 = SATURATION, b = LENGTH and lengths in letters of stems."""

EARLY, EARLY_SPAN = 1.2, 330.0
"""An early idea counts up to 2.2 times: the gain falls by e every EARLY_SPAN letters of stems. Not so when all are
names with aliases ("Norway Chile"): where a country is named says little (nDCG@10 of pairs .58, without .60)."""

COVERAGE, LONG_TOPIC = 2.85, 1.2
"""Power of the share of ideas that an article carries; it falls with each idea past two: a question is no checklist."""

WEAKEST = 0.25
"""Share of the score that is the weakest idea's: an article about both countries before one about either."""

PHRASE = 0.05

Needles = tuple[tuple[str, float], ...]


def rank(topic: Topic, candidates: Candidates) -> tuple[Ranked, ...]:
    """The candidates, best first; equal scores newest first. An article without any idea is left out."""
    needles = [_needles(idea, candidates.languages) for idea in topic.ideas]
    phrases = _phrases(topic, candidates.languages)
    early = EARLY if any(len(idea.terms) == 1 for idea in topic.ideas) else 0.0
    weights = _weights(candidates)
    usual = _usual_length(candidates.rows)
    scored = [(_score(row, needles, phrases, weights, usual, early), row) for row in candidates.rows]
    kept = [(score, covered, row) for (score, covered), row in scored if score > 0]
    kept.sort(key=lambda entry: (entry[0], entry[2].day, entry[2].article), reverse=True)
    return tuple(Ranked(row.article, score, covered) for score, covered, row in kept)


def _needles(idea: Idea, languages: tuple[str | None, ...]) -> Needles:
    wanted = [term for term in idea.terms if term.language is None or term.language in languages]
    found = {f" {spelling} ": term.weight for term in reversed(wanted) for spelling in spellings(term.words, languages)}
    return tuple(found.items())


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
    stems, title, lead = parts
    often, first = 0.0, len(stems)
    for needle, weight in terms:
        at = stems.find(needle)
        if at < 0:
            continue
        in_title = stems.count(needle, 0, title) if at < title else 0
        in_lead = stems.count(needle, title, lead) if at < lead else 0
        often += weight * (TITLE_WEIGHT * in_title + LEAD_WEIGHT * in_lead + stems.count(needle, lead))
        first = min(first, max(0, at - title))
    return often / (often + norm) * (1 + early * math.exp(-first / EARLY_SPAN)) if often else 0.0
