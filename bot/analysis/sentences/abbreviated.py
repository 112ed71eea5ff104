"""A full stop after a word: an abbreviation's, an initial's, a number's, or the sentence's."""

import re

from bot.analysis.sentences.numbers import ends_after_number
from bot.analysis.sentences.seam import Seam
from bot.analysis.sentences.stops import Kind, Stops

# A letter or figure, or what hangs on one: "\w" leaves out the vowel signs of India.
_SIGN = r"[^\W_\u0964\u0965]|[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0963\u0966-\u0dff]"
_BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:[^\W\d_]{{1,2}}\.[ \u00a0]?){{1,4}})?(?:{_SIGN})+(?:[-'’./]{{1,2}}(?:{_SIGN})+)*$"
)
_SPACES = re.compile(r"[ \u00a0]+")
_WORD_BEFORE = re.compile(r"([^\W_]+)[^\w]*$")
_LETTERED = re.compile(r"[^\W\d_]|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,4})+")  # "d." in "Karl d. Gr.", "d.lgs."
_LETTER_NEXT = re.compile(r"[^\W\d_]\.")
_CONSONANT = "[\u0904-\u0939\u0958-\u0961\u0985-\u09b9\u0b85-\u0bb9\u0d85-\u0dc6]"
_VOWEL_SIGN = "[\u0900-\u0903\u093a-\u094c\u0981-\u0983\u09bc-\u09cc\u0bbe-\u0bcc\u0dcf-\u0ddf]"
_AKSHARA = f"{_CONSONANT}{_VOWEL_SIGN}*"
_SYLLABLE, _SYLLABLE_NEXT = re.compile(_AKSHARA), re.compile(rf"{_AKSHARA}\.")
_SYLLABLE_BEFORE = re.compile(rf"(?<![^\s.]){_AKSHARA}\. ?$")
"""An initial in India and Sri Lanka is a letter with its vowel. Several in a row are a name's, one may be a word."""
_ROMAN = re.compile(r"[IVXLC]{2,}")
_INITIAL_WITHOUT_CASE = re.compile(r"(?<![^\s(\[])[\u05d0-\u05ea\u0621-\u064a\u067e-\u06d3\u0e81-\u0eae\u1780-\u17a2]$")
"""A lone letter of scripts that have no capitals is an initial, or a title; behind a number it is a unit or an era."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ \u00a0-]?)*[^\W\d_]")
_NUMBERED = re.compile(r"\d|[IVXLC]{2,}\b|[A-Z](?:\. )?\d|[B-HJ-Z]\b(?!\.)")
_UNSPEAKABLE = re.compile(r"[b-df-hj-np-tv-xzA-Z][b-df-hj-np-tv-xz]{1,3}")
_BRACKETS = frozenset("([")
_REACH = 40  # characters before a stop that are looked at
_PLAIN = 6  # letters from which on a word in small letters is no abbreviation but a listed one
_PHRASE = 5  # words of "At about 5 a.m."


def is_plain(text: str, start: int, stop: int, stops: Stops) -> bool:
    """Whether the stop at `stop` follows a long word in small letters: four of five do, and need no more questions."""
    word = text[max(start, stop - _REACH) : stop].rpartition(" ")[2]
    return len(word) >= _PLAIN and word.isalpha() and word.islower() and word not in stops.kinds


def ends_after_word(seam: Seam, stops: Stops) -> bool | None:
    """Whether a sentence ends at a full stop; None where only the library may know."""
    found = _BEFORE.search(seam.text[max(seam.start, seam.stop - _REACH) : seam.stop])
    if found is None:
        return None
    whole = _SPACES.sub("", found.group())
    word = _SPACES.split(found.group())[-1]
    if len(word) == 1 and word.isalpha() and _LETTER_NEXT.match(seam.text, seam.place):
        return False
    if _SYLLABLE.fullmatch(word) and (_SYLLABLE_NEXT.match(seam.text, seam.place) or _is_initial(seam, word, stops)):
        return False
    before = _word_before(seam, seam.stop - len(found.group()))
    if _INITIAL_WITHOUT_CASE.search(seam.text, max(seam.start, seam.stop - 2), seam.stop):
        return before.isdigit()
    kind = _kind(whole, stops) or stops.kind(word)
    if kind is Kind.NUMBER and len(word) == 1 and word.isupper() and not _is_numbered(seam):
        kind = None
    if kind is not None:
        return _ends_after(kind, seam, stops, word, before)
    if word[0].isdigit():
        return ends_after_number(seam, stops, word, before)
    if word.isupper() and _INITIALS.fullmatch(found.group()):
        return _after_initials(seam, stops, whole, before)
    return _after_unlisted(seam, stops, word, before)


def _kind(whole: str, stops: Stops) -> Kind | None:
    """The kind of "z.B" or of "h.c" in "Dr.h.c"; of "avv" in "l’avv"."""
    parts = whole.replace("’", "'").split(".")
    for at in range(len(parts)):
        ending = ".".join(parts[at:])
        kind = stops.kind(ending) or (stops.kind(ending.lower()) if "." in ending else None)
        if kind is not None:
            return kind
    return stops.kind(re.split("['-]", parts[-1])[-1])


def _ends_after(kind: Kind, seam: Seam, stops: Stops, word: str, before: str) -> bool | None:
    """What follows an abbreviation of this kind: a small letter, a number, a sign, or a capital letter."""
    if seam.lower:
        uncased = seam.text[seam.start].islower() or kind is Kind.NUMBER
        return None if uncased and seam.opens(stops) else False
    if kind is Kind.INSIDE or (kind is Kind.EITHER and seam.lead[:1] in _BRACKETS):
        return False
    if kind is Kind.NUMBER:
        return not _is_numbered(seam) if seam.word else None
    if seam.word[:1].isdigit():
        return {Kind.NAME: False, Kind.DAY: False, Kind.EITHER: None}.get(kind, True)
    return _ends_before_capital(kind, seam, stops, word, before)


def _ends_before_capital(kind: Kind, seam: Seam, stops: Stops, word: str, before: str) -> bool | None:
    """A title goes on; a Russian "г." behind a year, a firm and a time may end the sentence."""
    if kind is Kind.NAME:
        return len(word) == 1 and before.isdigit() and seam.opens(stops)
    if not seam.word:
        return False if kind is Kind.EITHER else None
    if kind is Kind.EITHER:
        return seam.opens(stops) and not seam.alone
    return kind is Kind.LAST or not _goes_on(kind, seam, stops)


def _goes_on(kind: Kind, seam: Seam, stops: Stops) -> bool:
    """Whether a time or a day is followed by another ("p.m. Monday") or opens the sentence ("At 5 a.m. Mr. Roy")."""
    if stops.has("goes_on", seam.word.lower()):
        return True
    words = seam.text[seam.start : min(seam.stop, seam.start + _REACH)].split()
    opening = bool(words) and len(words) <= _PHRASE and stops.has("prepositions", words[0].lower())
    return kind is Kind.TIME and opening and (stops.kind(seam.word) is Kind.NAME or not seam.opens(stops))


def _after_initials(seam: Seam, stops: Stops, letters: str, before: str) -> bool | None:
    """After "J.", "J. K." or "U.S.": a name goes on, what opens sentences does not, nor does "vitamin C."."""
    if seam.lower:
        return None if seam.opens(stops) and not stops.has("particles", seam.word) else False
    if seam.alone:
        return False
    if len(letters) == 1 and (stops.has("lettered", before.lower()) or _is_pronoun(letters, before, stops)):
        return True
    if len(letters) == 1 and seam.begins_surname(stops):
        return False
    if seam.word[:1].isdigit() or not seam.word:
        return None
    return seam.opens(stops)


def _is_pronoun(letters: str, before: str, stops: Stops) -> bool:
    return stops.has("always_capital", letters) and stops.has("before_pronoun", before)


def _after_unlisted(seam: Seam, stops: Stops, word: str, before: str) -> bool | None:
    """A word that no table lists ends its sentence, but for what nobody can speak ("Mgn.") and a Roman number."""
    if _UNSPEAKABLE.fullmatch(word) or (stops.openers and _LETTERED.fullmatch(word)):
        return seam.opens(stops) if seam.word[:1].isupper() and not seam.alone else False
    if stops.ordinals and seam.lower and _ROMAN.fullmatch(word):
        return False
    if seam.lower or not seam.word:
        return None
    if stops.ordinals and _ROMAN.fullmatch(word) and before[:1].isupper():
        return seam.opens(stops)
    return True if stops.openers and seam.word[:1].isupper() and word.isalpha() else None


def _is_initial(seam: Seam, word: str, stops: Stops) -> bool:
    """Whether another syllable with a full stop stands right before this one, or a title, or nothing: a sentence of one
    syllable is none."""
    before = seam.text[max(seam.start, seam.stop - len(word) - _REACH) : seam.stop - len(word)]
    if _SYLLABLE_BEFORE.search(before):
        return True
    *_, last = ["", *before.split()]
    return (not last and bool(seam.word)) or stops.kind(last.rstrip(".")) is Kind.NAME


def _is_numbered(seam: Seam) -> bool:
    """Whether a number follows, in figures, Roman or a letter: "No. 5", "Art. IV", "Fig. B"."""
    return bool(_NUMBERED.match(seam.text, seam.place))


def _word_before(seam: Seam, end: int) -> str:
    found = _WORD_BEFORE.search(seam.text[max(seam.start, end - _REACH) : end])
    return found[1] if found else ""
