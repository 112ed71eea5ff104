"""Whether the verb that carries quoted words is denied: by a negator in its group, or by a verb of denial over it."""

from bot.analysis.quotations.carried import Carried

_BEFORE = 10
_FILLERS = ("complements", "that", "determiners")


def negated(quote: Carried, verb: int) -> bool:
    """Whether the verb is denied: never said, did not say, sagte nie, n'a jamais dit; not "not only said"."""
    if quote.any("merely", verb + 1, quote.place) or quote.any("indirect", quote.first, verb):
        return False
    group = list(quote.group(verb))
    if any(quote.negator(at) for at in group):
        return not any(quote.has("merely", at) for at in group)
    return _preposed(quote, verb) or _postposed(quote, verb)


def _preposed(quote: Carried, verb: int) -> bool:
    """Never has Holm said; at no time did she say; nobody said."""
    first = quote.clause(verb)
    if verb - first > _BEFORE:
        return False
    return quote.has("inverted", first) or quote.has("inverted", first + 1) or _by_nobody(quote, first, verb)


def _postposed(quote: Carried, verb: int) -> bool:
    """sagte Holm nie, ne dit pas: behind the verb, before another clause begins."""
    for at in range(verb + 1, min(verb + 5, quote.place)):
        if quote.token(at).text in {",", ":"} or quote.has("complements", at):
            return False
        if quote.has("postposed", at):
            return True
    return False


def _by_nobody(quote: Carried, first: int, verb: int) -> bool:
    """Nobody in the office ever said; not: nobody laughed when Holm said."""
    subjects = (each for each in quote.mentions() if first < each.first and each.last <= verb)
    return quote.has("nobody", first) and all(each.prep or each.first == first for each in subjects)


def denied(quote: Carried, verb: int) -> bool:
    """Whether the verb stands in the complement of one of denial: denied having said, refused to say."""
    for at in range(verb - 1, max(quote.first, verb - _BEFORE) - 1, -1):
        if quote.has("denials", at):
            return not any(quote.negator(place) for place in quote.group(at))
        if quote.has("breaks", at) or not _fills(quote, at):
            return False
    return False


def _fills(quote: Carried, at: int) -> bool:
    """Whether a word may stand between a verb of denial and what is denied: having, that, she, the minister."""
    if at == quote.place or quote.small(at) or any(quote.has(group, at) for group in _FILLERS):
        return True
    return any(mention.wide <= at < mention.last for mention in quote.mentions())
