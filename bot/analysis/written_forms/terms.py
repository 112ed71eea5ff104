"""A term in another form than the one that was typed, as it is looked for beside it."""

from bot.records.topics import Languages, SpelledTerm, Term
from bot.text.words import spelling

BESIDE = 0.95
"""What such a form weighs: articles with the word as it was typed come first."""


def in_words(term: Term, words: tuple[str, ...], languages: Languages, language: str) -> SpelledTerm:
    """`term` in these words of a language, stemmed as each of the languages stems them."""
    stems = tuple(spelling(words, other) for other in languages)
    return SpelledTerm(stems, BESIDE * term.weight, language, True, words, term.place)


def in_stem(term: Term, stem: str, languages: Languages, language: str) -> SpelledTerm:
    """`term` under another stem of a language, which counts in texts of that language alone."""
    weight = BESIDE * term.weight
    return SpelledTerm((stem,) * len(languages), weight, language, True, term.words, term.place, inflected=True)
