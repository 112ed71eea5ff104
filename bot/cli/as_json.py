"""Answers as JSON: the form that scripts read, made of the records by their types. `docs/json.md` describes it.

A day is YYYY-MM-DD and a moment ISO 8601. What a record's row is, `columns` tells; `bot.cli.shapes` holds the few that
are not their fields by name.
"""

import dataclasses
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_type_hints

from bot.cli.printing.safe import Row, json_line

if TYPE_CHECKING:
    from bot.cli.shape import Shape

Answers = Mapping[Callable[..., None], type]
"""Verbs with the record that each prints with --json."""
SCHEMA = 1
"""The number at the top of each answer: it grows when a key goes, is renamed, or changes its type."""


class Column(NamedTuple):
    """A key of a record's row, the type of its value, and how the value is had from the record."""

    key: str
    hint: Any
    get: Callable[[Any], object]


ANSWERED: ContextVar[bool] = ContextVar("an answer was written", default=False)
"""Whether standard output has an object already: an error after it is told on standard error alone."""


def write(record: object, *, error: bool = False) -> None:
    """One answer as `write_row` writes its row."""
    write_row(row(record), error=error)


def write_row(told: Row, *, error: bool = False) -> None:
    """A row as one indented JSON object, with the schema's number at its top.

    On standard output, with `error` on standard error: where the output is the thing that was asked for.
    """
    (sys.stderr if error else sys.stdout).write(json_line({"schema": SCHEMA} | told, indent=2))
    ANSWERED.set(True)


def write_line(record: object, *, error: bool = False) -> None:
    """One event of several on a line of its own, at once; where as with `write`."""
    stream = sys.stderr if error else sys.stdout
    stream.write(json_line({"schema": SCHEMA} | row(record)))
    stream.flush()


def row(record: Any) -> Row:
    """A record as its row, and every record inside it."""
    return {column.key: encoded(column.get(record)) for column in columns(record.__class__)}


def encoded(value: object) -> object:
    """A value as JSON holds it. Raises TypeError for what has no form there, such as bytes."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dt.date):  # a moment is a date too
        return value.isoformat()
    if is_record(type(value)):
        return row(value)
    if isinstance(value, tuple):
        return [encoded(item) for item in value]
    raise TypeError(f"{type(value)} has no form in JSON")


def is_record(kind: object) -> bool:
    """Whether values of this type are rows: dataclasses and named tuples."""
    return isinstance(kind, type) and (dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"))


@cache
def columns(kind: type[Any]) -> tuple[Column, ...]:
    """The keys of a record's row, in order. Raises TypeError for what is no record."""
    if not is_record(kind):
        raise TypeError(f"{kind} is no record")
    from bot.cli.shape import Shape
    from bot.cli.shapes import SHAPES  # what nobody asks for as JSON loads none of it

    shape = SHAPES.get(kind, Shape())
    listed: dict[str, Column] = {}
    for name, hint in _fields(kind).items():
        for column in _of_field(shape, name, hint):
            listed[column.key] = column
    for key, work in shape.added.items():
        listed[key] = Column(key, get_type_hints(work)["return"], work)
    return tuple(listed.values())


def _fields(kind: type[Any]) -> Mapping[str, Any]:
    names = getattr(kind, "_fields", None) or [field.name for field in dataclasses.fields(kind)]
    hints = get_type_hints(kind)
    return {name: hints[name] for name in names}


def _of_field(shape: "Shape", name: str, hint: Any) -> tuple[Column, ...]:
    """The columns that one field gives: none, one, or those of the record in it. Where that is None, each is null."""
    if name in shape.without:
        return ()
    if name not in shape.flat:
        return (Column(shape.names.get(name, name), hint, lambda record: getattr(record, name)),)
    inner = next(part for part in (get_args(hint) or (hint,)) if part is not NoneType)
    optional = inner is not hint
    return tuple(
        Column(column.key, column.hint | None if optional else column.hint, _inside(name, column))
        for column in columns(inner)
    )


def _inside(name: str, column: Column) -> Callable[[Any], object]:
    def get(record: Any) -> object:
        inner = getattr(record, name)
        return None if inner is None else column.get(inner)

    return get
