"""What a person is, in the text's own words beside the name: "X, a professor at Y,", "police chief X"."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon, shared
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.tokens import Token
from bot.records.annotations import Span

_LONGEST = 18
_OWNING = frozenset({"’s", "'s"})
_STOPS = frozenset({".", "!", "?", ";", ":", "–", "—", "(", ")", "--", ","})


def role_of(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    """The role beside this mention, if it gives one: the apposition after it, else what stands before it."""
    if mention.kind != "name":
        return None
    return _after(tokens, mention, lexicon) or _ahead(tokens, mention, lexicon) or _before(tokens, mention, lexicon)


def _before(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    """The title or role in front, without courtesy titles: "police chief", "Chief prosecutor", never "Mr"."""
    first, last = mention.wide, mention.first
    while last > first and lexicon.has("honorifics", tokens[last - 1].low):
        last -= 1
    while first < last and _is_courtesy(tokens, first, last, lexicon):
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


def _is_courtesy(tokens: Sequence[Token], place: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a courtesy title or a possessive begins a role: "Chief" before a small word belongs to it."""
    low = tokens[place].low
    if lexicon.has("possessives", low):
        return True
    return lexicon.has("honorifics", low) and not (place + 1 < last and not tokens[place + 1].capital)


def _after(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    place = mention.last
    if not _is(tokens, place, ",", mention.sentence):
        return None
    place += 1
    if place < len(tokens) and tokens[place].text[:1].isdigit() and _is(tokens, place + 1, ",", mention.sentence):
        place += 2
    return _apposition(tokens, place, mention.sentence, lexicon)


def _is(tokens: Sequence[Token], place: int, text: str, sentence: int) -> bool:
    return place < len(tokens) and tokens[place].text == text and tokens[place].sentence == sentence


def _apposition(tokens: Sequence[Token], first: int, sentence: int, lexicon: Lexicon) -> Span | None:
    last = first
    while last < len(tokens) and last - first < _LONGEST and tokens[last].sentence == sentence:
        if _ends_apposition(tokens[last]):
            break
        last += 1
    words = tokens[first:last]
    verbal = any(lexicon.has("auxiliaries", t.low) for t in words)
    into_quote = last < len(tokens) and tokens[last].quote >= 0
    if not words or verbal or into_quote or last - first >= _LONGEST or not _is_role(words, lexicon):
        return None
    return Span(words[0].start, words[-1].end)


def _ends_apposition(token: Token) -> bool:
    return token.quote >= 0 or token.text in _STOPS or token.low in shared("relatives")


def _is_role(words: Sequence[Token], lexicon: Lexicon) -> bool:
    opening = words[0].low
    known = any(lexicon.has("people", t.low) or lexicon.has("titles", t.low) for t in words[:9])
    if opening in lexicon.verbs and not known:
        return False
    if any(lexicon.has(group, opening) for group in ("prepositions", "conjunctions", "auxiliaries")):
        return False
    if opening in lexicon.pronouns or any(_only_says(token.low, lexicon) for token in words[:3]):
        return False
    return known or lexicon.has("determiners", opening) or lexicon.has("possessives", opening)


def _only_says(low: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying and no noun for people or a body as well."""
    if lexicon.verbs.get(low, "weak") == "weak":
        return False
    return not lexicon.has("people", low) and not lexicon.has("bodies", low)


def _ahead(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    """The company's founder, John Smith, ...; of "His lawyer, John Smith" the lawyer."""
    comma = mention.wide - 1
    titled = not all(lexicon.has("honorifics", t.low) for t in tokens[mention.wide : mention.first])
    if comma < 1 or titled or not _is(tokens, comma, ",", mention.sentence):
        return None
    first = comma
    while first > 0 and comma - first < 9 and not tokens[first].opens and _is_inside(tokens[first - 1], lexicon):
        first -= 1
    while first < comma and _only_joins(tokens[first], lexicon):
        first += 1
    words = tokens[first:comma]
    if not (_names_role(words, lexicon) or _said_by(tokens, first, words, lexicon)):
        return None
    owned = lexicon.has("possessives", words[0].low) and len(words) > 1
    return Span(words[owned].start, words[-1].end)


def _is_inside(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token can stand in a role in front of a comma."""
    if token.quote >= 0 or not (token.text[0].isalnum() or token.low in _OWNING):
        return False
    return token.low not in lexicon.verbs or lexicon.has("people", token.low)


def _only_joins(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.has("prepositions", token.low) or lexicon.has("conjunctions", token.low)


def _names_role(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words hold a noun for people and say whose or which."""
    if not any(lexicon.is_person(t.low) or lexicon.has("titles", t.low) for t in words):
        return False
    determined = lexicon.has("determiners", words[0].low) or lexicon.has("possessives", words[0].low)
    return determined or any(t.low in _OWNING for t in words)


def _said_by(tokens: Sequence[Token], first: int, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands before "the" and a noun that no table knows: replied the welder, Nan Oakes."""
    if not 1 < len(words) < 5 or not first or not lexicon.has("definites", words[0].low):
        return False
    return lexicon.verbs.get(tokens[first - 1].low) in {"say", "manner"} and not any(t.capital for t in words)
