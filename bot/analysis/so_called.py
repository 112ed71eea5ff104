"""Who may be meant by a typed name that nobody is called by just so: among people whose names hold a word of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.analysis.family_names import COURTESY, given_names
from bot.analysis.naming import Name, name_of
from bot.analysis.typed_names import begins_with, respelled_keys, turned_keys, with_initials
from bot.records.people import Called
from bot.text.folding import as_typed
from bot.text.loose_names import contradicts, is_marked_otherwise, squeezed, typed
from bot.text.words import bare

Words = tuple[str, ...]

SHORTEST = 3
"""Letters of what is more than a particle: Dangelo for D’Angelo."""
MOST_LETTERS = 3
"""Letters of a word that may be initials: JRR."""

_NICKNAME = re.compile(r"[\"“”„«»‘](\w+)[\"“”«»’]")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Way:
    """Whom one way of reading a typed name finds; if `alone`, nobody where several people are found."""

    found: tuple[Called, ...]
    alone: bool = False


def words_of(given: str) -> frozenset[Words]:
    """Words that a typed name may have: those of one of them stand in the name of whomever `meant` may find."""
    name = name_of(given)
    keys = (*respelled_keys(name), *turned_keys(name))
    return frozenset({name.words, tuple(_uncourteous(given).split()), *(tuple(key.split()) for key in keys)})


def meant(given: str, people: Sequence[Called], *, in_part: bool = True) -> Iterator[Way]:
    """Those of the people who may be meant, by one way after the other; what finds somebody first holds.

    The person of typed initials; all but for accents and the like; the family name first, or another alphabet; then,
    unless `in_part` is False, initials, one of two surnames, a nickname; all letters; two given names alone.
    """
    name = name_of(given)
    yield Way(tuple(_of_initials(name, people)), alone=True)
    yield Way(tuple(_spelled_so(respelled_keys(name), people)))
    yield Way(tuple(_spelled_so(turned_keys(name), people)))
    if not in_part:
        return
    near = (person for person in people if not is_marked_otherwise(given, person.name))
    yield Way(tuple(person for person in near if is_so_called(name, name_of(person.name), person.surname)))
    plain = _uncourteous(given)
    yield Way(tuple(person for person in people if _has_letters(person.name, plain)))
    yield Way(tuple(person for person in people if given_names(typed(person.name), typed(plain))), alone=True)


def _of_initials(name: Name, people: Iterable[Called]) -> Iterator[Called]:
    """People of the typed surname whose given names have the typed initials."""
    given = with_initials(name)
    if given:
        surname, initials = given
        same = (person for person in people if _is_spelled(surname, person.surname))
        yield from (person for person in same if begins_with(name_of(person.name), initials))


def _spelled_so(keys: Iterable[str], people: Sequence[Called]) -> Iterator[Called]:
    """Everybody called as one of `keys` but for what people leave out when they type; by surname, if it is one word."""
    for key in keys:
        if " " in key:
            yield from (person for person in people if _is_spelled(key, person.key))
        else:
            yield from (replace(person, key=person.surname) for person in people if _is_spelled(key, person.surname))


def _is_spelled(key: str, written: str) -> bool:
    return typed(key) == typed(written) and not contradicts(key, written)


def _has_letters(name: str, given: str) -> bool:
    """Whether a name has the letters of the typed one, whatever stands between them."""
    return squeezed(given) == squeezed(name) and not contradicts(given, name)


def _uncourteous(given: str) -> str:
    return " ".join(word for word in given.split() if word.casefold() not in COURTESY)


def is_so_called(typed: Name, name: Name, surname: str) -> bool:
    """Whether a person of this full `name`, called by `surname` alone, may be meant by what was typed.

    The typed words stand in the name in their order, given names as initials too, and end in the surname or the last
    word; they begin with the first given name or a nickname in marks, or are the surname with its particles. A name in
    the other order has to be there whole (Anna Kovács, Kovács Anna). No part that is shared is anybody's own.
    """
    if typed.suffix and name.suffix and typed.suffix != name.suffix:
        return False
    asked, whole, own = _plain(typed.words), _plain(name.words), "".join(_plain((surname,)))
    if not asked or not whole:
        return False  # no letter is in it: ???
    return any(_names(words, whole, own, _plain(_NICKNAME.findall(name.raw))) for words in _ways(asked))


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
