"""The facts that a sentence leaves to be filled in: "{number} quotes of {person}"."""

import string
from collections.abc import Callable, Mapping
from functools import lru_cache


@lru_cache(maxsize=4_000)
def parts(sentence: str) -> tuple[tuple[str, str | None], ...]:
    """The pieces of a sentence in their order, each with the name of the fact that follows it, if any.

    A format or conversion ({x:g}, {x!r}) is left to whoever prints the sentence elsewhere. Raises ValueError where the
    braces do not pair.
    """
    return tuple((text, name) for text, name, _, _ in string.Formatter().parse(sentence))


def names(sentence: str) -> frozenset[str]:
    """The facts that are named. Raises ValueError where the braces do not pair."""
    return frozenset(name for _, name in parts(sentence) if name is not None)


def fill(sentence: str, facts: Mapping[str, object], written: Callable[[object], str]) -> str:
    """`sentence` with each fact as `written` writes it. Raises KeyError for a fact that is not given."""
    pieces = parts(sentence)
    if len(pieces) == 1 and pieces[0][1] is None:
        return pieces[0][0]
    return "".join([text if name is None else text + written(facts[name]) for text, name in pieces])
