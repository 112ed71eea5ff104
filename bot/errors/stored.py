"""Errors as they are kept in a database: a code and facts, and the error again."""

import datetime as dt
import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache

import bot.errors
from bot.errors.tree import CopydeskError, Words

_PLAIN = (int, float, bool, type(None))


def facts_of(error: CopydeskError) -> str:
    """The facts of an error as JSON; days, moments, words of ours and errors are told from other words."""
    return json.dumps({name: _kept(fact) for name, fact in error.facts.items()}, ensure_ascii=True)


def restored(code: str, facts: str | None) -> CopydeskError:
    """The error of a code and its kept facts; a plain CopydeskError for a code that there is no more."""
    kept = json.loads(facts) if facts else {}
    kind = _by_code().get(code, CopydeskError)
    error = kind(**{name: _fact(value) for name, value in kept.items()}) if isinstance(kept, dict) else CopydeskError()
    try:
        str(error)
    except (KeyError, IndexError, ValueError, TypeError):
        return CopydeskError()
    return error


def _kept(fact: object) -> object:
    if isinstance(fact, Words):
        return {"words": str(fact)}
    if isinstance(fact, dt.datetime):
        return {"moment": fact.isoformat()}
    if isinstance(fact, dt.date):
        return {"day": fact.isoformat()}
    if isinstance(fact, CopydeskError):
        return {"error": fact.code, "facts": facts_of(fact)}
    return fact if isinstance(fact, _PLAIN) else str(fact)


def _fact(kept: object) -> object:
    match kept:
        case {"words": str(words)}:
            return Words(words)
        case {"moment": str(moment)}:
            return dt.datetime.fromisoformat(moment)
        case {"day": str(day)}:
            return dt.date.fromisoformat(day)
        case {"error": str(code), "facts": str(facts)}:
            return restored(code, facts)
    return kept


@cache
def _by_code() -> Mapping[str, type[CopydeskError]]:
    """The first of each code; looking through the package takes longer than reading the row that names it."""
    return {kind.code: kind for kind in reversed(tuple(_every_kind()))}


def _every_kind() -> Iterator[type[CopydeskError]]:
    """Each error of the tree, those of modules that nobody has needed yet as well."""
    for module in pkgutil.iter_modules(bot.errors.__path__, "bot.errors."):
        importlib.import_module(module.name)
    yield from _kinds(CopydeskError)


def _kinds(kind: type[CopydeskError]) -> Iterator[type[CopydeskError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)
