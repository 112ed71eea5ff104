"""Stems under which other forms and spellings of a word stand in texts of one language."""

from collections.abc import Iterator

from bot.languages import Language
from bot.languages import language as known_as
from bot.text import alternations, respelt
from bot.text.folding import devanagari, latin
from bot.text.words import bare, stems

VIETNAMESE = "vi"
MONGOLIAN = "mn"


def other_stems(word: str, own: str, language: str) -> frozenset[str]:
    """The stems of a folded word besides its `own`, by what its language's folder tells."""
    found = {own, *stems(_typed_otherwise(word, language), language)}
    if word.isascii():
        found |= {bare(stem) for stem in stems(latin.marked_ways(word, language), language)}
    known = known_as(language)
    if known and known.agglutinating:
        found |= {bare(word), *stems([own], language)}  # a base may look inflected: Hungarian mérnök, Budapest
    found |= {other for stem in tuple(found) for other in alternations.other_stems(stem, language)}
    return frozenset(found - {own})


def _typed_otherwise(word: str, language: str) -> Iterator[str]:
    """The word in other spellings, and with what its language hangs on it."""
    known = known_as(language)
    foreign = devanagari.foreign_vowels(word) if known and known.writes(word) else ()
    ways = [word, *respelt.ways(word, language), *foreign]
    yield from ways[1:]
    if language == MONGOLIAN:
        from bot.analysis.written_forms import mongolian

        yield from (form for way in ways for form in mongolian.ways(way))
    if word.isascii():
        yield from respelt.of_unmarked(word, language)
    if known:
        yield from (form for way in ways if known.writes(way) for form in _of_bare_word(way, known))
        yield from _austronesian(word, known)
    other = _other_vowel(word) if language == VIETNAMESE else None
    if other:
        yield other


def _of_bare_word(word: str, known: Language) -> Iterator[str]:
    """A typed noun with endings, behind which alone its stemmer finds it: Turkish öğretmen, öğretmen(ler)."""
    return (word + ending for ending in known.inflected.split())


def _austronesian(word: str, known: Language) -> Iterator[str]:
    if known.doubling or known.enclitics or known.linker:
        from bot.analysis.written_forms import austronesian

        yield from austronesian.ways(word, known)


def _other_vowel(word: str) -> str | None:
    from bot.analysis.written_forms import vietnamese

    return vietnamese.other_vowel(word)
