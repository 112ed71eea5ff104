"""Where a description ends: with what it belongs to ("a spokesman for the ministry"), or where a name follows it."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon, shared
from bot.analysis.quotations.evidence import is_determining, is_first_name
from bot.analysis.quotations.mention import inside_noun
from bot.analysis.quotations.tokens import Token

_LONGEST_CHAIN = 3
_LONGEST_OWNER = 7


def opens_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token is an article, another determiner or a possessive."""
    return lexicon.has("determiners", token.low) or lexicon.has("possessives", token.low)


def modifies(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether the word at `place` can stand before a noun and belong to it."""
    token = tokens[place]
    if not inside_noun(token, lexicon):
        return False
    return not capitalises(lexicon) or lexicon.ends("attributives", token.low)


def capitalises(lexicon: Lexicon) -> bool:
    """Whether the language capitalises all its nouns."""
    return lexicon.has("nouns", "capital")


def extended(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """The end of a description with what it belongs to: "a spokesman for the ministry"."""
    if last >= len(tokens) or tokens[last].opens:
        return last
    if lexicon.has("nouns", "first") or capitalises(lexicon):
        return _chained(tokens, last, lexicon)
    if lexicon.has("near", tokens[last].low) and last + 1 < len(tokens):
        end = extended(tokens, last + 1, lexicon)
        return end if end > last + 1 else last
    if not _belongs(tokens, last, lexicon):
        return last
    end = _end_of_owner(tokens, last + 1, lexicon)
    return end if end > last + 1 else last


def _end_of_owner(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """Where the words behind a preposition end: a spokesman for (the Ministry of Transport); `first` if at once."""
    place = first
    while place < len(tokens) and place - first < _LONGEST_OWNER and not tokens[place].opens:
        joins = place > first and tokens[place].low in {"of", "for"}
        if not joins and not _is_of_owner(tokens, place, lexicon):
            break
        if _behind_bare_name(tokens, first - 1, place, lexicon) or _behind_people(tokens, first, place, lexicon):
            break
        place += 1
    return place


def _is_of_owner(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a word can belong to what stands behind a preposition; behind "the" any word can: the talks."""
    token = tokens[place]
    if inside_noun(token, lexicon) or token.capital or opens_noun(token, lexicon):
        return True
    return token.text[:1].isalpha() and tokens[place - 1].low == "the"


def _behind_people(tokens: Sequence[Token], first: int, place: int, lexicon: Lexicon) -> bool:
    """Whether a small word, no noun, follows a noun for people in the plural: one of the guests (helped her)."""
    before, low = tokens[place - 1].low, tokens[place].low
    if place == first or not (lexicon.is_person(before) and lexicon.is_plural(before)) or tokens[place].capital:
        return False
    return not (lexicon.is_person(low) or lexicon.is_body(low) or low in {"of", "for"})


def _behind_bare_name(tokens: Sequence[Token], first: int, place: int, lexicon: Lexicon) -> bool:
    """Whether a small word follows a name without an article: a resident of Corval (lost everything)."""
    if tokens[place].capital or not tokens[place - 1].capital or lexicon.has("bodies", tokens[place].low):
        return False
    begin = place - 1
    while begin > first and tokens[begin].capital:
        begin -= 1
    return not opens_noun(tokens[begin], lexicon) and not lexicon.is_person(tokens[place].low)


def _chained(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """The end of a chain of links: el portavoz de la asociación, le maire de la ville de Corval."""
    end = _behind_adjectives(tokens, last, lexicon)
    for _ in range(_LONGEST_CHAIN):
        place = _end_of_link(tokens, end, lexicon)
        if place == end:
            break
        end = _behind_adjectives(tokens, place, lexicon)
    return end


def _behind_adjectives(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """The place behind one or two adjectives: l’enquête épidémiologique."""
    end = first
    while is_inside(tokens, end) and end - first < 2 and _is_adjective(tokens[end], lexicon):
        end += 1
    return end


def _is_adjective(token: Token, lexicon: Lexicon) -> bool:
    """A small word with the ending of an adjective, behind its noun: une source gouvernementale."""
    return not token.capital and lexicon.ends("adjectives", token.low) and inside_noun(token, lexicon)


def _end_of_link(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """The end of a preposition with its noun; `first` where no such link begins there."""
    if not (is_inside(tokens, first) and _belongs(tokens, first, lexicon)):
        return first
    place = first + 1
    while is_inside(tokens, place) and is_determining(tokens[place], lexicon):
        place += 1
    if capitalises(lexicon):
        return _end_of_capitals(tokens, place, lexicon) or first
    begun = place
    if _is_small_word(tokens, place, lexicon):
        place += 1
        if not lexicon.is_body(tokens[place - 1].low):
            return place
    while is_inside(tokens, place) and tokens[place].capital and not _begins_person(tokens, place, lexicon):
        place += 1
    return place if place > begun else first


def _begins_person(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a person's name begins here, not the body's goes on: (governo) Paolo Ferri, (do PSD) Vasco Melo."""
    if not is_inside(tokens, place + 1) or not tokens[place + 1].capital:
        return False
    after_short_form = len(tokens[place - 1].text) > 1 and tokens[place - 1].text.isupper()
    return is_first_name(tokens[place].low, lexicon) or (after_short_form and not tokens[place].text.isupper())


def _end_of_capitals(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> int | None:
    """The end of the capitals at token `place`, small adjectives before them passed over: der freien Presse."""
    begun = place
    while (
        is_inside(tokens, place)
        and place - begun < 3
        and not tokens[place].capital
        and modifies(tokens, place, lexicon)
    ):
        place += 1
    named = place
    while is_inside(tokens, place) and tokens[place].capital:
        place += 1
    return place if place > named else None


def _is_small_word(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a word without a capital that may stand inside a noun, no infinitive, stands at `place`."""
    if not is_inside(tokens, place) or tokens[place].capital:
        return False
    return inside_noun(tokens[place], lexicon) and not lexicon.ends("infinitives", tokens[place].low)


def is_inside(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token stands at `place` and goes on with its sentence outside all quotations."""
    return place < len(tokens) and not tokens[place].opens and tokens[place].quote < 0


def name_behind(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a name begins behind the role whose noun stands at `at`: el ministro ruso Lavrov, le ministre de la
    Justice Jean Roy, der Chef des Rates Jan Roth. A capital that a preposition governs is none, unless a first name
    follows it. `end` is where the description would end. None where no name follows.
    """
    if lexicon.is_plural(tokens[at].low):
        return None
    named = range(at + 2, min(end + 1, len(tokens)))
    if lexicon.has("nouns", "capital"):
        named_so = (place for place in named if _behind_capital(tokens, place, lexicon))
        return next((place for place in named_so if not lexicon.is_person(tokens[place - 1].low)), None)
    if not lexicon.has("nouns", "first"):
        return None
    return next((p for p in named if _behind_capital(tokens, p, lexicon)), None) or _name_after(
        tokens, at, end, lexicon
    )


def _behind_capital(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a first name follows another capital."""
    if not (is_inside(tokens, place) and tokens[place].capital and tokens[place - 1].capital):
        return False
    return is_first_name(tokens[place].low, lexicon)


def _name_after(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int | None:
    """The capital that no preposition governs behind a description and a few small words: à l’économie (Jean Roy)."""
    place = _behind_preposition(tokens, end, lexicon)
    begun = place
    while place - begun < 3 and _is_small_word(tokens, place, lexicon):
        place += 1
    follows = is_inside(tokens, place) and tokens[place].capital and place > at + 1
    return place if follows and not _belongs(tokens, place - 1, lexicon) else None


def _behind_preposition(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """The place behind a preposition with a small noun: à l’économie; `first` where none such begins there."""
    if not is_inside(tokens, first) or not lexicon.has("prepositions", tokens[first].low):
        return first
    place = first + 1
    while is_inside(tokens, place) and is_determining(tokens[place], lexicon):
        place += 1
    plain = _is_small_word(tokens, place, lexicon) and not lexicon.is_body(tokens[place].low)
    return place + 1 if plain else first


def _belongs(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    low = tokens[place].low
    listed = lexicon.words.get("belongs")
    return low in (listed or shared("belonging"))
