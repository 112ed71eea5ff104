"""Words at second hand: somebody tells what another has said."""

from dataclasses import replace

from bot.analysis.quotations.carried import Carried
from bot.analysis.quotations.mention import Mention
from bot.records.annotations import Quote

_REACH = 16
_QUOTED = 9


def told(quote: Carried, verb: int | None, known: Quote) -> Quote:
    """`known` with standing "told" where its words come by another's mouth; its speaker is the first to have said it.

    "Y quoted X as saying", "X is said to have told", "a neighbour said that X had told her". Where the speaker that
    was found is the one who tells, the words are theirs and stay "said", but for "quoted X as saying".
    """
    if verb is None:
        return known
    quoting = _quoting(quote, verb)
    if quoting is not None:
        return _by_the_quoted(quote, quoting, verb, known)
    if _rumoured(quote, verb):
        return replace(known, standing="told")
    return _by_another(quote, verb, known)


def _quoting(quote: Carried, verb: int) -> int | None:
    """quoted Holm as saying; zitierte Holm mit den Worten"""
    as_saying = quote.low(verb - 1) in {"as", "als", "comme", "como"}
    if quote.has("quoting", verb):
        return verb if _names(quote, verb + 1, quote.place) else None
    if not as_saying and quote.has("quoting", verb - 1):
        return None
    found = quote.where(lambda at: quote.has("quoting", at), verb - _QUOTED, verb)
    return found if found is not None and _names(quote, found, verb) else None


def _by_the_quoted(quote: Carried, quoting: int, verb: int, known: Quote) -> Quote:
    """The speaker is whom the quoting verb has for its object, in the active voice."""
    until = quote.place if quoting == verb else verb
    named = [mention for mention in _names(quote, quoting, until) if mention.kind != "pron"]
    passive = quote.has("auxiliaries", quoting - 1)
    if passive or not named or (known.speaker_at and known.speaker_at.start >= named[0].start):
        return replace(known, standing="told")
    return _spoken(quote, named[0], known)


def _rumoured(quote: Carried, verb: int) -> bool:
    """is said to have told, soll gesagt haben, aurait déclaré"""
    return any(quote.has("hearsay", at) for at in quote.group(verb))


def _by_another(quote: Carried, verb: int, known: Quote) -> Quote:
    """As told where the verb's clause is what somebody else than the speaker tells: "a neighbour said he had told"."""
    teller = quote.where(lambda at: quote.has("telling_of", at) and quote.says(at), verb - _REACH, verb)
    if quote.low(verb - 1) == "to" or quote.any("auxiliaries", verb + 1, quote.place):
        return known
    if teller is None or quote.where(lambda at: _parts(quote, at), teller, verb):
        return known
    tellers = [mention for mention in _names(quote, quote.first, teller) if not mention.owns]
    subjects = [mention for mention in _names(quote, teller, verb) if not mention.prep]
    if not tellers or not subjects or tellers[-1].kind == "pron":
        return known
    if known.speaker_at is None:
        return replace(known, standing="told") if subjects[-1].kind == "pron" else _spoken(quote, subjects[-1], known)
    own = quote.scene.speaker(tellers[-1]).at == known.speaker_at or tellers[-1].text == known.speaker
    theirs = subjects[-1].kind == "pron" or quote.scene.speaker(subjects[-1]).at == known.speaker_at
    return replace(known, standing="told") if theirs and not own else known


def _parts(quote: Carried, at: int) -> bool:
    return quote.token(at).text in {",", ":"} or quote.token(at).quote >= 0


def _spoken(quote: Carried, mention: Mention, known: Quote) -> Quote:
    """Told words of whoever `mention` names."""
    speaker, text = quote.scene.speaker(mention), quote.scene.text
    role = text[speaker.role.start : speaker.role.end] if speaker.role else None
    return replace(known, standing="told", speaker=text[speaker.at.start : speaker.at.end], role=role,
                   how="said-clause", speaker_at=speaker.at, role_at=speaker.role)  # fmt: skip


def _names(quote: Carried, first: int, last: int) -> list[Mention]:
    """The mentions that lie between two places of the sentence."""
    return [mention for mention in quote.mentions() if first <= mention.first and mention.last <= last]
