"""Words at second hand: somebody tells what another has said."""

from dataclasses import replace

from bot.analysis.quotations.carried import Carried
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.pronouns import resolve
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
    heard = _heard(quote, verb)
    if heard is not None:
        return _spoken(quote, heard, known) if heard.kind != "pron" else _spoken_by(quote, heard, known)
    if _rumoured(quote, verb):
        return replace(known, standing="told")
    if _as_told(quote, verb):
        return replace(known, standing="told")
    return _by_another(quote, verb, known)


def _quoting(quote: Carried, verb: int) -> int | None:
    """quoted Holm as saying; zitierte Holm mit den Worten"""
    if quote.has("quoting", verb):
        return verb if _names(quote, verb + 1, quote.place) else None
    found = quote.where(lambda at: quote.has("quoting", at), verb - _QUOTED, verb)
    if found is None:
        return None
    return found if quote.has("auxiliaries", found - 1) or _names(quote, found, verb) else None


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


def _heard(quote: Carried, verb: int) -> Mention | None:
    """neighbours heard him shout: who was heard, where the words follow the verb at once."""
    if verb + 2 < quote.place:
        return None
    if quote.has("perceived", verb - 2) and (quote.has("objects", verb - 1) or quote.has("clitics", verb - 1)):
        named = [mention for mention in _names(quote, quote.first, verb - 2) if mention.kind == "name"]
        return named[-1] if named else None
    return next(
        (each for each in quote.mentions() if each.last == verb and quote.has("perceived", each.wide - 1)), None
    )


def _as_told(quote: Carried, verb: int) -> bool:
    """Falk, as Busk tells it, said"""
    if quote.token(verb - 1).text != ",":
        return False
    comma = next(
        (at for at in range(verb - 2, max(quote.first, verb - _QUOTED), -1) if quote.token(at).text == ","), None
    )
    return comma is not None and quote.has("as_told", comma + 1) and quote.any("telling_of", comma, verb)


def _by_another(quote: Carried, verb: int, known: Quote) -> Quote:
    """As told where the verb's clause is what somebody else than the speaker tells: "a neighbour said he had told"."""
    teller = quote.where(lambda at: quote.has("telling_of", at) and quote.says(at), verb - _REACH, verb)
    if teller is None or not _embeds(quote, teller, verb):
        return known
    tellers = [mention for mention in _names(quote, quote.first, teller) if not mention.owns]
    subjects = [mention for mention in _names(quote, teller, verb) if not mention.prep]
    if not tellers or not subjects or tellers[-1].kind == "pron" or _is_speaker(quote, tellers[-1], known):
        return known
    return _of_subject(quote, subjects[-1], known)


def _of_subject(quote: Carried, subject: Mention, known: Quote) -> Quote:
    """Told words whose verb has that subject; as they are where another speaker was found."""
    if subject.kind == "pron" or _is_speaker(quote, subject, known):
        return replace(known, standing="told")
    return known if known.speaker else _spoken(quote, subject, known)


def _embeds(quote: Carried, teller: int, verb: int) -> bool:
    """Whether the verb's clause, with the words right behind it, hangs on the teller's: said that X told."""
    if quote.low(verb - 1) == "to" or quote.any("auxiliaries", verb + 1, quote.place):
        return False
    return quote.where(lambda at: _parts(quote, at), teller, verb) is None


def _is_speaker(quote: Carried, mention: Mention, known: Quote) -> bool:
    return known.speaker is not None and (
        quote.scene.speaker(mention).at == known.speaker_at or mention.text == known.speaker
    )


def _parts(quote: Carried, at: int) -> bool:
    return quote.token(at).text in {",", ":"} or quote.token(at).quote >= 0


def _spoken(quote: Carried, mention: Mention, known: Quote) -> Quote:
    """Told words of whoever `mention` names."""
    speaker, text = quote.scene.speaker(mention), quote.scene.text
    role = text[speaker.role.start : speaker.role.end] if speaker.role else None
    return replace(known, standing="told", speaker=text[speaker.at.start : speaker.at.end], role=role,
                   how="said-clause", speaker_at=speaker.at, role_at=speaker.role)  # fmt: skip


def _spoken_by(quote: Carried, pronoun: Mention, known: Quote) -> Quote:
    """Told words of whom a pronoun means; of nobody where that is not clear."""
    speaker, sure = resolve(quote.scene, pronoun)
    if speaker is None:
        return replace(known, standing="told", speaker=None, role=None, how="none", speaker_at=None, role_at=None)
    name = quote.scene.text[speaker.at.start : speaker.at.end]
    return replace(known, standing="told", speaker=name, role=None, how="pronoun", confidence=known.confidence * sure,
                   speaker_at=speaker.at, role_at=None)  # fmt: skip


def _names(quote: Carried, first: int, last: int) -> list[Mention]:
    """The mentions that lie between two places of the sentence."""
    return [mention for mention in quote.mentions() if first <= mention.first and mention.last <= last]
