"""What a person is, in the text's own words beside the name: "X, a professor at Y,", "police chief X"."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.mention import Mention
from bot.analysis.quotations.tokens import Token
from bot.records.annotations import Span

_LONGEST = 18
_STOPS = frozenset({".", "!", "?", ";", ":", "–", "—", "(", ")", "--"})
_RELATIVE = frozenset(["who", "whose", "whom", "which", "that", "where", "qui", "dont", "der", "die", "quien", "que"])


def role_of(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    """The role beside this mention, if it gives one: the apposition after it, else what stands before it."""
    if mention.kind != "name":
        return None
    return _after(tokens, mention, lexicon) or _ahead(tokens, mention, lexicon) or _before(tokens, mention, lexicon)


def _before(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    """The title or role in front, without courtesy titles: "police chief", never "Mr"."""
    first, last = mention.wide, mention.first
    while last > first and lexicon.has("honorifics", tokens[last - 1].low):
        last -= 1
    while first < last and lexicon.has("honorifics", tokens[first].low):
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


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
        token = tokens[last]
        if token.quote >= 0 or token.text in _STOPS or token.low in _RELATIVE:
            break
        if token.text == ",":
            break
        last += 1
    words = tokens[first:last]
    verbal = any(lexicon.has("auxiliaries", t.low) for t in words)
    into_quote = last < len(tokens) and tokens[last].quote >= 0
    if not words or verbal or into_quote or last - first >= _LONGEST or not _is_role(words, lexicon):
        return None
    return Span(words[0].start, words[-1].end)


def _is_role(words: Sequence[Token], lexicon: Lexicon) -> bool:
    opening = words[0].low
    known = any(lexicon.has("people", t.low) or lexicon.has("titles", t.low) for t in words[:9])
    if opening in lexicon.verbs and not known:
        return False
    if (
        lexicon.has("prepositions", opening)
        or lexicon.has("conjunctions", opening)
        or lexicon.has("auxiliaries", opening)
    ):
        return False
    if opening in lexicon.pronouns or any(
        t.low in lexicon.verbs
        and lexicon.verbs[t.low] != "weak"
        and not lexicon.has("people", t.low)
        and not lexicon.has("bodies", t.low)
        for t in words[:3]
    ):
        return False
    return known or lexicon.has("determiners", opening) or lexicon.has("possessives", opening)


def _ahead(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Span | None:
    """The company's founder, John Smith, ..."""
    comma = mention.wide - 1
    if (
        comma < 1
        or tokens[comma].text != ","
        or tokens[comma].sentence != mention.sentence
        or mention.wide != mention.first
    ):
        return None
    first = comma
    while first > 0 and comma - first < 9 and not tokens[first].opens:
        before = tokens[first - 1]
        if (
            before.quote >= 0
            or not (before.text[0].isalnum() or before.low in {"’s", "'s"})
            or (before.low in lexicon.verbs and not lexicon.has("people", before.low))
        ):
            break
        first -= 1
    while first < comma and (
        lexicon.has("prepositions", tokens[first].low) or lexicon.has("conjunctions", tokens[first].low)
    ):
        first += 1
    words = tokens[first:comma]
    if not words or not any(lexicon.has("people", t.low) or lexicon.has("titles", t.low) for t in words):
        return None
    if not (
        lexicon.has("determiners", words[0].low)
        or lexicon.has("possessives", words[0].low)
        or any(t.low in {"’s", "'s"} for t in words)
    ):
        return None
    return Span(words[0].start, words[-1].end)
