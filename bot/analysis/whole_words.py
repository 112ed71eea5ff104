"""Whether a topic's word stands in an article as a word, in scripts that write words together: 京都, not 東京都."""

import re
from collections.abc import Iterator

from bot.analysis.aliases import longer_written
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

_ENDS_SYLLABLE = re.compile(
    "(?:에서|으로|까지|부터|에게|이나|이라|은|는|이|가|을|를|의|에|와|과|도|만|로)*(?![\uac00-\ud7a3])"
)
"""What may follow a noun of one syllable in its word: particles."""


def stands(marked: AnnotatedArticle, topic: Topic) -> bool:
    """Whether each idea of such a script stands somewhere as a word of its own, or in a form that cannot be told.

    Where all that was typed stands in a row, its spaces aside, that is one word: ရေ ကြီး, ရေကြီး.
    """
    asked = [names for idea in topic.ideas if (names := tuple(_names(idea, alone=len(topic.ideas) == 1)))]
    if not asked:
        return True
    text = f"{marked.article.title.value or ''}\n{marked.version.text[:LOOKED_AT]}"
    folded = folding.as_typed(text)
    # ICU knows katakana as they are written; where folding moved no letter it may see them.
    written = text if len(text) == len(folded) else folded
    language = marked.article.language
    whole = len(asked) == len(topic.ideas) > 1 and _somewhere(
        ("".join(names[0] for names in asked),), folded, written, language, unknown=False
    )
    return whole or all(_somewhere(names, folded, written, language) for names in asked)


def _names(idea: Idea, *, alone: bool) -> Iterator[str]:
    """The idea's names of two signs and more, if all are of such scripts; `alone`, of a syllable of Korean too."""
    for term in idea.terms:
        if not term.wanted:
            continue
        if all(map(is_pair, term.words)) and (len(term.words[0]) > 1 or (alone and _HANGUL.match(term.words[0]))):
            yield unpaired(term.words)


def _somewhere(
    names: tuple[str, ...], folded: str, written: str, language: str | None, *, unknown: bool = True
) -> bool:
    """Whether one of the names stands as a word; `unknown` where none stands as it is spelled."""
    found = False
    for name in names:
        others = [place.span() for longer in longer_written(name) for place in re.finditer(re.escape(longer), folded)]
        for number, place in enumerate(re.finditer(re.escape(name), folded)):
            other = any(start <= place.start() and place.end() <= end for start, end in others)
            if not other and _is_word(place, folded, written, language):
                return True
            found = True
            if number == MOST_PLACES:
                return True
    return unknown and not found


def _is_word(place: re.Match[str], folded: str, written: str, language: str | None) -> bool:
    if _HANGUL.match(place[0]):
        before = folded[max(0, place.start() - 1) : place.start()]
        if len(place[0]) == 1:
            return not _HANGUL.match(before) and _ENDS_SYLLABLE.match(folded, place.end()) is not None
        return not (place[0] in _PARTICLES and _HANGUL.match(before))
    return is_whole(written, place.start(), place.end(), language)
