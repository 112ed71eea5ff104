"""Errors as they are kept in a database: a code and facts, and the error again."""

import datetime as dt
import json
from collections.abc import Iterator

from bot.errors import feeds as feeds
from bot.errors import fetching as fetching
from bot.errors import reading as reading
from bot.errors.tree import CopydeskError

_PLAIN = (str, int, float, bool, type(None))


def facts_of(error: CopydeskError) -> str:
    """The facts of an error as JSON; a fact that is an error, a day or a moment becomes its words."""
    return json.dumps({name: fact if isinstance(fact, _PLAIN) else _words(fact) for name, fact in error.facts.items()})


def restored(code: str, facts: str | None) -> CopydeskError:
    """The error of a code and its kept facts; a plain CopydeskError for a code that there is no more."""
    kind = next((kind for kind in _kinds(CopydeskError) if kind.code == code), CopydeskError)
    kept = json.loads(facts) if facts else {}
    error = kind(**kept) if isinstance(kept, dict) else CopydeskError()
    try:
        str(error)
    except (KeyError, IndexError, ValueError):
        return CopydeskError()
    return error


def _words(fact: object) -> str:
    return fact.isoformat() if isinstance(fact, dt.date | dt.datetime) else str(fact)


def _kinds(kind: type[CopydeskError]) -> Iterator[type[CopydeskError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)
