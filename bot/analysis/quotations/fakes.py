"""Whether a text calls quoted words, or what shows them, fake, untrue or somebody's false claim."""

from bot.analysis.quotations.carried import Carried

_BEFORE, _SHOWN_BEFORE, _PREDICATE = 24, 8, 8
_SHOWN = ("quoted_things", "claiming")


def faked(quote: Carried, verb: int | None) -> bool:
    """Whether what shows the words is called a fake, or nobody has a record of them."""
    shown = verb
    if shown is None:
        shown = quote.where(lambda at: quote.has("quoted_things", at), quote.place - 3, quote.place)
    if shown is not None and (_unrecorded(quote, shown) or _untrue(quote, shown) or _shown_in_fake(quote, shown)):
        return True
    return _fake_words(quote) or (_is_claimed(quote, verb) and called_false(quote))


def _unrecorded(quote: Carried, verb: int) -> bool:
    """no record of her saying"""
    found = quote.where(lambda at: quote.has("evidence", at), verb - _BEFORE, verb)
    if found is None:
        return False
    return any(quote.has("no_one", at) or quote.negator(at) for at in range(max(quote.first, found - 4), found))


def _untrue(quote: Carried, verb: int) -> bool:
    """it is false that she said; es stimmt nicht, dass"""
    for at in range(max(quote.first, verb - _BEFORE), verb):
        false = quote.has("fakes", at) or (quote.has("truths", at) and _negated_near(quote, at))
        opens = quote.has("that", at + 1) or quote.has("complements", at + 1) or quote.has("that", at + 2)
        if false and opens and not any(quote.says(place) for place in range(at + 1, verb)):
            return True
    return False


def _negated_near(quote: Carried, at: int) -> bool:
    return any(quote.negator(place) for place in range(max(quote.first, at - 3), at + 2))


def _shown_in_fake(quote: Carried, verb: int) -> bool:
    """a fake page showed her saying; a doctored clip in which she says"""
    fake = quote.where(lambda at: quote.has("fakes", at), verb - _BEFORE, verb)
    if fake is None:
        return False
    if quote.any("showing", max(fake + 1, verb - _SHOWN_BEFORE), verb):
        return True
    if quote.any("inside", fake - 3, fake) and quote.any_of(_SHOWN, fake + 1, fake + 2):
        return True
    participle = quote.low(verb).endswith("ing")
    return participle and quote.where(lambda at: quote.token(at).text == ",", fake, verb) is None


def _fake_words(quote: Carried) -> bool:
    """the fabricated sentence “…”; a false quote attributed to her: “…”"""
    thing = quote.where(lambda at: quote.has("quoted_things", at), quote.place - 6, quote.place)
    return (
        thing is not None
        and any(quote.has("fakes", at) for at in (thing - 1, thing - 2, thing + 1))
        and (quote.where(lambda at: quote.has("copulas", at) or quote.says(at), thing, quote.place) is None)
    )


def _is_claimed(quote: Carried, verb: int | None) -> bool:
    """Whether the words are presented as somebody's: a post that quotes her as saying, the sentence “…”."""
    return verb is not None or quote.any_of(_SHOWN, quote.place - 6, quote.place)


def called_false(quote: Carried) -> bool:
    """Whether the same clause goes on: … is false; … attributed to her is fake; … was made by a satire page."""
    verb = quote.where(lambda at: quote.has("copulas", at), quote.place + 1, quote.place + 2 * _PREDICATE)
    if verb is None or not _about_the_words(quote, verb):
        return False
    predicate = range(verb + 1, min(verb + _PREDICATE, quote.last))
    told = next((at for at in predicate if quote.has("fakes", at) or quote.has("satires", at)), None)
    return told is not None and not any(
        quote.negator(at) or quote.says(at) or quote.token(at).text == "," for at in range(verb, told)
    )


def _about_the_words(quote: Carried, verb: int) -> bool:
    """Whether nothing but what belongs to the quotation stands between it and the verb: attributed to Holm, by Holm."""
    first = quote.place + 1
    if any(quote.token(at).text in {";", ".", "?", ":"} or quote.has("denials", at) for at in range(first, verb)):
        return False
    opens = verb == first or quote.token(first).text == ","
    return opens or quote.has("claiming", first) or quote.has("prepositions", first)


def disputed(quote: Carried, verb: int | None) -> bool:
    """Whether the words are somebody else's claim that is called false.

    denied claims that the crew was “…”; says that Holm told him “…”, which she denies; “…” is false
    """
    if called_false(quote):
        return True
    if verb is not None and any(quote.says(at) for at in range(quote.first, verb)) and _which_is_denied(quote):
        return True
    return _claims_denied(quote)


def _which_is_denied(quote: Carried) -> bool:
    after = range(quote.place + 1, min(quote.place + _PREDICATE, quote.last))
    comma = next((at for at in after if quote.token(at).text == ","), None)
    denier = next((at for at in after if quote.has("denials", at)), None)
    return (
        comma is not None
        and denier is not None
        and comma < denier
        and any(quote.has("relatives", at) for at in range(comma, denier))
    )


def _claims_denied(quote: Carried) -> bool:
    noun = quote.where(lambda at: quote.has("claims", at), quote.place - _PREDICATE, quote.place)
    if noun is None or not quote.has("that", noun + 1):
        return False
    owned = any(quote.low(at) in {"'s", "’s", "by"} for at in range(noun - 3, quote.place))
    return not owned and quote.any("denials", noun - 4, noun)
