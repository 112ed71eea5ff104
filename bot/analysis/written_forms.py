"""Other ways in which a term may stand in texts: with what is written together with it, without marks, inflected.

They are looked for beside the term itself, so that nothing is joined in the index that is two words.
"""

import re
import unicodedata
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
_HAN = "\u3400-\u9fff"
_KA = "かがけゖゕ箇个"
_DOUBLED = re.compile(r"([^\W\d_]{2,})[2²]")
_DUTCH = (("oe", "u"), ("tj", "c"), ("dj", "j"))
_SAINTS = {"santa": "sta", "sta": "santa", "santo": "sto", "sto": "santo"}
_OPEN = re.compile("[hklmst][iy]")
_KE = "け"
"""It is okurigana too."""
_SMALL_KA = re.compile(f"(?<=[{_HAN}0-9])[{_KA}](?=[{_HAN}])")
_OKURIGANA = re.compile(f"([{_HAN}])[\u3041-\u3096]([{_HAN}])")
_LAST_KANA = re.compile(f"(?<=[{_HAN}][{_HAN}])[りきしいちみびえけせてめれげべ]$")
"""The last syllable of a verb's stem, behind two characters: 取組み."""
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_MYRIADS = frozenset("만억조")
"""Numbers are written apart by the myriad (Hangeul Orthography, article 44): 30억 원."""
_PARTICLE = re.compile(
    "(?<=..)(?:에서는|에서도|으로는|으로도|에게는|이라고|에서|으로|에게|까지|부터|에는|에도|께서|이라|라고|이나|은|는|이|가|을|를|의|에|와|과|도|만|로)$"
)
"""Case particles and the commonest of the others behind a noun of two syllables and more (Sohn 1999, 213)."""


def forms(term: Term, languages: Languages) -> Iterator[SpelledTerm]:
    """The forms of a term, each once or more; most terms have none."""
    first = term.words[0]
    if len(term.words) == 1 and arabic.LETTERS.match(first):
        yield from _compounds(term, first, languages)
        yield from _inflected(term, first, languages)
    if hebrew.LETTERS.match(first):
        yield from (_spelled(term, (word, *term.words[1:]), languages, "he") for word in _hebrew(first))
    elif "ar" in languages and arabic.LETTERS.match(first):
        written = ((word, *term.words[1:]) for word in arabic.with_particles(first))
        yield from (_spelled(term, words, languages, "ar") for words in written)
    elif len(term.words) == 1 and (doubled := _DOUBLED.fullmatch(first)):
        yield from _austronesian(term, (doubled[1],), languages)
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
    """Ways to write what was typed without a space: in Korean without its particle, and as two words; in Japanese
    with other signs for ka and ga, and with fewer kana behind the stems of verbs."""
    yield from _japanese(letters)
    if not _HANGUL.fullmatch(letters) or len(letters) > LONGEST:
        return
    if letters[0] in _MYRIADS and 1 < len(letters) < 4:
        yield f"{letters[0]} {letters[1:]}"
    plain = _PARTICLE.sub("", letters)
    if plain != letters:
        yield plain
    for noun in dict.fromkeys((letters, plain)):
        yield from (f"{noun[:at]} {noun[at:]}" for at in range(2, len(noun) - 1))


def _japanese(letters: str) -> Iterator[str]:
    """霞ヶ関 and 霞が関, 一ヶ月 and 一か月; 受け付け, 受付け and 受付 (Cabinet notice of 1973 on okurigana, rule 6).

    Letters are folded: katakana are hiragana.
    """
    if len(letters) > LONGEST:
        return
    counted = _SMALL_KA.search(letters)
    if counted:
        yield from (letters[: counted.start()] + ka + letters[counted.end() :] for ka in _KA if ka != counted[0])
        if counted[0] != _KE:
            return
    fewer = _OKURIGANA.sub(r"\1\2", letters)
    if fewer != letters:
        yield fewer
        yield _LAST_KANA.sub("", fewer)
    elif _LAST_KANA.search(letters):
        yield _LAST_KANA.sub("", letters)


def _hebrew(word: str) -> Iterator[str]:
    """With particles and article; and all that again of the word less its first letter, where that may be one."""
    for root in filter(None, (word, hebrew.without_prefix(word))):
        if root != word:
            yield root
        yield from hebrew.with_prefixes(root) if len(root) > 2 else ("ה" + root, "ו" + root)


def _compounds(term: Term, word: str, languages: Languages) -> Iterator[SpelledTerm]:
    """A Persian or Urdu word as two, by which it is written with a space or a non-joiner."""
    for language in ("fa", "ur"):
        if language in languages:
            yield from (_spelled(term, parts, languages, language) for parts in arabic.split_ways(word))


def _inflected(term: Term, word: str, languages: Languages) -> Iterator[SpelledTerm]:
    for language in languages:
        if language is None or language == FORMER or not term.stands_in((language,)):
            continue
        own = spelling(term.words, language)
        respelled = (spelling((other,), language) for other in _respelled(word, language))
        found = {own, *_of_bare_word(word, language), *respelled}
        if word.isascii():
            found |= {bare(stem) for stem in stems(latin.marked_ways(word, language), language)}
        found.update(stems(respelt.ways(word, language), language))
        found |= _as_base(word, own, language)
        found |= {other for stem in tuple(found) for other in alternations.other_stems(stem, language)}
        yield from (_stemmed(term, stem, languages, language) for stem in sorted(found - {own}))


def _as_base(word: str, own: str, language: str) -> set[str]:
    """The word itself and the stem of its stem, where a base may look inflected: Hungarian mérnök, Budapest."""
    known = known_as(language)
    return {bare(word), *stems([own], language)} if known and known.agglutinating else set()


def _of_bare_word(word: str, language: str) -> Iterator[str]:
    """The stems of a typed noun that its stemmer finds only behind endings: Turkish öğretmen, öğretmen(ler)."""
    known = known_as(language)
    if known and known.inflected:
        yield from stems([word + ending for ending in known.inflected.split()], language)


def _respelled(word: str, language: str) -> Iterator[str]:
    """Old and new spellings: Vietnamese i and y (Decision 240 of 1984), Indonesian oe, tj, dj (EYD 1972).

    And a word said twice, which is typed with a figure: anak2.
    """
    if language == "vi":
        vowel = _OPEN.fullmatch(bare(word))
        if vowel:
            yield _other_vowel(word)
    elif (known := known_as(language)) and known.doubling:
        yield f"{word}2"
        modern = word
        for old, new in _DUTCH:
            modern = modern.replace(old, new)
        if modern != word:
            yield modern
        if known.linker:
            yield from _linked(word, known.linker)


def _linked(word: str, linker: str) -> Iterator[str]:
    """With its linker, or without (Schachter and Otanes 1972, 118); a saint's title in full or short."""
    if word in _SAINTS:
        yield _SAINTS[word]
    if word.endswith(linker):
        yield word.removesuffix(linker)
        yield word[:-1]
    elif word[-1] in "aeiou":
        yield word + linker
    elif word[-1] == "n":
        yield word + linker[1:]


def _other_vowel(word: str) -> str:
    """An open syllable with y for i or the other way round, its tone kept."""
    vowel = unicodedata.normalize("NFD", word[-1])
    other = {"i": "y", "y": "i"}[vowel[0]]
    return word[:-1] + unicodedata.normalize("NFC", other + vowel[1:])


def _austronesian(term: Term, words: tuple[str, ...], languages: Languages) -> Iterator[SpelledTerm]:
    doubling = (code for code in languages if (known := known_as(code)) and known.doubling)
    for language in filter(None, doubling):
        yield _stemmed(term, spelling(words, language), languages, language)


def _spelled(term: Term, words: tuple[str, ...], languages: Languages, language: str) -> SpelledTerm:
    stems = tuple(spelling(words, other) for other in languages)
    return SpelledTerm(stems, BESIDE * term.weight, language, True, words, term.place)


def _stemmed(term: Term, stem: str, languages: Languages, language: str) -> SpelledTerm:
    weight = BESIDE * term.weight
    return SpelledTerm((stem,) * len(languages), weight, language, True, term.words, term.place, inflected=True)
