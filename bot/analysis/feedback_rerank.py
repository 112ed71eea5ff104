"""A closer look at the best articles of a topic, by their titles and leads: where else they lead, and what they share.

Nothing is read anew and nothing is added: the order of the first LOOKED_AT changes.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from bot.analysis.aliases import places
from bot.records.topics import Candidate, Topic

LOOKED_AT = 100

MODELS, LIKENESS, RELATED = 4, 1.0, 0.5
"""Pseudo-relevance feedback (Rocchio 1971) in small: an article counts up to LIKENESS times RELATED more, by the mean
cosine of its opening words to those of the MODELS best others. No more than that, so that copies gain no more than
what is related. nDCG@10 of pairs .608 -> .622, of topics .623 -> .634; recall@50 of pairs .859 -> .871. A brief's
ranking costs 0.9 ms more for it and what follows."""

ELSEWHERE = 0.12
"""For "Colombia oil", an article counts less for each other country that its title and lead name: an article about all
of OPEC after one about Colombia. nDCG@10 of topics .604 -> .634. For topics of countries alone it says nothing."""

Scored = tuple[float, float, Candidate]
"""An article's score, the share of the ideas that it carries, and the article."""


def look(best: Sequence[Scored], topic: Topic, share: float) -> list[Scored]:
    """The articles of `best`, at most LOOKED_AT and best first, with their scores after the closer look, in order.

    `share` is how much other places matter: 1 for a topic of two ideas, 0 for one of names alone.
    """
    openings = [frozenset(row.stems[: row.lead].split()) for _, _, row in best]
    scores = [score for score, _, _ in best]
    if share:
        scores = [
            score / (1 + ELSEWHERE * share * elsewhere)
            for score, elsewhere in zip(scores, _elsewhere(openings, topic), strict=True)
        ]
    order = sorted(range(len(best)), key=lambda at: -scores[at])
    alike = _likeness([openings[at] for at in order])
    return [(scores[at] * (1 + LIKENESS * like), *best[at][1:]) for at, like in zip(order, alike, strict=True)]


def _elsewhere(openings: Sequence[frozenset[str]], topic: Topic) -> list[int]:
    """How many places each opening names that the topic does not."""
    known = places(topic.languages)
    asked = {known.get(stems) for idea in topic.ideas for term in idea.terms for stems in term.stems}
    names = frozenset(known)
    return [len({known[stem] for stem in opening & names} - asked) for opening in openings]


def _likeness(openings: Sequence[frozenset[str]]) -> list[float]:
    """Each opening's mean cosine to those of the first MODELS others, at most RELATED.

    A word weighs by its rarity among the openings; one in half of them or more weighs nothing.
    """
    many = len(openings)
    if many < 2 * MODELS:  # too few to tell what is usual among them
        return [0.0] * many
    in_how_many = Counter(chain.from_iterable(openings))
    rarity = [0.0, *(math.log(many / n) ** 2 if 2 * n <= many else 0.0 for n in range(1, many + 1))]
    weights = {stem: rarity[n] for stem, n in in_how_many.items()}
    lengths = [math.sqrt(sum(map(weights.__getitem__, opening))) or 1.0 for opening in openings]
    models = _together(openings[:MODELS], lengths, weights)
    stems = frozenset(models)
    out = []
    for at, opening in enumerate(openings):
        cosines = sum(map(models.__getitem__, opening & stems)) / lengths[at]
        out.append(min(RELATED, (cosines - 1) / (MODELS - 1) if at < MODELS else cosines / MODELS))
    return out


def _together(
    openings: Sequence[frozenset[str]], lengths: Sequence[float], weights: Mapping[str, float]
) -> dict[str, float]:
    """The sum of the vectors of `openings`, each of length one, with the weights put in already."""
    found: dict[str, float] = {}
    for opening, length in zip(openings, lengths, strict=False):
        for stem in opening:
            found[stem] = found.get(stem, 0.0) + weights[stem] / length
    return found
