"""Words of a text with their offsets and the form under which two of them count as the same.

Marks, dashes, spaces and case make no difference to a form; a letter, a digit, a sign or an apostrophe inside a word
does ("we'll" is not "well", "-5" is not "5"). So do accents and tones;
what `folding.same_word` takes away changes none.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add
from typing import NamedTuple

import regex

from bot.text.clean import is_latin, typed
from bot.text.folding import same_word

_CURRENCY = r"(?<![^\W_])[Rr][PpMm](?=\d)"
_BEHIND = r"(?:(?<![^\W_])-?|(?<=[Rr][PpMm]))"
"""Rupiah and ringgit, written together with their number or apart, and what may stand before a number."""
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_TONE = r"\u055b\u055c\u055e"  # of Armenian, over a vowel
_YEAR = "(?<![零〇一二三四五六七八九])[一二][零〇一二三四五六七八九]{3}(?=年)"
"""Figure by figure, which is one number to a reader (General rules for writing numerals, GB/T 15835-2011, 5)."""
_FIGURES = str.maketrans("零〇一二三四五六七八九", "00123456789")
_IS_YEAR = re.compile("[一二][零〇一二三四五六七八九]{3}")
_LETTER = rf"[[\p{{L}}\p{{N}}]--[{_UNSPACED}]][\p{{M}}\p{{Cf}}{_TONE}]*"
_WORD = regex.compile(
    rf"""
      {_CURRENCY}
    | (?:(?<![\p{{L}}\p{{N}}])[-\u2212]?|(?<=[Rr][PpMm]))\p{{Nd}}+(?:[.,\u066b\u066c]\p{{Nd}}+)*  # a number
    | \u0e40\u0e40|\u0ec0\u0ec0  # sara ae, typed as two
    | [\u0e01-\u0e2e\u0e81-\u0eae][\p{{M}}\p{{Cf}}]*[\u0e33\u0eb3]\p{{M}}*  # one Thai or Lao sound, sara am
    | [\u0e01-\u0e2e\u0e81-\u0eae][\p{{M}}\p{{Cf}}]*[\u0e4d\u0ecd][\p{{M}}]*[\u0e32\u0eb2]\p{{M}}*
    | {_YEAR}                                                                   # a year in characters
    | [[{_UNSPACED}]--\p{{P}}][\p{{M}}\p{{Cf}}]*                                # one sign of a script without spaces
    | {_LETTER}(?:(?:['\u2019\u02bc\uff07]|(?<=\p{{Hebrew}})["\u05f4\u05f3](?=\p{{Hebrew}}(?!\p{{Hebrew}})))?{_LETTER})*
    | [\p{{Sc}}%\u2030+=<>]                                                    # signs that change what is said
    """,
    regex.VERBOSE | regex.VERSION1,
)
# The same for Latin letters and for ASCII alone, where it takes less than half and a third of the time.
_LATIN_WORD = re.compile(rf"{_CURRENCY}|{_BEHIND}\d+(?:[.,]\d+)*|[^\W_]+(?:'[^\W_]+)*|[$¢-¥€%+=<>]")
_ASCII_WORD = re.compile(
    rf"{_CURRENCY}|[A-Za-z][A-Za-z0-9]*(?:'[A-Za-z0-9]+)*|{_BEHIND}\d+(?:[.,]\d+)*|[0-9][A-Za-z0-9]*(?:'[A-Za-z0-9]+)*|[$%+=<>]"
)
LONGEST_CACHED = 64
PIECE = 20_000
"""Characters looked through in one step of C, which keeps Python's lock: 3 ms. A text of 500,000 at once took 70."""
_SPACE = re.compile(r"\s")
_JOINED = re.compile(r"'[a-z0-9]{3}|\d,\d")  # what may be two words, or have separators
_UNSPACED_SIGN = regex.compile(rf"[{_UNSPACED}]")
_FORMAT = regex.compile(r"\p{Cf}+")
_APOSTROPHES = str.maketrans("\u2019\u02bc\uff07", "'''")
_THOUSANDS = regex.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ELIDED = regex.compile(r"(?:\w{1,2}|qu|jusqu|lorsqu|puisqu|quelqu|aujourd)'(?=\w{3})")


class Word(NamedTuple):
    """A word: `text[start:end]`, and its form for comparing."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The words of a text in columns: where each begins and ends, and its form.

    A text of 500,000 signs has as many words: as objects, Python's collector took as long over them as finding them.
    """

    starts: "array[int]"
    ends: "array[int]"
    forms: list[str]


def words(text: str) -> list[Word]:
    """All words of `text` in order. A script without spaces gives one word for each of its signs."""
    columns = word_columns(text)
    return list(map(Word, columns.starts, columns.ends, columns.forms))


def word_columns(text: str) -> WordColumns:
    """As `words`, for a long text: piece by piece, each distinct word of a piece brought to its form once."""
    columns = WordColumns(array("I"), array("I"), [])
    at = 0
    for piece in _pieces(text):
        written, starts = _written(piece, at)
        parts = {word: _parts(word) for word in set(written)}
        if all(len(its) == 1 for its in parts.values()):
            columns.starts.extend(starts)
            columns.ends.extend(map(add, starts, map(len, written)))
            form_of = {word: form for word, (form,) in parts.items()}
            columns.forms.extend(map(form_of.__getitem__, written))
        else:
            _put_apart(columns, written, starts, parts)
        at += len(piece)
    return columns


def _written(piece: str, at: int) -> tuple[list[str], list[int]]:
    """The words of a piece that begins `at` an offset, as they are written, and where each begins."""
    plain = typed(piece)
    if plain.isascii():
        return _ASCII_WORD.findall(plain), [at + found.start() for found in _ASCII_WORD.finditer(plain)]
    if is_latin(plain):
        return _LATIN_WORD.findall(plain), [at + found.start() for found in _LATIN_WORD.finditer(plain)]
    every = list(_WORD.finditer(piece, concurrent=False))
    return [found[0] for found in every], [at + found.start() for found in every]


def _put_apart(
    columns: WordColumns, written: Iterable[str], starts: Iterable[int], parts: Mapping[str, tuple[str, ...]]
) -> None:
    """Put words of which some are two: l'Europe is, don't is one."""
    for word, start in zip(written, starts, strict=True):
        its, end = parts[word], start + len(word)
        cut = start + len(its[0]) + 1 if len(its) > 1 else end
        columns.starts.extend((start, cut)[: len(its)])
        columns.ends.extend((cut, end)[-len(its) :])
        columns.forms.extend(its)


def forms(text: str) -> list[str]:
    """The forms of all words of `text`, in order. A long text is taken in pieces, between which others may run."""
    return _forms(text) if len(text) <= PIECE else [form for piece in _pieces(text) for form in _forms(piece)]


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of PIECE characters that end in white space; longer where there is none."""
    start = 0
    while len(text) - start > PIECE:
        end = max(text.rfind(" ", start, start + PIECE), text.rfind("\n", start, start + PIECE))
        if end < 0:
            later = _SPACE.search(text, start + PIECE)
            end = later.start() if later else len(text)
        yield text[start : end + 1]
        start = end + 1
    yield text[start:]


def _forms(text: str) -> list[str]:
    found = _latin_forms(text)
    if found is not None:
        return found
    return [form for line in text.split("\n") for form in _latin_forms(line) or _any_forms(line)]


def _latin_forms(text: str) -> list[str] | None:
    """The forms of text in Latin letters, found in a third of the time; None where others may stand."""
    plain = text if text.isascii() else typed(text)
    if not plain.isascii():
        if not is_latin(plain):
            return None
        return [form for word in _LATIN_WORD.findall(plain) for form in _parts(word)]
    plain = plain.lower()
    words: list[str] = _ASCII_WORD.findall(plain)
    if _JOINED.search(plain):
        return [form for word in words for form in ((word,) if word.isalnum() else _parts(word))]
    return words


def _any_forms(line: str) -> Iterable[str]:
    words = (match[0] for match in _WORD.finditer(line))  # `findall` would keep Python's lock over a long line
    plain = typed(line)
    if "'" in plain or plain is not line:
        return chain.from_iterable(map(_parts, words))
    return map(_form, words)


def _parts(word: str) -> tuple[str, ...]:
    """The form of a word, or those of the two that an apostrophe joins: l'Europe."""
    return _parts_of_word(word) if len(word) <= LONGEST_CACHED else _parts_of_any(word)


def _parts_of_any(word: str) -> tuple[str, ...]:
    form = _form(word)
    elided = _ELIDED.match(form) if "'" in form else None
    return (form[: elided.end() - 1], form[elided.end() :]) if elided and len(form) == len(word) else (form,)


def unspaced(form: str) -> bool:
    """Whether the form is a sign of a script that writes without spaces between words."""
    return form > "\u0e00" and _UNSPACED_SIGN.match(form) is not None


def figure(form: str) -> bool:
    """Whether the form is a number, its ordinals and units aside."""
    return form[-1:].isdigit() or form[:1].isdigit()


def _form(word: str) -> str:
    return _form_of_word(word) if len(word) <= LONGEST_CACHED else _form_of_any(word)


def _form_of_any(word: str) -> str:
    plain = word if word.isascii() else _FORMAT.sub("", same_word(word)).translate(_APOSTROPHES)
    folded = unicodedata.normalize("NFC", plain.casefold()).replace("\u2212", "-").replace("i\u0307", "i")  # Turkish İ
    if _IS_YEAR.fullmatch(folded):
        return folded.translate(_FIGURES)
    if folded == "й":  # Bulgarian ѝ (her) on keyboards without it; alone й is no word
        return "ѝ"
    return folded.replace(",", "") if _THOUSANDS.fullmatch(folded) else folded


# What is longer than any word is no word, and would fill the memory: both caches hold at most 4 MB of letters.
_parts_of_word = lru_cache(maxsize=65536)(_parts_of_any)
_form_of_word = lru_cache(maxsize=65536)(_form_of_any)
