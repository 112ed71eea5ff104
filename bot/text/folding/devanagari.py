"""Devanagari: nukta, and the ways to write a nasal (The Unicode Standard, 12.1; Central Hindi Directorate 2016).

A nasal before a consonant of its own class is written as that letter with a virama or as anusvara: हिन्दी, हिंदी. Over
a vowel sign chandrabindu and anusvara are one (गाँव, गांव); over a bare consonant two words may differ by them: हँस, हंस.
"""

import re
from collections.abc import Iterator

LETTERS = re.compile("[\u0900-\u097f]")
_OWN_CLASS = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|\u0901(?<=[आ-औा-ौ].)")
_TYPED_NASAL = re.compile("न्(?=[च-झट-ढ])|\u0901")
"""Chandrabindu wherever it stands, and the dental nasal that loanwords have before other classes: सेन्टर, सेंटर."""
_CANDRA_NASAL = "\u0945\u0902"
_NUKTA = "\u093c"
_APART = str.maketrans("\u0929\u0931\u0934", "\u0928\u0930\u0933")
"""The letters that NFKC leaves with their nukta in one code."""
_GLIDE = re.compile("य(?<=[\u0904-\u0939\u093e-\u094c].)([\u0940\u0947])(?=\u0902?(?![\u0900-\u0963]))")
_VOWELS = {"\u0940": "ई", "\u0947": "ए"}
"""The vowel in place of a glide at a word's end, as the Directorate recommends: नई for नयी, गए for गये."""


_FOREIGN = str.maketrans("ॉऑ", "ाआ")
_TO_FOREIGN = str.maketrans("ाआ", "ॉऑ")
_CONSONANT = re.compile("[क-ह]")
_FEWEST_CONSONANTS = 3
"""Of a word that is no other with aa for its open o: बॉल is a ball, बाल a child; डॉक्टर and डाक्टर are one."""


def foreign_vowels(word: str) -> Iterator[str]:
    """A folded loanword with its open o typed as aa, or the other way (Central Hindi Directorate 2016, "ऑ"); not that
    of its last letter, which is an ending."""
    if not LETTERS.match(word) or len(_CONSONANT.findall(word)) < _FEWEST_CONSONANTS:
        return
    plain = word.translate(_FOREIGN)
    if plain != word:
        yield plain
    marked = (f"{plain[:at]}{plain[at].translate(_TO_FOREIGN)}{plain[at + 1 :]}" for at in range(len(plain) - 1))
    yield from (way for way in marked if way not in (plain, word))


def same_word(text: str) -> str:
    """Nasals as anusvara where no word depends on it; Marathi's candra e with a nasal in one sign: बॅंक, बँक."""
    return _OWN_CLASS.sub("\u0902", text.replace(_CANDRA_NASAL, "\u0901"))


def as_typed(text: str) -> str:
    """Every nasal as anusvara, without nukta and glides; the doubled r of अन्तर्राष्ट्रीय as two."""
    text = _TYPED_NASAL.sub("\u0902", same_word(text.replace(_NUKTA, "").translate(_APART)))
    return _GLIDE.sub(lambda glide: _VOWELS[glide[1]], text).replace("र्र", "रर")
