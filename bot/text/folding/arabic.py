"""Arabic letters, as Arabic, Persian and Urdu write them.

Harakat and tatweel are optional (The Unicode Standard, 9.2); Persian and Urdu have codes of their own for letters that
readers take for the same. What typists leave out or mix up: the hamza and its seats, the dots of teh marbuta and yeh.
"""

import re

LETTERS = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08ff]"
)
_FORMS = str.maketrans(dict(zip("یکۀہۂەٱ", "يكهههها", strict=True)) | {"ۓ": "ئے"})
"""Farsi yeh, keheh, the hehs of Persian, Urdu and Kurdish, alef wasla; Urdu's hamza on or before the last yeh."""
_TYPED = str.maketrans("أإآؤئىة", "اااوييه")
_BEFORE_U = re.compile("ئ(?=و)")
"""Egypt seats the hamza before a long u on a yeh, the Levant and the Gulf on a waw: shu'un (Ryding 2005, 18)."""
_UNASPIRATED = re.compile("(?<=[نملر])ھ")
"""Urdu's two-eyed heh behind letters that have no aspirates of their own: unhen, tumhen (Schmidt 1999, 4)."""
_OF_TWO = re.compile(r"\b([وفبل]?(?:عبد|اب[وي]))(?=ال[^\W\d_]{2})")
"""Servant of and father of before the article: one word or two, by habit."""
_ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
"""The article, with the particles that are written with it, before a root of three letters (Ryding 2005, 40)."""

PREPOSITIONS = frozenset(["على", "إلى", "الى", "لدى", "حتى"])
"""On, to, at and until end on an alef that is a yeh to whoever types; with dots they are Ali and automatic."""
LIKE_PREPOSITIONS = frozenset(["علي", "الي", "لدي", "حتي"])
"""As they are folded."""

_PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
SHORTEST = 3

NON_JOINER = "\u200c"
_ENDINGS = frozenset(["ها", "های", "هایی", "ای", "ام", "ات", "اش", "مان", "تان", "شان", "تر", "ترین", "ی", "یی"])
"""Plural, possessive and comparative endings that Persian writes with a non-joiner (Academy of Persian, 2005)."""


def same_word(text: str) -> str:
    """Without the marks of vowels and the stretching of lines, each letter under one code."""
    return _MARKS.sub("", text.translate(_FORMS))


def as_typed(text: str) -> str:
    """And without hamza on its seats, maksura as yeh, teh marbuta as heh, names like Abd al-Rahman as two words."""
    text = _UNASPIRATED.sub("ه", _BEFORE_U.sub("ؤ", same_word(text)))
    return _OF_TWO.sub(r"\1 ", text.translate(_TYPED))


def without_article(word: str) -> str:
    """A folded word without its article: alqamh, walqamh and lilqamh are all qamh."""
    return _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word


def with_particles(word: str) -> tuple[str, ...]:
    """A folded word of three letters and more as it stands with and, so, in, to and like (Ryding 2005, 366)."""
    return tuple(particle + word for particle in _PARTICLES) if len(word) >= SHORTEST else ()


def arabic(word: str) -> str:
    """A folded word without its article and the ending of a sound feminine plural (Ryding 2005, 134)."""
    bare = without_article(word)
    return bare[:-2] if len(bare) > SHORTEST + 1 and bare.endswith("ات") else bare


def persian(word: str) -> str:
    """A folded word with the letters that a Persian stemmer knows, the plural of a final heh taken back to it."""
    word = word.replace("ي", "ی").replace("ك", "ک")
    return f"{word[:-3]}ه" if len(word) > SHORTEST + 2 and word.endswith("گان") else word


def urdu(word: str) -> str:
    """A folded word without a hamza behind a long a, which Urdu leaves out: sana for sana'."""
    return word[:-1] if len(word) > SHORTEST and word.endswith("اء") else word


def joined_parts(word: str) -> list[str]:
    """The parts that a zero-width non-joiner divides, less the endings among them: they change no word."""
    first, *rest = word.split(NON_JOINER)
    return [first, *(part for part in rest if part not in _ENDINGS)]
