"""What the words beside a name tell of it: that a month is a first name, that a title is a woman's."""

from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.evidence import is_first_name
from bot.analysis.quotations.tokens import Token

_GIVEN_MONTHS = frozenset(["april", "may", "august"])
"""First names that the tables of first names leave out, since they are months."""


def is_given(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a month is somebody's first name: behind a verb of saying, a title or a first name, before a last name.

    Said Jan Holm, Pieter Jan Holm; no day of English follows there without "in" or "on", but for those of the week.
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.capital or after.opens or after.quote >= 0 or lexicon.has("months", after.low):
        return False
    if not at or tokens[at].opens or tokens[at - 1].quote >= 0 or not _names_somebody(tokens[at].low, lexicon):
        return False
    before = tokens[at - 1].low
    return lexicon.verbs.get(before) == "say" or lexicon.has("titles", before) or is_first_name(before, lexicon)


def _names_somebody(low: str, lexicon: Lexicon) -> bool:
    return low in _GIVEN_MONTHS or is_first_name(low, lexicon)


def title_gender(tokens: Sequence[Token], wide: int, name: int, lexicon: Lexicon) -> str:
    """What the title's article tells, else the title: la ministre, le ministre (Grevisse and Goosse 2016, 488)."""
    for place in (wide, wide - 1) if name > wide else ():
        if place >= 0 and tokens[place].paragraph == tokens[wide].paragraph:
            if lexicon.has("determiners_f", tokens[place].low):
                return "f"
            if lexicon.has("determiners_m", tokens[place].low):
                return "m"
    for token in reversed(tokens[wide:name]):
        if lexicon.has("masculine", token.low):
            return "m"
        if lexicon.has("feminine", token.low):
            return "f"
    return ""
