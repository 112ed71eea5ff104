"""Whether a topic's word stands in an article as a word, in scripts that write words together: 京都, not 東京都."""

import re
from collections.abc import Iterator

from bot.records.archive import AnnotatedArticle
from bot.records.topics import Idea, Topic
from bot.text import folding
from bot.text.segmenter import is_whole
from bot.text.words import is_pair, unpaired

LOOKED_AT = 20_000
"""Characters of an article: what a longer one is about has been named by then."""

MOST_PLACES = 30
"""Places of one word that are looked at; of that many some are the word, or none is."""

_HANGUL = re.compile("[\uac00-\ud7a3]")
_PARTICLES = frozenset({
    "이란", "이라", "이나", "이며", "이고", "이든", "이야", "이여", "부터", "까지", "보다",
    "에서", "에게", "에만", "에도", "으로", "라고", "라도", "라면", "라는", "만큼", "처럼",
    "마다", "마저", "조차", "밖에", "하고", "한테", "께서", "대로", "커녕", "든지",
})  # fmt: skip
"""Particles and endings of two syllables that are words as well, or parts of names (National Institute of Korean
Language, Standard Dictionary): behind a noun they are no word."""


def stands(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether each idea of such a script stands somewhere as a word of its own, or in a form that cannot be told."""
    asked = [names for idea in topic.ideas if (names := tuple(_names(idea)))]
    if not asked:
        return True
    text = f"{marked.article.title.value or ''}\n{marked.version.text[:LOOKED_AT]}"
    folded = folding.as_typed(text)
    # ICU knows katakana as they are written; where folding moved no letter it may see them.
    written = text if len(text) == len(folded) else folded
    return all(_somewhere(names, folded, written, marked.article.language) for names in asked)


def _names(idea: Idea) -> Iterator[str]:
    """The idea's names of two signs and more, if all of its names are of such scripts."""
    for term in idea.terms:
        if not term.wanted:
            continue
        if all(map(is_pair, term.words)) and len(term.words[0]) > 1:
            yield unpaired(term.words)


def _somewhere(names: tuple[str, ...], folded: str, written: str, language: str | None) -> bool:
    """Whether one of the names stands as a word; True where none stands as it is spelled."""
    found = False
    for name in names:
        for number, place in enumerate(re.finditer(re.escape(name), folded)):
            if _is_word(place, folded, written, language):
                return True
            found = True
            if number == MOST_PLACES:
                return True
    return not found


def _is_word(place: re.Match[str], folded: str, written: str, language: str | None) -> bool:
    if _HANGUL.match(place[0]):
        before = folded[place.start() - 1 : place.start()]
        return not (place[0] in _PARTICLES and _HANGUL.match(before))
    return is_whole(written, place.start(), place.end(), language)
