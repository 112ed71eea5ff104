"""Arabic letters, as Arabic, Persian and Urdu write them.

Harakat and tatweel are optional (The Unicode Standard, 9.2); Persian and Urdu have codes of their own for letters that
readers take for the same. What typists leave out or mix up: the hamza and its seats, the dots of teh marbuta and yeh.
"""

import re

LETTERS = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08ff]"
)
_FORMS = str.maketrans("یکۀہۂەٱ", "يكهههها")
"""Farsi yeh, keheh, the hehs of Persian, Urdu and Kurdish, alef wasla."""
_TYPED = str.maketrans("أإآؤئىة", "اااوييه")
_ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
"""The article, with the particles that are written with it, before a root of three letters (Ryding 2005, 40)."""

_PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
SHORTEST = 3

NON_JOINER = "\u200c"
_ENDINGS = frozenset(["ها", "های", "هایی", "ای", "ام", "ات", "اش", "مان", "تان", "شان", "تر", "ترین"])
"""Plural, possessive and comparative endings that Persian writes with a non-joiner (Academy of Persian, 2005)."""


def same_word(text: str) -> str:
    """Without the marks of vowels and the stretching of lines, each letter under one code."""
    return _MARKS.sub("", text.translate(_FORMS))


def as_typed(text: str) -> str:
    """And without hamza on its seats, maksura as yeh, teh marbuta as heh."""
    return same_word(text).translate(_TYPED)


def without_article(word: str) -> str:
    """A folded word without its article: alqamh, walqamh and lilqamh are all qamh."""
    return _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word


def with_particles(word: str) -> tuple[str, ...]:
    """A folded word of three letters and more as it stands with and, so, in, to and like (Ryding 2005, 366)."""
    return tuple(particle + word for particle in _PARTICLES) if len(word) >= SHORTEST else ()


def persian(word: str) -> str:
    """A folded word with the letters that a Persian stemmer knows."""
    return word.replace("ي", "ی").replace("ك", "ک")


def joined_parts(word: str) -> list[str]:
    """The parts that a zero-width non-joiner divides, less the endings among them: they change no word."""
    first, *rest = word.split(NON_JOINER)
    return [first, *(part for part in rest if part not in _ENDINGS)]
