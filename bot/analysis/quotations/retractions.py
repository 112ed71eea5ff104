"""Whether a sentence behind a quotation takes its words back."""

from collections.abc import Iterator
from dataclasses import replace

from bot.analysis.quotations.carried import Carried
from bot.analysis.quotations.denials import negated

REPLY, LONGEST_REPLY = 14, 48
"""Tokens of a sentence that may take the words back as a whole, and of one that does so in one of its clauses."""
_PARTING = frozenset({",", ";", ":", "–", "—", "-"})
_ENDS = _PARTING | frozenset(".!?…”»“")


def taken_back(quote: Carried, replies: tuple[Carried | None, Carried | None], *, asked: bool) -> bool:
    """Whether one of the two sentences behind denies the words."""
    return _answered_no(quote, replies[0], asked) or _answered_later(quote, *replies)


def _answered_no(quote: Carried, reply: Carried | None, asked: bool) -> bool:
    """Whether the next sentence takes the words back: “No.” “She did not.” “The quote is invented.”"""
    if reply is None or reply.quotes():
        return False
    claimed = asked or _claims(quote)
    if claimed and reply.has("noes", reply.first):
        return True
    if reply.last - reply.first <= REPLY and _whole_denies(quote, reply, claimed):
        return True
    return any(_clause_denies(quote, clause, claimed) for clause in _clauses(reply))


def _whole_denies(quote: Carried, reply: Carried, claimed: bool) -> bool:
    if _is_false(reply):
        return claimed or _is_of_the_words(reply)
    return _took_back(quote, reply, claimed)


def _answered_later(quote: Carried, between: Carried | None, reply: Carried | None) -> bool:
    """Whether the sentence after the next takes back what a post, a clip or a rumour has somebody say."""
    if between is None or reply is None or between.quotes() or reply.quotes() or not _claims(quote):
        return False
    return any(_clause_denies(quote, clause, claimed=True) for clause in _clauses(reply))


def _claims(quote: Carried) -> bool:
    """Whether the sentence lays the words to a post, a clip, a rumour."""
    return quote.any("claiming", quote.first, quote.last)


def _clauses(reply: Carried) -> Iterator[Carried]:
    """The clauses of a sentence, without the word that joins each to the one before."""
    first = reply.first
    for at in range(reply.first, reply.last + 1):
        if at == reply.last or reply.token(at).text in _PARTING or reply.has("breaks", at):
            if at > first:
                yield replace(reply, first=first, last=at)
            first = at + 1


def _clause_denies(quote: Carried, clause: Carried, claimed: bool) -> bool:
    """Holm never said that; and the video is a fake; the clip was made with AI."""
    if clause.any("conditionals", clause.first, clause.last):
        return False
    if _is_of_the_words(clause) or (claimed and _is_of_what_shows_them(clause)):
        return _is_false(clause) or _is_made(clause)
    return _took_back(quote, clause, claimed=False)


def _is_of_the_words(reply: Carried) -> bool:
    """The quote is, the words are: what is meant is the quotation, whatever shows it."""
    return _begins_with(reply, reply.listed("quoted_things") - reply.listed("claiming"))


def _is_of_what_shows_them(reply: Carried) -> bool:
    """The video is: with an article for what was spoken of; "a video of the fire" is another one."""
    return _begins_with(reply, reply.listed("quoted_things") | reply.listed("claiming"))


def _begins_with(reply: Carried, things: frozenset[str]) -> bool:
    return reply.has("definites", reply.first) and not things.isdisjoint(map(reply.low, _near(reply)))


def _near(reply: Carried) -> range:
    return range(reply.first + 1, min(reply.first + 3, reply.last))


def _is_false(reply: Carried) -> bool:
    """The quote is fake. That is not true. C'est faux."""
    fake = reply.where(lambda at: reply.has("fakes", at) or reply.has("truths", at), reply.first, reply.last)
    if fake is None or any(reply.says(at) for at in range(reply.first, fake)):
        return False
    return any(reply.negator(at) for at in range(reply.first, fake)) is reply.has("truths", fake)


def _is_made(clause: Carried) -> bool:
    """was generated with AI; wurde mit KI erzeugt"""
    made, machine = (clause.any(group, clause.first, clause.last) for group in ("making", "machines"))
    return made and machine and not any(map(clause.negator, range(clause.first, clause.last)))


def _took_back(quote: Carried, reply: Carried, claimed: bool) -> bool:
    """She never said it. Das hat sie nie gesagt. She did not."""
    no = reply.where(reply.negator, reply.first, min(reply.first + 6, reply.last))
    if no is None:
        return False
    verb = reply.where(reply.says, reply.first, reply.last)
    if verb is None:
        return claimed and all(reply.small(at) or reply.token(at).text in ".!" for at in range(no, reply.last))
    if not _has_object(reply, verb) or not negated(reply, verb) or _is_another(quote, reply, verb):
        return False
    ends = reply.where(lambda at: reply.token(at).text in _ENDS, verb + 1, reply.last) or reply.last
    return not reply.any("prepositions", verb + 1, min(verb + 4, ends))


def _has_object(reply: Carried, verb: int) -> bool:
    """Whether the verb's object is "it", "that" or the words; not "never said that the alarms were off"."""
    before = ((reply.first, reply.first + 1), (verb - 3, verb))
    if any(reply.any_of(("its", "quoted_things"), *places) for places in before):
        return True
    behind = range(verb + 1, min(verb + 4, reply.last))
    return any(
        reply.has("quoted_things", at) or (reply.has("its", at) and _ends_clause(reply, at + 1)) for at in behind
    )


def _ends_clause(reply: Carried, at: int) -> bool:
    if at >= reply.last or reply.token(at).text in _ENDS:
        return True
    return reply.has("breaks", at) or reply.small(at)


def _is_another(quote: Carried, reply: Carried, verb: int) -> bool:
    """Whether the verb's subject is somebody who is not named in the sentence of the words."""
    names = [mention for mention in reply.mentions() if mention.kind in {"name", "body"} and mention.entity >= 0]
    subject = next((name for name in reversed(names) if reply.first <= name.first and name.last <= verb), None)
    here = {mention.entity for mention in quote.mentions()}
    return subject is not None and not subject.prep and subject.entity not in here
