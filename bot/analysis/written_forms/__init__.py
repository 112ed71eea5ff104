"""Other ways in which a term may stand in texts: with what is written together with it, without marks, inflected.

They are looked for beside the term itself, so that nothing is joined in the index that is two words. A module for each
kind of writing, loaded when it is met; what belongs to one language stands in its folder.
"""

from collections.abc import Iterator

import regex

from bot.analysis.written_forms.inflected import other_stems
from bot.analysis.written_forms.standing import stands
from bot.analysis.written_forms.terms import in_stem, in_words
from bot.languages import language as known_as
from bot.records.topics import FORMER, Languages, SpelledTerm, Term
from bot.text.folding import arabic, ethiopic, hebrew
from bot.text.words import spelling

__all__ = ["forms", "of_run", "stands"]

MIDDLE_DOT = "\u30fb"
"""That of Japan, which stands in a katakana word; that of China (GB/T 15834-2011, 4.12, U+00B7) divides two."""

_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_HANGUL = regex.compile(r"[\uac00-\ud7a3]+")


def forms(term: Term, languages: Languages) -> Iterator[SpelledTerm]:
    """The forms of a term, each once or more; most terms have none."""
    first, *others = term.words
    if hebrew.LETTERS.match(first):
        from bot.analysis.written_forms import prefixes

        yield from (in_words(term, (word, *others), languages, "he") for word in prefixes.of_hebrew(first))
        return
    if "ar" in languages and arabic.LETTERS.match(first):
        yield from (in_words(term, (word, *others), languages, "ar") for word in arabic.with_particles(first))
    if "am" in languages and ethiopic.LETTERS.match(first):
        ways = ethiopic.with_prepositions(first)
        yield from (in_words(term, (word, *others), languages, "am") for word in ways)
    if not others and "vi" in languages:
        from bot.analysis.written_forms import vietnamese

        city = vietnamese.short_city(first)
        if city:
            yield in_words(term, city, languages, "vi")
    if not first.isascii():
        yield from _in_one_or_apart(term, languages)
    if not others:
        yield from _of_word(term, first, languages)


def of_run(letters: str) -> Iterator[str]:
    """Ways to write what was typed without a space: in Korean without its particle, and as two words; in Japanese
    with other signs for ka and ga, other numbers, and more or fewer kana behind the stems of verbs; in Chinese with
    the middle dot of foreign names that divides words."""
    from bot.analysis.written_forms import japanese, korean

    if MIDDLE_DOT in letters.strip(MIDDLE_DOT):
        yield letters.replace(MIDDLE_DOT, " ")
    yield from japanese.ways(letters)
    yield from korean.ways(letters)


def _of_word(term: Term, word: str, languages: Languages) -> Iterator[SpelledTerm]:
    """The forms of a term of one word."""
    repeated = _said_twice(word)
    if repeated:
        yield from _repeated(term, repeated, languages)
    elif _LETTERS.fullmatch(word) and not _HANGUL.match(word):
        yield from _inflected(term, word, languages)


def _in_one_or_apart(term: Term, languages: Languages) -> Iterator[SpelledTerm]:
    """A compound of one word as its two, one of two as one."""
    from bot.analysis.written_forms import compounds

    first, *others = term.words
    for code in compounds.of_languages(first, languages):
        if not others:
            yield from (in_words(term, parts, languages, code) for parts in compounds.apart(first, code))
        elif len(others) == 1 and (one := compounds.in_one(term.words, code)):
            yield in_words(term, (one,), languages, code)


def _said_twice(word: str) -> str | None:
    if word[-1] not in "2²":
        return None
    from bot.analysis.written_forms import austronesian

    return austronesian.said_twice(word)


def _repeated(term: Term, word: str, languages: Languages) -> Iterator[SpelledTerm]:
    """A word that is said twice, in the languages that do so."""
    for language in filter(None, languages):
        known = known_as(language)
        if known and known.doubling:
            yield in_stem(term, spelling((word,), language), languages, language)


def _inflected(term: Term, word: str, languages: Languages) -> Iterator[SpelledTerm]:
    for language in languages:
        if language and language != FORMER and term.stands_in((language,)):
            found = other_stems(word, spelling(term.words, language), language)
            yield from (in_stem(term, stem, languages, language) for stem in sorted(found))
