"""Other ways in which a term may stand in texts: with what is written together with it, without marks, inflected.

They are looked for beside the term itself, so that nothing is joined in the index that is two words.
"""

import re
from collections.abc import Iterator

import regex

from bot.languages import language as known_as
from bot.records.archive import AnnotatedArticle
from bot.records.topics import FORMER, Languages, SpelledTerm, Term, Topic
from bot.text import alternations, respelt
from bot.text.folding import arabic, hebrew, latin
from bot.text.stemmed import needle
from bot.text.words import bare, spelling, stem_text, stems

BESIDE = 0.95
"""What such a form weighs: articles with the word as it was typed come first."""

LOOKED_AT = 20_000
"""Characters of an article: what a longer one is about has been named by then."""

LONGEST = 16
"""Syllables of what may be a compound of two words."""

_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_PARTICLE = re.compile(
    "(?<=..)(?:에서는|에서도|으로는|으로도|에게는|이라고|에서|으로|에게|까지|부터|에는|에도|께서|이라|라고|이나|은|는|이|가|을|를|의|에|와|과|도|만|로)$"
)
"""Case particles and the commonest of the others behind a noun of two syllables and more (Sohn 1999, 213)."""


def forms(term: Term, languages: Languages) -> Iterator[SpelledTerm]:
    """The forms of a term, each once or more; most terms have none."""
    first = term.words[0]
    if hebrew.LETTERS.match(first):
        yield from (_spelled(term, (word, *term.words[1:]), languages, "he") for word in _hebrew(first))
    elif "ar" in languages and arabic.LETTERS.match(first):
        written = ((word, *term.words[1:]) for word in arabic.with_particles(first))
        yield from (_spelled(term, words, languages, "ar") for words in written)
    elif len(term.words) == 1 and _LETTERS.fullmatch(first) and not _HANGUL.match(first):
        yield from _inflected(term, first, languages)


def stands(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether no idea stands in an article by another language's forms alone: Finnish alternates "heat" with "head"."""
    language = marked.article.language
    asked = [idea for idea in topic.ideas if any(term.inflected and term.language != language for term in idea.terms)]
    if not asked:
        return True
    text = f"{marked.article.title.value or ''}\n{marked.version.text[:LOOKED_AT]}"
    stems = f" {stem_text(text, language)} "
    return all(
        any(needle(name) in stems for term in idea.terms if _may_stand(term, language) for name in term.stems)
        for idea in asked
    )


def _may_stand(term: SpelledTerm, language: str | None) -> bool:
    return term.wanted and not (term.inflected and term.language != language)


def of_run(letters: str) -> Iterator[str]:
    """Ways to write what was typed without a space in Korean: without its particle, and as two words."""
    if not _HANGUL.fullmatch(letters) or len(letters) > LONGEST:
        return
    plain = _PARTICLE.sub("", letters)
    if plain != letters:
        yield plain
    for noun in dict.fromkeys((letters, plain)):
        yield from (f"{noun[:at]} {noun[at:]}" for at in range(2, len(noun) - 1))


def _hebrew(word: str) -> Iterator[str]:
    """With particles and article; and all that again of the word less its first letter, where that may be one."""
    for root in filter(None, (word, hebrew.without_prefix(word))):
        if root != word:
            yield root
        yield from hebrew.with_prefixes(root) if len(root) > 2 else ("ה" + root, "ו" + root)


def _inflected(term: Term, word: str, languages: Languages) -> Iterator[SpelledTerm]:
    for language in languages:
        if language is None or language == FORMER or not term.stands_in((language,)):
            continue
        own = spelling(term.words, language)
        found = {own}
        if word.isascii():
            found |= {bare(stem) for stem in stems(latin.marked_ways(word, language), language)}
        found.update(stems(respelt.ways(word, language), language))
        if (
            known := known_as(language)
        ) and known.agglutinating:  # a base may look inflected: Hungarian mérnök, Budapest
            found |= {bare(word), *stems([own], language)}
        found |= {other for stem in tuple(found) for other in alternations.other_stems(stem, language)}
        yield from (_stemmed(term, stem, languages, language) for stem in sorted(found - {own}))


def _spelled(term: Term, words: tuple[str, ...], languages: Languages, language: str) -> SpelledTerm:
    stems = tuple(spelling(words, other) for other in languages)
    return SpelledTerm(stems, BESIDE * term.weight, language, True, words, term.place)


def _stemmed(term: Term, stem: str, languages: Languages, language: str) -> SpelledTerm:
    weight = BESIDE * term.weight
    return SpelledTerm((stem,) * len(languages), weight, language, True, term.words, term.place, inflected=True)
