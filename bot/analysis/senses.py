"""Whether an article means what a topic asks for: no namesake of a place, no other word that shares a stem.

Stems and folded letters find; this reads the words as they are written. An article is left out only where every
occurrence is of something else: "turkey" without its capital, "Jordan Pike" for Jordan, "marketing" for the market.
Where nothing tells (a title in capitals, an inflected name), it stays.
"""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from bot.analysis.english_forms import is_form
from bot.analysis.lexicon import table
from bot.analysis.respelling import respellings
from bot.languages import language as known_as
from bot.languages import listed
from bot.records.archive import AnnotatedArticle
from bot.records.topics import Idea, SpelledTerm, Topic
from bot.text.folding.arabic import without_article
from bot.text.words import bare, is_pair, stems, words

LOOKED_AT = 20_000
"""Characters of an article: what a longer one is about has been named by then."""

ENDING = 2
"""Letters that such a word may take on in another language than English."""

LONGEST_NAME = 40
"""Characters of a longer name that is offered: what a button can show."""

LETTERS = 4
"""Of a word so short that no ending can be told from its stem, none is."""

_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]$")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_][\w’'-]*)")
_SENTENCE = re.compile(r"(?:^|[.!?]\s+)([^\W\d_])")


@dataclass(frozen=True)
class _Wording:
    """An article as it is written, and the words that were typed."""

    title: str
    text: str
    language: str | None
    typed: frozenset[str]

    @functools.cached_property
    def cased(self) -> bool:
        """Whether sentences begin with capitals; posts without any say nothing by a small letter."""
        begun: list[str] = _SENTENCE.findall(self.text)
        return 2 * sum(map(str.isupper, begun)) > len(begun)

    @functools.cached_property
    def of_stem(self) -> Mapping[str, frozenset[str]]:
        """The bare words of title and text by their stem, worked out once for all of a topic's ideas."""
        folded = list(set(words(f"{self.title}\n{self.text}")))
        written: dict[str, set[str]] = {}
        for word, stem in zip(folded, stems(folded, self.language), strict=True):
            written.setdefault(stem, set()).add(bare(word))
        return {stem: frozenset(each) for stem, each in written.items()}


def is_meant(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether each of the topic's ideas that can be told from its namesakes is meant in the article."""
    article = _wording(marked, topic)
    return all(_is_meant(idea, article) for idea in topic.ideas)


def holds_words(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether each idea's words stand in the article as they were typed, in whatever sense."""
    text = f"{marked.article.title.value or ''}\n{marked.version.text[:LOOKED_AT]}"
    return all(_pattern(idea.words).search(text) for idea in topic.ideas)


def other_name(marked: AnnotatedArticle, topic: Topic) -> str | None:
    """The name that an idea's word belongs to in an article of something else, as it is written: "Jordan Pike".

    None where the word is none of a longer name there (a turkey), or the name is over LONGEST_NAME characters.
    """
    article = _wording(marked, topic)
    folded = [idea.words for idea in topic.ideas if len(idea.words) == 1]
    names = (_longer_name(article, place) for words in folded for place in _pattern(words).finditer(article.text))
    return next((name for name in names if name and len(name) <= LONGEST_NAME), None)


def _longer_name(article: _Wording, place: re.Match[str]) -> str | None:
    before = _BEFORE.search(article.text, max(0, place.start() - 40), place.start())
    after = _AFTER.match(article.text, place.end())
    if not place[0][0].isupper():
        return None
    if before and (_is_longer(article, place) or before[1].casefold() in _first_names()):
        return f"{before[1]} {place[0]}"
    if after and after[1][0].isupper() and _is_person(article.text, place, (place[0].casefold(),)):
        return f"{place[0]} {after[1]}"
    return None


def _wording(marked: AnnotatedArticle, topic: Topic) -> _Wording:
    title, text = marked.article.title.value or "", marked.version.text[:LOOKED_AT]
    return _Wording(title, text, marked.article.language, frozenset(topic.typed.casefold().split()))


def _is_meant(idea: Idea, article: _Wording) -> bool:
    if any(term.place for term in idea.terms):
        return _is_place(idea, article)
    if idea.has_aliases or len(idea.words) > 1:
        return True
    (word,) = idea.words
    if all(_longer_names(word, article)):
        return False
    if article.language == "en":
        return _is_word(word, f"{article.title}\n{article.text}")
    return _is_short_word(word, article)


def _longer_names(word: str, article: _Wording) -> Iterator[bool]:
    """Of each occurrence of a word, whether it belongs to a longer name: York to New York; one False for none."""
    place = None
    for place in _pattern((word,)).finditer(article.text):  # one at a time: the first mostly tells
        yield _is_longer(article, place)
    if place is None:
        yield False


def without_false_friends(text: str, topic: Topic) -> str:
    """An English text without the words that share a stem with one of the topic and are no form of it: "ratings" for
    interest rates. The text itself where there are none."""
    for idea in topic.ideas:
        if not idea.has_aliases and len(idea.words) == 1 and _has_endings(idea.words[0]):
            typed = idea.words[0]
            false = {word for word in _of_stem(typed, text) if not is_form(word, bare(typed))}
            if false:
                text = re.sub(rf"\b(?:{'|'.join(sorted(false, key=len, reverse=True))})\b", "·", text, flags=re.I)
    return text


def _is_word(typed: str, text: str) -> bool:
    """Whether an English text holds the typed word itself, or a form of it; True where it holds neither."""
    if not _has_endings(typed):
        return True
    written = _of_stem(typed, text)
    return not written or any(is_form(word, bare(typed)) for word in written)


def _is_short_word(typed: str, article: _Wording) -> bool:
    """Whether a text of another language than English holds a word of few letters itself, it or the typed one with a
    short ending: Persian daneshgah, typed with its plural.

    A stem of LETTERS or fewer is that of other words too: "Ford" and German "forderten". True for longer stems, and
    where no word of the stem is found.
    """
    (stem,) = stems([typed], article.language) or ("",)
    if not 0 < len(stem) <= LETTERS or is_pair(typed) or _heaps_endings(article.language):
        return True
    written = article.of_stem.get(stem, frozenset())
    begins, longest = bare(typed), len(typed) + ENDING
    begun = (begins, *(way[0] for way in respellings(begins) if len(way) == 1))
    if article.language == "ar":
        begun, written = (without_article(begins),), frozenset(map(without_article, written))
    inflected = len(stem) + ENDING
    return not written or any(
        (word.startswith(begun) and len(word) <= longest)
        or (begins.startswith(word) and len(begins) <= len(word) + ENDING)
        or max(len(word), len(begins)) <= inflected
        or _differs_by_enclitic(begins, word, article.language)
        for word in written
    )


def _differs_by_enclitic(typed: str, written: str, language: str | None) -> bool:
    """Whether one of two words is the other with an enclitic: Indonesian petani, petaninya."""
    known = known_as(language)
    shorter, longer = sorted((typed, written), key=len)
    return known is not None and longer.startswith(shorter) and longer[len(shorter) :] in known.enclitics.split()


def _has_endings(typed: str) -> bool:
    plain = bare(typed)
    return len(typed) > LETTERS and plain.isascii() and plain.isalpha()


@functools.lru_cache(maxsize=64)
def _of_stem(typed: str, text: str) -> frozenset[str]:
    """The folded words of a text that share the typed one's English stem; asked twice of each article of an answer."""
    (stem,) = stems([typed], "en")
    begins = re.escape(stem[:-1]) if typed.isascii() else re.escape(stem[:2])
    words_like_it = set(re.findall(rf"\b{begins}\w*", text.lower()))
    return frozenset(word for word in map(bare, words_like_it) if stems([word], "en") == [stem])


def _is_place(idea: Idea, article: _Wording) -> bool:
    """Whether some occurrence may be of the place; True where nothing is found as the table writes it."""
    terms = [term for term in idea.terms if term.place and term.language in (None, article.language)]
    doubts = {term.words: list(_doubts(term, article)) for term in terms}
    named = [words for words, each in doubts.items() if each and not all(each)]
    if not any(doubts.values()):
        return True
    return bool(named) and not all(_is_elsewhere(words, article) for words in named)


def _is_elsewhere(folded: tuple[str, ...], article: _Wording) -> bool:
    """Whether the name is that of another place as well, and the article names what lies there."""
    there = _elsewhere().get(folded[0], frozenset()) if len(folded) == 1 else frozenset()
    return bool(there) and not there.isdisjoint(re.findall(r"\w+", article.text.casefold()))


def _doubts(term: SpelledTerm, article: _Wording) -> Iterator[bool]:
    """Of each occurrence, whether it is of something else; a title says nothing of its own where the text has some."""
    text = article.text
    in_text = list(_pattern(term.words).finditer(text))
    names = [_is_person(text, place, term.words) for place in in_text]
    of_person = any(names)
    for place, named in zip(in_text, names, strict=True):
        yield (
            named
            or (article.cased and place[0][0].islower())
            or (of_person and not _is_within(text, place))
            or _is_longer(article, place)
        )
    if not in_text:
        yield from (
            _is_person(article.title, place, term.words) for place in _pattern(term.words).finditer(article.title)
        )


@functools.lru_cache(maxsize=5_000)
def _pattern(folded: tuple[str, ...]) -> re.Pattern[str]:
    joined = r"[\s’'-]+".join(map(re.escape, folded))
    return re.compile(rf"(?<!\w){joined}(?:s|es)?(?!\w)", re.IGNORECASE)


def _is_person(text: str, place: re.Match[str], folded: tuple[str, ...]) -> bool:
    """Whether a person bears the name: a first name stands before it, or it is one and a last name stands behind."""
    if len(folded) > 1:
        return False
    before = _BEFORE.search(text, max(0, place.start() - 40), place.start())
    if before and before[1][0].isupper() and before[1].casefold() in _first_names():
        return True
    after = _AFTER.match(text, place.end())
    is_name = after is not None and after[1][0].isupper() and not after[1].isupper() and len(after[1]) > 1
    return is_name and folded[0] in _given() | _first_names() and not _is_within(text, place)


def _is_within(text: str, place: re.Match[str]) -> bool:
    before = _BEFORE.search(text, max(0, place.start() - 20), place.start())
    return before is not None and before[1].casefold() in _listed("within")


def _is_longer(article: _Wording, place: re.Match[str]) -> bool:
    """Whether a capitalised "New", "West" or the like, not asked for, makes it another name."""
    before = _BEFORE.search(article.text, max(0, place.start() - 40), place.start())
    if before is None or not before[1][0].isupper() or not place[0][0].isupper():
        return False
    return before[1].casefold() in _listed("before") - article.typed


def _heaps_endings(language: str | None) -> bool:
    """Whether a language's endings are longer than ENDING: Turkish kule, kulelerinden."""
    known = known_as(language)
    return known is not None and known.agglutinating


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("bot.analysis").joinpath("senses.toml").read_text(encoding="utf-8"))


@functools.cache
def _listed(name: str) -> frozenset[str]:
    return listed("asking", "places", name)


@functools.cache
def _elsewhere() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _table()["elsewhere"].items()}


@functools.cache
def _given() -> frozenset[str]:
    return frozenset(_table()["given"].split())


@functools.cache
def _first_names() -> frozenset[str]:
    return frozenset().union(*(table("en").words[group] for group in ("male", "female", "either")))
