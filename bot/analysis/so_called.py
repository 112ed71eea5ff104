"""Whether somebody is called as was typed, who is not called just so: initials, one of two surnames, another order."""

import re
from collections.abc import Iterator, Sequence

from bot.analysis.naming import Name
from bot.text.folding import as_typed
from bot.text.words import bare

Words = tuple[str, ...]

SHORTEST = 3
"""Letters of what is more than a particle: Dangelo for D’Angelo."""
MOST_LETTERS = 3
"""Letters of a word that may be initials: JRR."""

_NICKNAME = re.compile(r"[\"“”„«»‘](\w+)[\"“”«»’]")
_NO_LETTER = re.compile(r"[\W_]+")


def is_so_called(typed: Name, name: Name, surname: str) -> bool:
    """Whether a person of this full `name`, called by `surname` alone, may be meant by what was typed.

    The typed words stand in the name in their order, given names as initials too, and end in the surname or the last
    word; they begin with the first given name or a nickname in marks, or are the surname with its particles. A name in
    the other order has to be there whole (Anna Kovács, Kovács Anna). No part that is shared is anybody's own.
    """
    if typed.suffix and name.suffix and typed.suffix != name.suffix:
        return False
    whole, own = _plain(name.words), _plain((surname,))[0]
    return any(_names(words, whole, own, _plain(_NICKNAME.findall(name.raw))) for words in _ways(_plain(typed.words)))


def _names(words: Words, whole: Words, own: str, nicknames: Words) -> bool:
    if len(words) == 1:
        return words[0] == own or (len(whole) > 1 and len(whole[-2]) < SHORTEST and words[0] == "".join(whole[-2:]))
    if len(whole) > 1 and sorted(words) == sorted(whole):
        return True
    if words[-1] not in (own, whole[-1]):
        return False
    if words == whole[-len(words) :]:
        return own in words
    begins = _stands_for(words[0], whole[0]) or words[0] in nicknames
    return begins and own in words and _in_order(words, whole)


def _in_order(words: Words, whole: Words) -> bool:
    left = iter(whole)
    return all(any(_stands_for(word, other) for other in left) for word in words)


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _ways(words: Words) -> Iterator[Words]:
    """The words; with initials that are typed as one apart; with two that may be one (O Brien, Mac Allan) together."""
    yield words
    if len(words) > 1 and 1 < len(words[0]) <= MOST_LETTERS:
        yield (*words[0], *words[1:])
    yield from ((*words[:at], words[at] + words[at + 1], *words[at + 2 :]) for at in range(len(words) - 1))


def _plain(words: Sequence[str]) -> Words:
    return tuple(plain for word in words if (plain := _NO_LETTER.sub("", bare(as_typed(word.casefold())))))
