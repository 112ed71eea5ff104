"""Scores between 0 and 1, the higher the better: token F1, names, nDCG, pairs of a grouping, ROUGE-2, cuts."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import Stemmer

_stem = Stemmer.Stemmer("porter")
_ENDS = "[.!?:\"”’)'»…]"


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    given = list(values)
    return sum(given) / len(given) if given else 0.0


def balance(precision: float, recall: float) -> float:
    """F1: the harmonic mean of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tokens(text: str) -> list[str]:
    """Words, case and compatibility forms aside."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def shared(got: Sequence[object], wanted: Sequence[object]) -> tuple[float, float, float]:
    """F1, precision and recall of two bags."""
    if not got or not wanted:
        return (1.0, 1.0, 1.0) if not got and not wanted else (0.0, 0.0, 0.0)
    both = sum((Counter(got) & Counter(wanted)).values())
    precision, recall = both / len(got), both / len(wanted)
    return balance(precision, recall), precision, recall


def body(got: str, wanted: str) -> tuple[float, float, float]:
    """F1, precision and recall over words."""
    return shared(tokens(got), tokens(wanted))


def plain(text: str | None) -> str:
    """A title for comparison: words alone."""
    return " ".join(tokens(re.sub("[\u00ad\u200b-\u200f\ufeff]", "", text or "")))


def names(given: str | Sequence[str] | None) -> set[str]:
    """The persons of a byline, or of several."""
    lines = [given] if isinstance(given, str) else list(given or [])
    pieces = (p for line in lines for p in re.split(r"[;,|/&]|\band\b|\bund\b", line))
    return {plain(re.sub(r"(?i)^\s*(by|von|par|por|di)\s+", "", piece)) for piece in pieces} - {""}


def ndcg(ids: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Järvelin and Kekäläinen (2002), with gains 2^r - 1."""
    ranked = [relevant.get(each, 0) for each in ids[:depth]]
    best = _gain(sorted(relevant.values(), reverse=True)[:depth])
    return _gain(ranked) / best if best else 0.0


def recall(ids: Sequence[str], relevant: Mapping[str, int], depth: int = 50) -> float:
    """The share of what is relevant among the first `depth`, or of `depth` where more is relevant."""
    return len(set(ids[:depth]) & set(relevant)) / min(depth, len(relevant)) if relevant else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def grouping(got: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[float, float]:
    """F1 and precision over the pairs that stand in one group."""
    both = _pairs([(got.get(each), wanted[each]) for each in wanted])
    mine, theirs = _pairs([got.get(each, each) for each in wanted]), _pairs(list(wanted.values()))
    precision, recall = (both / mine if mine else 0.0), (both / theirs if theirs else 0.0)
    return balance(precision, recall), precision


def _pairs(keys: Sequence[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(keys).values())


def rouge2(got: str, wanted: str) -> float:
    """F of stemmed bigrams (Lin 2004)."""
    return shared(_bigrams(got), _bigrams(wanted))[0]


def _bigrams(text: str) -> list[tuple[str, str]]:
    words = [_stem.stemWord(w) if len(w) > 3 else w for w in re.findall(r"[a-z0-9]+", text.lower())]
    return list(pairwise(words))


def verbatim(cut: str, text: str) -> bool:
    """Whether a cut stands in a text, white space aside."""
    return bool(cut.strip()) and " ".join(cut.split()) in " ".join(text.split())


def whole(cut: str, text: str) -> bool:
    """Whether a cut begins and ends where a sentence or a paragraph does."""
    at = text.find(cut)
    before, after = text[:at].rstrip(" "), text[at + len(cut) :].lstrip(" ")
    begins = not before or bool(re.match(rf"{_ENDS}|[\n—–-]", before[-1]))
    return at >= 0 and begins and (not after or after[0] == "\n" or bool(re.match(_ENDS, cut[-1])))
