"""Other keys of a typed name: its spellings, the family name first, the other alphabet, initials."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import regex

from bot.analysis.family_names import COURTESY
from bot.analysis.lexicon import table
from bot.analysis.naming import Name, parts_of
from bot.analysis.respelling import respellings
from bot.languages import every
from bot.text.serbian import other_alphabet
from bot.text.wording import forms, unspaced
from bot.text.words import bare

MOST_INITIALS = 3
SHORTEST_UNSPACED = 2
"""Signs of a family and a given name."""
_APOSTROPHE_LEFT_OUT = regex.compile(r"(?<=[бпвмфрк])(?=[яюєї])")
"""Where Ukrainian writes an apostrophe (Ukrainian Orthography 2019, 7)."""


def respelled_keys(name: Name) -> tuple[str, ...]:
    """The key of a typed name, and those of its other spellings: Djokovic for Dokovic, Mueller for Muller.

    Also with what may be an article of another language (Le Thi Hanh), and with initials apart or in one (JR Holm).
    """
    whole = tuple(form for word in name.raw.split() for form in parts_of(word))
    ways = (name.words, whole, *_initialled(name.words), *_addressed(name.words))
    suffixes = (name.suffix,) if name.suffix or len(name.words) < 2 else (None, "jr", "sr")
    keys = (key for suffix in suffixes for words in ways if words for key in _respelled(words, suffix))
    return tuple(dict.fromkeys(keys))


def _addressed(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A typed name without a form of address, one of only a particle and a family name, and Maria as Ma."""
    if words:
        yield from _untitled(words)
    if len(words) < 2:
        return
    if words[0] in COURTESY:
        yield words[1:]
    if len(words) > 2 and words[0] == "maria":
        yield words[1:]
    particles = table("en").words["particles"]
    if all(word in particles for word in words[:-1]):
        yield words[-1:]


def _untitled(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A Chinese, Japanese or Korean name without its title: 김민수 시장, 高橋美咲知事, 市长林晓梅."""
    *before, last = words
    titles = _titles_beside()
    if before:
        if last in titles:
            yield tuple(before)
        return
    if not unspaced(last):
        return
    for title in titles:
        if last.endswith(title) and len(last) - len(title) >= SHORTEST_UNSPACED:
            yield (last.removesuffix(title),)
        elif last.startswith(title) and len(last) - len(title) >= SHORTEST_UNSPACED:
            yield (last.removeprefix(title),)


@cache
def _titles_beside() -> frozenset[str]:
    listed = (table["titles"] for table in every("speakers").values())
    return frozenset("".join(forms(title)) for titles in listed for title in titles.split())


def turned_keys(name: Name) -> tuple[str, ...]:
    """The keys of a name typed with the family name first, as lists and offices in much of the world have it.

    And with the apostrophes of Ukrainian, and in the other of Serbian's two alphabets.
    """
    turned = (*name.words[1:], name.words[0]) if len(name.words) > 1 else ()
    ways = (*_respelled(turned, name.suffix),) if turned else ()
    ways += tuple(_APOSTROPHE_LEFT_OUT.sub("'", key) for key in (name.key, *ways))
    return tuple(dict.fromkeys((*ways, *(other for key in (name.key, *ways) for other in other_alphabet(key)))))


def with_initials(name: Name) -> tuple[str, tuple[str, ...]] | None:
    """The surname and the initials of a name that gives nothing else, in either order; None for another name."""
    words = tuple(form for word in name.raw.split() for form in parts_of(word))
    if len(words) < 2:
        return None
    first, *rest = words
    if len(first) > 1 and all(len(word) == 1 for word in rest):
        return first, tuple(rest)
    *before, last = words
    if len(last) > 1 and all(len(word) == 1 for word in before):
        return last, tuple(before)
    return None


def begins_with(name: Name, initials: Sequence[str]) -> bool:
    """Whether the given names of a full name may have these initials, as many as both have."""
    given = name.words[:-1]
    return bool(given) and all(bare(word[0]) == bare(initial) for word, initial in zip(given, initials, strict=False))


def _initialled(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name with its first word as initials, or its initials as one word."""
    if len(words) > 1 and 1 < len(words[0]) <= MOST_INITIALS:
        yield (*words[0], *words[1:])
    many = next((at for at, word in enumerate(words) if len(word) > 1), 0)
    if 1 < many <= MOST_INITIALS:
        yield ("".join(words[:many]), *words[many:])


def _respelled(words: tuple[str, ...], suffix: str | None) -> Iterator[str]:
    ends = (words[0], words[-1]) if len(words) > 1 else words
    spelled = [[word, *(other[0] for other in respellings(word) if len("".join(other)) < len(word))] for word in ends]
    return (" ".join((*key, suffix) if suffix else key) for key in product(*spelled))
