"""Candidates weighed by a log-linear model."""

from collections.abc import Callable, Sequence
from math import exp

from bot.analysis.quotations.candidates import Candidate
from bot.analysis.quotations.weighing import total


def rank(found: Sequence[Candidate], key: Callable[[Candidate], object]) -> list[tuple[float, Candidate]]:
    """(probability, candidate), best first; candidates with one `key` are one person and are counted together."""
    scores = [total(c.features, "speaker") for c in found]
    top = max(scores)
    shares: dict[object, float] = {}
    best: dict[object, tuple[float, Candidate]] = {}
    for score, candidate in zip(scores, found, strict=True):
        name = key(candidate)
        shares[name] = shares.get(name, 0.0) + exp(score - top)
        if name not in best or best[name][0] < score:
            best[name] = (score, candidate)
    whole = sum(shares.values())
    return sorted(((shares[n] / whole, best[n][1]) for n in shares), key=lambda pair: -pair[0])
