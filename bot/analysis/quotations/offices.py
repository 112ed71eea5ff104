"""Where a name begins behind an office that its body or place follows without a sign: Kepala Bulog Budi Santoso.

In Indonesian and Malay a noun's attribute stands behind it, and a name in apposition behind both (Sneddon 2010,
Indonesian, 2.2 and 2.6): by its words alone nobody tells where the body ends. The text does, where it names the person
once more without the office; elsewhere nothing is told.
"""

import re

from bot.analysis.lexicon import Lexicon
from bot.records.annotations import Span

_BEFORE = re.compile(r"([^\W\d_]+) (?:[^\W\d_]+ )?$")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-z][^\W_]*) $")
_REACH = 40
_WORD = re.compile(r"\S+")


def own_name(text: str, name: Span, lexicon: Lexicon) -> Span | None:
    """The part of a speaker's `name` that is the name: all of it behind no office; None where that cannot be told.

    Nor is it the speaker's behind a word of kinship, whose bearer speaks: con trai bà Lan, her son.
    """
    if any(lexicon.has("kin", word) for word in _before(text, name)):
        return None
    if "offices" not in lexicon.words or not _behind_office(text, name, lexicon):
        return name
    for word in _WORD.finditer(text, name.start, name.end):
        part = Span(word.start(), name.end)
        if _stands_elsewhere(text, part, name, lexicon) or _says_elsewhere(text, word, name, lexicon):
            return part
    return None


def _behind_office(text: str, name: Span, lexicon: Lexicon) -> bool:
    first = _WORD.match(text, name.start)
    if first is not None and lexicon.has("offices", first[0].lower()):
        return True
    return any(lexicon.has("offices", word) for word in _before(text, name))


def _before(text: str, name: Span) -> list[str]:
    """The one or two words before a name."""
    found = _BEFORE.search(text, max(0, name.start - _REACH), name.start)
    return [] if found is None else found[0].lower().split()


def _says_elsewhere(text: str, word: re.Match[str], name: Span, lexicon: Lexicon) -> bool:
    """Whether somebody is called by this word alone behind a verb of saying: kata Dewi."""
    places = re.finditer(rf"([^\W\d_]+) {re.escape(word[0])}(?! ?[^\W\da-z_])(?![\w-])", text)
    return any(place[1].lower() in lexicon.verbs for place in places if not name.start <= place.start() < name.end)


def _stands_elsewhere(text: str, part: Span, name: Span, lexicon: Lexicon) -> bool:
    """Whether these words stand outside the name, and behind no capital but that of a word that opens a sentence."""
    places = re.finditer(rf"(?<![\w-]){re.escape(text[part.start : part.end])}(?![\w-])", text)
    outside = [place.start() for place in places if not name.start <= place.start() < name.end]
    before = (_CAPITAL_BEFORE.search(text, max(0, at - _REACH), at) for at in outside)
    return any(found is None or lexicon.has("openers", found[1].lower()) for found in before)
