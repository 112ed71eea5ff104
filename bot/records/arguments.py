"""The codec of a verb's arguments: one frozen dataclass from options, from stored JSON, and back to JSON.

A field may be str, int, bool, a date, an aware datetime, a Literal, a tuple, a mapping of JSON, a frozen dataclass of
such, or a union of these; whatever else (an upload) is taken only as an instance of its class. Types decide alone:
rows stored when every value was text ("2", "True", "2025-03-20") are read as what they mean. Keys that a verb does
not take are passed over, so that the arguments of one verb can be those of another on the same topic.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from bot.errors.asking import BadArgument, NoSuchDay

__all__ = ["MISSING", "Field", "Stored", "convert", "dump", "fields_of", "load"]

A = TypeVar("A")
Stored = Mapping[str, Any]
"""A verb's arguments as JSON holds them."""
DIGITS = re.compile(r"-?[0-9]{1,19}")
SHOWN = 40
"""Characters of a wrong value that a refusal repeats."""
LARGEST = 2**63 - 1
"""Discord's ids and both databases count as far as this."""


@dataclass(frozen=True, slots=True)
class Field:
    """One argument: its type without notes, its default or MISSING, and the notes of its Annotated."""

    name: str
    kind: Any
    default: Any
    notes: tuple[Any, ...] = ()


_FIELDS: dict[type[Any], tuple[Field, ...]] = {}


def fields_of(kind: type[Any]) -> tuple[Field, ...]:
    """The arguments that a dataclass declares, in their order."""
    if kind not in _FIELDS:
        hints = get_type_hints(kind, include_extras=True)
        _FIELDS[kind] = tuple(
            _field(declared.name, hints[declared.name], declared.default) for declared in fields(kind)
        )
    return _FIELDS[kind]


def _field(name: str, hint: Any, default: Any) -> Field:
    plain, *notes = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    return Field(name, plain, default, tuple(notes))


def dump(arguments: Any) -> dict[str, Any]:
    """The arguments as JSON holds them; those that are None are left out."""
    values = ((field.name, getattr(arguments, field.name)) for field in fields(arguments))
    return {name: _plain(value) for name, value in values if value is not None}


def load(kind: type[A], given: Stored) -> A:
    """The arguments that `given` stands for: options, or what `dump` once gave. Raises BadArgument, NoSuchDay."""
    if not isinstance(given, Mapping):
        raise _bad("", given)
    values: dict[str, Any] = {}
    for field in fields_of(kind):
        value = given.get(field.name)
        if value is not None:
            values[field.name] = _typed(field.name, field.kind, value)
        elif field.default is MISSING:
            raise _bad(field.name, None)
    return kind(**values)


def convert(kind: type[A], arguments: Any, **changes: object) -> A:
    """What of one verb's arguments is another's as well, with `changes`. Raises BadArgument where one is lacking."""
    return load(kind, {**dump(arguments), **changes})


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return dump(value)
    return value


def _typed(name: str, kind: Any, value: Any) -> Any:
    """`value` as `kind`. Raises BadArgument."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _typed(name, get_args(kind)[0], value)
    if origin in (Union, UnionType):
        return _one_of(name, kind, value)
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_typed(name, get_args(kind)[0], item) for item in value)
    if origin is Literal and _is_among(get_args(kind), value):
        return value
    if isinstance(value, Mapping):
        return _mapped(name, kind, value)
    return _simple(name, kind, value)


def _is_among(literals: Sequence[object], value: object) -> bool:
    """Whether `value` is one of the literals, and of its type: True is not 1."""
    return any(value == literal and type(value) is type(literal) for literal in literals)


def _mapped(name: str, kind: Any, value: Mapping[str, Any]) -> Any:
    """A mapping as a dict or a record. Raises BadArgument."""
    if get_origin(kind) is Mapping:
        return dict(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return load(kind, value)
    return _simple(name, kind, value)


def _simple(name: str, kind: Any, value: Any) -> Any:
    """A value of a kind that holds no other. Raises BadArgument, for a day NoSuchDay."""
    reader = READERS.get(kind)
    read = reader(value) if reader else value if isinstance(kind, type) and isinstance(value, kind) else None
    if read is None and kind is dt.date and isinstance(value, str):
        raise NoSuchDay(name=name, value=value[:SHOWN])
    if read is None:
        raise _bad(name, value)
    return read


def _bad(name: str, value: object) -> BadArgument:
    return BadArgument(name=name, value=str(value)[:SHOWN])


def _one_of(name: str, kind: Any, value: Any) -> Any:
    no_day: NoSuchDay | None = None
    for member in get_args(kind):
        try:
            return _typed(name, member, value)
        except BadArgument as error:
            no_day = error if isinstance(error, NoSuchDay) else no_day
    raise no_day or _bad(name, value)


def _bool(value: object) -> bool | None:
    return value if isinstance(value, bool) else {"True": True, "False": False}.get(str(value))


def _int(value: object) -> int | None:
    if isinstance(value, str) and DIGITS.fullmatch(value):
        value = int(value)
    whole = value if isinstance(value, int) and not isinstance(value, bool) else None
    return whole if whole is not None and abs(whole) <= LARGEST else None


def _day(value: object) -> dt.date | None:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if type(value) is dt.date else None


def _moment(value: object) -> dt.datetime | None:
    if isinstance(value, str):
        try:
            value = dt.datetime.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, dt.datetime) and value.tzinfo is not None else None


READERS: dict[Any, Callable[[object], Any]] = {
    str: lambda value: value if isinstance(value, str) else None,
    bool: _bool,
    int: _int,
    dt.date: _day,
    dt.datetime: _moment,
}
