"""The one folding: letters that are the same to a reader become the same, in every script.

Two levels. `same_word` changes no word: marks of vowels, width, digits, two codes of one letter, the order of marks.
`as_typed` also takes away what people leave out when they type: hamza, nukta, final forms, kana. Accents of Latin,
Greek and Cyrillic letters stand until words are stemmed (`bot.text.words.bare`). A quote is compared by the first
level, topics and names by both. Each level is idempotent and makes a text at most four times as long.
"""

import functools
import re
import unicodedata
from collections.abc import Callable

from bot.text.folding import (
    arabic,
    armenian,
    burmese,
    cyrillic,
    devanagari,
    ethiopic,
    han,
    hebrew,
    indic,
    khmer,
    latin,
    thai,
    vietnamese,
)

_LONG = re.compile(
    "["
    + "".join(re.escape(chr(c)) for c in range(0x2000, 0x1F300) if len(unicodedata.normalize("NFKC", chr(c))) > 4)
    + "]"
)
"""Signs that NFKC takes apart into a phrase of five letters and more (U+FDFA: eighteen): they stay."""

_DIGITS = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(0x80, 0x20000)
    if unicodedata.category(chr(code)) == "Nd"
}
_FOREIGN_DIGIT = re.compile(f"[{''.join(map(chr, _DIGITS))}]")
_SEPARATORS = re.compile("(?<=[0-9])[\u066b\u066c](?=[0-9])")
_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_NON_JOINER = "\u200c"

MOST_TURNS = 4

Fold = Callable[[str], str]
_SCRIPTS: tuple[tuple[re.Pattern[str], Fold, Fold], ...] = (
    (arabic.LETTERS, arabic.same_word, arabic.as_typed),
    (hebrew.LETTERS, hebrew.same_word, hebrew.as_typed),
    (cyrillic.LETTERS, cyrillic.same_word, cyrillic.as_typed),
    (armenian.LETTERS, armenian.same_word, armenian.same_word),
    (ethiopic.LETTERS, ethiopic.same_word, ethiopic.as_typed),
    (indic.LETTERS, indic.same_word, indic.as_typed),
    (devanagari.LETTERS, devanagari.same_word, devanagari.as_typed),
    (thai.LETTERS, thai.same_word, thai.as_typed),
    (burmese.LETTERS, burmese.same_word, burmese.as_typed),
    (khmer.LETTERS, khmer.same_word, khmer.as_typed),
    (han.LETTERS, han.same_word, han.as_typed),
    (vietnamese.VOWELS, vietnamese.same_word, vietnamese.same_word),
    (latin.LETTERS, latin.same_word, latin.same_word),
)


def same_word(text: str) -> str:
    """The first level: what `text` is to a reader, letter for letter."""
    return text if text.isascii() else _folded(text, loose=False)


def as_typed(text: str) -> str:
    """Both levels: as people type it who look for it. Persian's zero-width non-joiner divides words."""
    return text if text.isascii() else _folded(text, loose=True)


def _folded(text: str, *, loose: bool) -> str:
    folded = _once(text, loose)
    if loose and burmese.LETTERS.search(text):
        for _ in range(MOST_TURNS):  # one code is a digit of Shan and a letter of Zawgyi
            before, folded = folded, _once(folded, loose)
            if before == folded:
                break
    return folded


def _once(text: str, loose: bool) -> str:
    text = _compatible(_INVISIBLE.sub("", indic.joined(text)))
    if _NON_JOINER in text:
        divides = loose and arabic.LETTERS.search(text)
        text = _compatible(text.replace(_NON_JOINER, " " if divides else ""))
    signs = _signs(text)
    for letters, strict_fold, loose_fold in _SCRIPTS:
        if letters.search(signs):
            text = (loose_fold if loose else strict_fold)(text)
    text = unicodedata.normalize("NFC", text)
    if _FOREIGN_DIGIT.search(_signs(text)):
        text = text.translate(_DIGITS)
        text = _SEPARATORS.sub(lambda sign: "." if sign[0] == "\u066b" else ",", text)
    return text


def _signs(text: str) -> str:
    """Each sign of `text` once: what a pattern of one sign is looked for in, a hundredth of a page."""
    return "".join(set(text))


def _compatible(text: str) -> str:
    """`text` in NFKC, but for signs that become a phrase."""
    if not _LONG.search(_signs(text)):
        return unicodedata.normalize("NFKC", text)
    parts = _LONG.split(text)
    signs = _LONG.findall(text)
    return "".join(unicodedata.normalize("NFKC", part) + sign for part, sign in zip(parts, [*signs, ""], strict=True))


@functools.lru_cache(maxsize=50_000)
def same_form(word: str) -> str:
    """`same_word` of one word, kept."""
    return same_word(word)
