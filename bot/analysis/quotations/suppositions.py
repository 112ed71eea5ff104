"""Whether a text only imagines quoted words: if she had said, she would say, a satire in which she says."""

from bot.analysis.quotations.carried import Carried

_OPENING = frozenset([",", ":", "–", "—", "¿", "("])
_PRETENDED, _TITLE = 7, 4


def supposed(quote: Carried, verb: int) -> bool:
    """Whether the verb tells what somebody might say, would have said, or says in an invention."""
    if quote.any("pretences", verb - _PRETENDED, verb) or _in_satire(quote, verb):
        return True
    if _supposes(quote, verb) is not None:
        return True
    conditional = quote.where(lambda at: quote.has("conditionals", at), verb, verb + 1)
    conditional = next((at for at in quote.group(verb) if quote.has("conditionals", at)), conditional)
    if conditional is None or quote.scene.lexicon.verbs.get(quote.low(verb)) == "judge":
        return False
    if quote.has("hearsay", conditional):
        return _any_supposition(quote)
    return not (_reported(quote, conditional) or _habitual(quote, verb, conditional))


def _supposes(quote: Carried, verb: int) -> int | None:
    """if Holm had said “…”: the word that opens the verb's own clause."""
    opened = quote.where(lambda at: _opens_supposition(quote, at), verb - 2 * _PRETENDED, verb)
    if quote.has("inverted_ifs", quote.first) and quote.token(quote.last - 1).text != "?":
        opened = quote.first
    if opened is None or quote.any("asking", opened + 1, verb):
        return None
    if any(quote.token(at).text == "," or quote.says(at) for at in range(opened + 1, verb)):
        return None
    return opened


def _opens_supposition(quote: Carried, at: int) -> bool:
    if not quote.has("suppositions", at):
        return False
    return at == quote.first or quote.has("openings", at - 1) or quote.token(at - 1).text in _OPENING


def _any_supposition(quote: Carried) -> bool:
    return quote.where(lambda at: _opens_supposition(quote, at), quote.first, quote.last) is not None


def _reported(quote: Carried, conditional: int) -> bool:
    """Falk said she would tell: what was "will" when it was said."""
    before = range(max(quote.first, conditional - 2 * _PRETENDED), conditional)
    return not _any_supposition(quote) and any(quote.says(at) for at in before)


def _habitual(quote: Carried, verb: int, conditional: int) -> bool:
    """“Eat up,” she would say: what somebody used to say, said."""
    if quote.low(conditional) != "would":
        return False
    unreal = quote.low(conditional + 1) == "have" or quote.any("doubting", quote.first, quote.last)
    if unreal or _any_supposition(quote) or any(quote.negator(at) for at in quote.group(verb)):
        return False
    return verb > quote.place or quote.any("habits", quote.first, quote.last)


def _in_satire(quote: Carried, verb: int) -> bool:
    """In the satire Holm says; the parody has Holm saying; imagine Holm saying"""
    satire = quote.where(lambda at: quote.has("satires", at), quote.first, verb)
    if satire is None:
        return False
    inside = any(quote.has("inside", at) for at in range(max(quote.first, satire - _TITLE), satire))
    return quote.has("suppositions", satire) or inside or quote.any("showing", satire + 1, verb)


def asked(quote: Carried, verb: int | None) -> bool:
    """Whether the sentence asks if the words were said: Did Holm say “…”? Not: Why did she say “…”?"""
    if verb is None or verb > quote.place or quote.token(quote.last - 1).text != "?":
        return False
    first = quote.clause(verb)
    first += quote.token(first).text == "¿"
    if quote.has("yes_no", first) or quote.any("inversions", first, quote.place):
        return True
    return quote.has("rising", quote.last - 1) and not quote.any("asking", quote.first, verb)


def imagined(asking: Carried | None) -> bool:
    """Whether the sentence before asked what somebody would say: What would Holm say? “…,” perhaps."""
    if asking is None or asking.token(asking.last - 1).text != "?":
        return False
    verb = asking.where(asking.says, asking.first, asking.last)
    return verb is not None and asking.any("conditionals", asking.first, asking.last)
