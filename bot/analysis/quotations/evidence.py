"""What the whole text tells of its capitals: which words are names, which nouns, which places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import Lexicon
from bot.analysis.lexicon.nouns import noun
from bot.analysis.quotations.tokens import Token


@dataclass(frozen=True, slots=True)
class Evidence:
    """Lower-case words of one text by how they stand in it.

    `known` are capitalised where nothing but a name is, inside a sentence or before another capital (in a language that
    capitalises its nouns it says less); `small` are written small somewhere; `nouns` stand behind an article or number;
    `surnames` behind a first name or a role; `places` behind a word such as "in" and never beside a verb of saying.
    """

    known: frozenset[str]
    small: frozenset[str]
    nouns: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]

    def only_opens(self, low: str) -> bool:
        """Whether a word that the text also writes small is capitalised only because it opens a sentence."""
        return low in self.small and low not in self.known


def weigh(tokens: Sequence[Token], titled: set[int], lexicon: Lexicon) -> Evidence:
    """Read the evidence of all tokens; `titled` are the paragraphs in title case, whose capitals tell nothing."""
    capitals = [place for place, token in enumerate(tokens) if token.capital and token.paragraph not in titled]
    followed = {place - 1 for place in capitals if not tokens[place].opens}
    small = frozenset(token.low for token in tokens if not token.capital)
    inside = (place for place in capitals if not tokens[place].opens)
    opening = (place for place in capitals if tokens[place].opens and place in followed)
    known = {tokens[place].low for place in inside} | {
        tokens[place].low for place in opening if tokens[place].low not in small
    }
    nouns = frozenset(tokens[place].low for place in capitals if after_article(tokens, place, lexicon))
    surnames = frozenset(_surnames(tokens, capitals, lexicon))
    places = frozenset(_places(tokens, capitals, lexicon))
    return Evidence(frozenset(known), small, nouns, surnames, places)


def after_article(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a determiner stands before token `at`, or before the small word in front of it."""
    if tokens[at].opens or not at:
        return False
    before = tokens[at - 1]
    if is_determining(before, lexicon):
        return not _in_name(tokens, at, lexicon)
    small = before.text[:1].islower() and before.low not in lexicon.outside_nouns and before.low not in lexicon.verbs
    return small and not before.opens and at > 1 and is_determining(tokens[at - 2], lexicon)


def _in_name(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the article before token `at` is a name's: Ursula von der Halde."""
    if at < 3 or not all(lexicon.has("particles", tokens[place].low) for place in (at - 1, at - 2)):
        return False
    return is_first_name(tokens[at - 3].low, lexicon) and tokens[at - 3].capital


def is_determining(token: Token, lexicon: Lexicon) -> bool:
    """An article, a possessive, a preposition that holds an article ("zum", "du", "della") or a number."""
    low = token.low
    return any(lexicon.has(group, low) for group in ("determiners", "possessives", "contractions")) or low.isdigit()


def _surnames(tokens: Sequence[Token], capitals: Sequence[int], lexicon: Lexicon) -> Iterator[str]:
    for place in capitals:
        if tokens[place].opens or not place or not tokens[place - 1].capital:
            continue
        before = tokens[place - 1].low
        if (
            is_first_name(before, lexicon)
            or lexicon.has("honorifics", before.strip("."))
            or (is_role(before, lexicon) and not is_common(tokens[place].low, lexicon))
        ):
            yield tokens[place].low


def _places(tokens: Sequence[Token], capitals: Sequence[int], lexicon: Lexicon) -> Iterator[str]:
    for place in capitals:
        alone = place + 1 >= len(tokens) or not tokens[place + 1].capital
        if place and alone and not tokens[place].opens and lexicon.has("locatives", tokens[place - 1].low):
            yield tokens[place].low


def is_first_name(low: str, lexicon: Lexicon) -> bool:
    """Whether lower-case `low` is a known first name; of a double one ("jean-michel") its first part."""
    first = low.partition("-")[0]
    return any(lexicon.has(group, name) for group in ("male", "female", "either") for name in (low, first))


def is_role(low: str, lexicon: Lexicon) -> bool:
    """Whether lower-case `low` is a title or a noun for one person."""
    return lexicon.has("titles", low) or (lexicon.is_person(low) and not noun(lexicon.language, low).plural)


def is_common(low: str, lexicon: Lexicon) -> bool:
    """Whether lower-case `low` is a noun that the table knows, or is made like one (Formulierung, Tatsache)."""
    if noun(lexicon.language, low).kind or any(lexicon.has(group, low) for group in ("nouns", "bodies", "months")):
        return True
    return len(low) > 5 and lexicon.ends("nouns", low)
