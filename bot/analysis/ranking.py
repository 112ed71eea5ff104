"""The one ranker, shared by every index: BM25 over ideas, times how many of them an article carries."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bot.analysis import feedback_rerank
from bot.records.topics import Candidate, Candidates, Idea, Ranked, SpelledTerm, Topic

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

Longer = tuple[str, int, float]
"""A name that holds a needle, where in it the needle stands, and its own weight: 0 when it means something else."""

Needle = tuple[str, float, tuple[Longer, ...]]
"""What is looked for: stems between spaces, their weight, and the longer names that hold them, longest first."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A topic ready to be looked for; what is the same for every article worked out once."""

    ideas: tuple[tuple[tuple[Needle, ...], float], ...]
    total: float
    phrases: tuple[str, ...]
    usual: float
    early: float
    power: float


def rank(topic: Topic, candidates: Candidates) -> tuple[Ranked, ...]:
    """The candidates, best first; equal scores newest first. An article without any idea is left out."""
    named = all(len(idea.terms) > 1 for idea in topic.ideas)
    slack = 1 + LONG_TOPIC * max(0, len(topic.ideas) - 2)
    weights = _weights(candidates)
    prepared = _Prepared(
        ideas=tuple(zip(map(_needles, topic.ideas), weights, strict=True)),
        total=sum(weights),
        phrases=tuple(f" {stems} " for stems in topic.phrases),
        usual=_usual_length(candidates.rows),
        early=0.0 if named else EARLY,
        power=COVERAGE / slack,
    )
    scored = [(*_score(row.stems, prepared), row) for row in candidates.rows]
    kept = sorted((entry for entry in scored if entry[0] > 0), key=_order, reverse=True)
    best = kept[: feedback_rerank.LOOKED_AT]
    kept[: feedback_rerank.LOOKED_AT] = feedback_rerank.look(best, topic, 0.0 if named else 1 / slack)
    return tuple(Ranked(row.article, score, covered) for score, covered, row in sorted(kept, key=_order, reverse=True))


def _order(entry: feedback_rerank.Scored) -> tuple[float, int, int]:
    return entry[0], entry[2].day, entry[2].article


def _needles(idea: Idea) -> tuple[Needle, ...]:
    """The idea's terms; one that holds another is looked for only where the other stands, and counts once."""
    found = {stems: term.weight for term in reversed(idea.terms) for stems in _padded(term)}
    others = {stems: 0.0 for term in idea.longer for stems in _padded(term)}
    names = sorted((others | found).items(), key=lambda name: -len(name[0]))
    roots = {stems: weight for stems, weight in found.items() if not any(o in stems for o in found if o != stems)}
    first = {name: next((root for root in roots if root in name), "") for name, _ in names}

    def holders(root: str) -> tuple[tuple[str, int, float], ...]:
        holding = ((name, weight) for name, weight in names if root in name and name != root)
        return tuple((name, name.find(root), weight if first[name] == root else 0.0) for name, weight in holding)

    return tuple((root, weight, holders(root)) for root, weight in roots.items())


def _padded(term: SpelledTerm) -> list[str]:
    return [f" {stems} " for stems in term.stems] if term.wanted else []


def _weights(candidates: Candidates) -> list[float]:
    """BM25's idf of each idea, never below a tenth, so that a common idea still counts."""
    total = max(candidates.articles, 1)
    return [max(0.1, math.log(1 + (total - min(n, total) + 0.5) / (n + 0.5))) for n in candidates.seen]


def _usual_length(rows: Iterable[Candidate]) -> float:
    lengths = sorted(len(row.stems) - row.stems.find("|") for row in rows)
    return max(200.0, float(lengths[len(lengths) // 2])) if lengths else 200.0


def _score(stems: str, prepared: _Prepared) -> tuple[float, float]:
    title = stems.find("|")
    parts = (stems, title, stems.find("|", title + 1))
    norm = SATURATION * (1 - LENGTH + LENGTH * (len(stems) - title) / prepared.usual)
    score = found = 0.0
    weakest = 2.0
    for needles, weight in prepared.ideas:
        worth = _worth(needles, parts, norm, prepared.early)
        if worth < weakest:
            weakest = worth
        if worth:
            score += weight * worth
            found += weight
    covered = found / prepared.total
    mixed = (1 - WEAKEST) * score + WEAKEST * weakest * prepared.total
    if prepared.phrases:
        mixed *= 1 + PHRASE * sum(phrase in stems for phrase in prepared.phrases)
    return float(mixed * covered**prepared.power), covered


def _worth(needles: tuple[Needle, ...], parts: tuple[str, int, int], norm: float, early: float) -> float:
    """One idea's saturated frequency, more when it stands early; 0 when it does not stand there.

    `parts` are an article's stems, and where its title and its lead end.
    """
    stems, title, lead = parts
    often, first = 0.0, len(stems)
    for needle, weight, longer in needles:
        at = stems.find(needle)
        if at < 0:
            continue
        if not longer:  # counted at once: a place named in every sentence costs as much as one named once
            in_title = stems.count(needle, 0, title) if at < title else 0
            in_lead = stems.count(needle, title, lead) if at < lead else 0
            often += weight * (TITLE_WEIGHT * in_title + LEAD_WEIGHT * in_lead + stems.count(needle, lead))
            first = min(first, at)
            continue
        while at >= 0:
            start, worth = _named(stems, at, longer, weight)
            if worth:
                often += worth * (1.0 if start >= lead else LEAD_WEIGHT if start >= title else TITLE_WEIGHT)
                first = min(first, start)
            at = stems.find(needle, at + len(needle) - 1)
    early_gain = early * math.exp(-max(0, first - title) / EARLY_SPAN) if early else 0.0
    return often / (often + norm) * (1 + early_gain) if often else 0.0


def _named(stems: str, at: int, longer: tuple[Longer, ...], weight: float) -> tuple[int, float]:
    """Where the name at a needle begins and what it weighs: the longest name that holds the needle there."""
    for name, before, own in longer:
        if at >= before and stems.startswith(name, at - before):
            return at - before, own
    return at, weight
