"""Whether the sentence behind a quotation takes its words back."""

from bot.analysis.quotations.carried import Carried
from bot.analysis.quotations.denials import negated

REPLY = 14
"""Tokens that a sentence may have which takes the words back."""


def answered_no(quote: Carried, reply: Carried | None, asked: bool) -> bool:
    """Whether the next sentence takes the words back: “No.” “She did not.” “The quote is invented.”"""
    if reply is None or reply.quotes():
        return False
    claimed = asked or quote.any("claiming", quote.first, quote.last)
    if claimed and reply.has("noes", reply.first):
        return True
    if reply.last - reply.first > REPLY:
        return False
    if _is_false(reply):
        return claimed or reply.any("quoted_things", reply.first, reply.first + 3)
    return _took_back(reply, claimed)


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
        return claimed and all(reply.small(at) or reply.token(at).text in ".!" for at in range(no, reply.last))
    near = ((reply.first, reply.first + 1), (verb - 3, verb), (verb + 1, verb + 4))
    objects = any(reply.any_of(("its", "quoted_things"), *places) for places in near)
    return objects and negated(reply, verb) and not reply.any("prepositions", verb + 1, verb + 4)
