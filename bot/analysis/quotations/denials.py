"""Whether a text says that quoted words were never said: by negation, a verb of denial, a fake, or right after."""

from bot.analysis.quotations.carried import Carried

_DENIED_BEFORE, _FAKE_BEFORE, _SHOWN_BEFORE = 10, 24, 8
_PREDICATE = 8
REPLY = 14
"""Tokens that a sentence may have which takes the words back."""


def negated(quote: Carried, verb: int) -> bool:
    """Whether the verb is denied: never said, did not say, sagte nie, n'a jamais dit; not "not only said"."""
    if quote.any("merely", verb + 1, quote.place) or quote.any("indirect", quote.first, verb):
        return False
    group = list(quote.group(verb))
    if any(quote.negator(at) for at in group):
        return not any(quote.has("merely", at) for at in group)
    first = quote.clause(verb)
    if verb - first <= _DENIED_BEFORE and (
        quote.has("inverted", first) or quote.has("inverted", first + 1) or _by_nobody(quote, first, verb)
    ):
        return True
    return _postposed(quote, verb)


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
    named = {at for mention in quote.mentions() for at in range(mention.wide, mention.last)}
    for at in range(verb - 1, max(quote.first, verb - _DENIED_BEFORE) - 1, -1):
        if quote.has("denials", at):
            return not any(quote.negator(place) for place in quote.group(at))
        small = quote.small(at) or any(quote.has(group, at) for group in ("complements", "that", "determiners"))
        if quote.has("breaks", at) or not (small or at in named or at == quote.place):
            return False
    return False


def faked(quote: Carried, verb: int | None) -> bool:
    """Whether what shows the words is called a fake, or nobody has a record of them."""
    if verb is not None and (_unrecorded(quote, verb) or _shown_in_fake(quote, verb)):
        return True
    return _fake_words(quote) or (_is_claimed(quote, verb) and called_false(quote))


def _unrecorded(quote: Carried, verb: int) -> bool:
    """no record of her saying"""
    found = quote.where(lambda at: quote.has("evidence", at), verb - _FAKE_BEFORE, verb)
    if found is None:
        return False
    return any(quote.has("no_one", at) or quote.negator(at) for at in range(max(quote.first, found - 4), found))


def _shown_in_fake(quote: Carried, verb: int) -> bool:
    """a fake page showed her saying; a doctored clip in which she says"""
    fake = quote.where(lambda at: quote.has("fakes", at), verb - _FAKE_BEFORE, verb)
    if fake is None:
        return False
    if quote.any("showing", max(fake + 1, verb - _SHOWN_BEFORE), verb):
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
    near = range(max(quote.first, quote.place - 6), quote.place)
    return verb is not None or any(quote.has("quoted_things", at) or quote.has("claiming", at) for at in near)


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


def answered_no(quote: Carried, reply: Carried | None, asked: bool) -> bool:
    """Whether the next sentence takes the words back: “No.” “She did not.” “The quote is invented.”"""
    if reply is None or reply.where(lambda at: reply.token(at).quote >= 0, reply.first, reply.last) is not None:
        return False
    short = reply.last - reply.first <= REPLY
    claimed = asked or any(quote.has("claiming", at) for at in range(quote.first, quote.last))
    if claimed and reply.has("noes", reply.first):
        return True
    if short and _is_false(reply):
        return claimed or reply.any("quoted_things", reply.first, reply.first + 3)
    return short and _took_back(reply, claimed)


def _is_false(reply: Carried) -> bool:
    """The quote is fake. That is not true. C'est faux."""
    fake = reply.where(lambda at: reply.has("fakes", at) or reply.has("truths", at), reply.first, reply.last)
    if fake is None or any(reply.says(at) for at in range(reply.first, fake)):
        return False
    return any(reply.negator(at) for at in range(reply.first, fake)) is reply.has("truths", fake)


def _took_back(reply: Carried, claimed: bool) -> bool:
    """She never said it. Das hat sie nie gesagt. She did not."""
    no = reply.where(reply.negator, reply.first, min(reply.first + 6, reply.last))
    if no is None:
        return False
    verb = reply.where(reply.says, reply.first, reply.last)
    if verb is None:
        return claimed and reply.last - no <= 2
    what = (reply.first, *range(verb - 2, verb), *range(verb + 1, verb + 4))
    objects = any(reply.has("its", at) or reply.has("quoted_things", at) for at in what)
    return objects and negated(reply, verb) and not reply.any("prepositions", verb + 1, verb + 4)


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
