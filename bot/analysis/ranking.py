"""The one ranker, shared by every index: BM25 over ideas, times how many of them an article carries."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from bot.analysis import feedback_rerank
from bot.analysis.about import Asked, is_about
from bot.analysis.exact_forms import share, written_so
from bot.analysis.needles import Needle, named, needles
from bot.records.topics import Candidate, Candidates, Ranked, Topic

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
    named = all(idea.has_aliases for idea in topic.ideas)
    slack = 1 + LONG_TOPIC * max(0, len(topic.ideas) - 2)
    asked = asked_of(topic, candidates)
    rows = written_so(topic, candidates.rows)
    prepared = _Prepared(
        ideas=asked.ideas,
        total=sum(weight for _, weight in asked.ideas),
        phrases=tuple(f" {stems} " for stems in topic.phrases),
        usual=_usual_length(candidates.rows),
        early=0.0 if named else EARLY,
        power=COVERAGE / slack,
    )
    worth = share(topic, rows)
    scored = [(score * worth(row), covered, row) for row in rows for score, covered in [_score(row, prepared)]]
    kept = sorted((entry for entry in scored if entry[0] > 0), key=_order, reverse=True)
    best = kept[: feedback_rerank.LOOKED_AT]
    kept[: feedback_rerank.LOOKED_AT] = feedback_rerank.look(best, topic, 0.0 if named else 1 / slack)
    return tuple(
        Ranked(row.article, score, covered, covered >= asked.needed and is_about(row.stems, row.lead, asked))
        for score, covered, row in sorted(kept, key=_order, reverse=True)
    )


def asked_of(topic: Topic, candidates: Candidates) -> Asked:
    """What an article must name to be about the topic, each idea weighed by how rare it is in the archive."""
    return Asked(tuple(zip(map(needles, topic.ideas), _weights(candidates), strict=True)), _is_joined(topic))


def _is_joined(topic: Topic) -> bool:
    """Whether two words without other names are asked for as one thing: "gold price", not "Norway Chile"."""
    return len(topic.ideas) == 2 and bool(topic.phrases)


def _order(entry: feedback_rerank.Scored) -> tuple[float, int, int]:
    return entry[0], entry[2].day, entry[2].article


def _weights(candidates: Candidates) -> list[float]:
    """BM25's idf of each idea, never below a tenth, so that a common idea still counts."""
    total = max(candidates.articles, 1)
    return [max(0.1, math.log(1 + (total - min(n, total) + 0.5) / (n + 0.5))) for n in candidates.seen]


def _usual_length(rows: Iterable[Candidate]) -> float:
    lengths = sorted(len(row.stems) - row.stems.find("|") for row in rows)
    return max(200.0, float(lengths[len(lengths) // 2])) if lengths else 200.0


def _score(row: Candidate, prepared: _Prepared) -> tuple[float, float]:
    stems = row.stems
    title = stems.find("|")
    parts = (stems, title, row.lead)
    norm = SATURATION * (1 - LENGTH + LENGTH * (len(stems) - title) / prepared.usual)
    score = found = 0.0
    weakest = 2.0
    for sought, weight in prepared.ideas:
        worth = _worth(sought, parts, norm, prepared.early)
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


def _worth(sought: tuple[Needle, ...], parts: tuple[str, int, int], norm: float, early: float) -> float:
    """One idea's saturated frequency, more when it stands early; 0 when it does not stand there.

    `parts` are an article's stems, and where its title and its lead end.
    """
    stems, title, lead = parts
    often, first = 0.0, len(stems)
    for needle, weight, longer in sought:
        at = stems.find(needle)
        if at < 0:
            continue
        if not longer:  # counted at once: a place named in every sentence costs as much as one named once
            in_title = stems.count(needle, 0, title) if at < title else 0
            in_lead = stems.count(needle, title, lead) if at < lead else 0
            in_text = stems.count(needle, title)
            often += weight * (TITLE_WEIGHT * in_title + (LEAD_WEIGHT - 1) * in_lead + in_text)
            first = min(first, at)
            continue
        while at >= 0:
            start, worth = named(stems, at, longer, weight)
            if worth:
                often += worth * (1.0 if start >= lead else LEAD_WEIGHT if start >= title else TITLE_WEIGHT)
                first = min(first, start)
            at = stems.find(needle, at + max(1, len(needle) - 1))
    early_gain = early * math.exp(-max(0, first - title) / EARLY_SPAN) if early else 0.0
    return often / (often + norm) * (1 + early_gain) if often else 0.0
