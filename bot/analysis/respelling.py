"""Other ways in which a typed word is written: British and American, without umlauts, and type designations."""

import re
from collections.abc import Iterator

_PAIRS = (
    ("our", "or"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("isation", "ization"), ("yse", "yze"),
    ("tre", "ter"), ("ence", "ense"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("lls", "ls"),
    ("logue", "log"), ("programme", "program"), ("grey", "gray"), ("plough", "plow"), ("aeroplane", "airplane"),
    ("aluminium", "aluminum"), ("haemo", "hemo"), ("paed", "ped"), ("oestr", "estr"), ("anaesth", "anesth"),
)  # fmt: skip
"""British and American endings (Oxford English Dictionary, "British and American spelling")."""

_ENDING = re.compile(r"s?$")
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("dj", "d"))
"""How an umlaut, the Nordic ring and the Serbo-Croatian dj are typed, and the letter that is left in an index."""

_DESIGNATION = re.compile(r"([a-z]{1,3})[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]?(\d{1,4}[a-z]?)", re.IGNORECASE)
SHORT = 5
"""Letters of a word too short for a spelling of its own: "our" is not "or", "fuel" no umlaut."""


def respellings(word: str) -> tuple[tuple[str, ...], ...]:
    """The other spellings of a folded word, each as folded words: "harbour" -> (("harbor",),). Most stand nowhere."""
    designation = _DESIGNATION.fullmatch(word)
    if designation:
        return (designation[1], designation[2]), (designation[1] + designation[2],)
    if len(word) < SHORT or not word.isascii():
        return ()
    return tuple(dict.fromkeys((other,) for other in _others(word) if other != word))


def designation(typed: str) -> str | None:
    """A type designation as one word ("F-16" -> "f16"); None for anything else."""
    parts = _DESIGNATION.fullmatch(typed)
    return (parts[1] + parts[2]).casefold() if parts and not typed.isdigit() else None


def _others(word: str) -> Iterator[str]:
    plural = _ENDING.search(word)
    base, ending = (word[: plural.start()], plural[0]) if plural else (word, "")
    for british, american in _PAIRS:
        for one, other in ((british, american), (american, british)):
            for form, rest in ((base, ending), (word, "")):
                if form.endswith(one) and len(form) - len(one) >= 2:
                    yield form[: -len(one)] + other + rest
                elif form.startswith(one) and len(one) > 3:
                    yield other + form[len(one) :] + rest
    for digraph, letter in _DIGRAPHS:
        if digraph in word:
            yield word.replace(digraph, letter)
