"""Reading a pipe's lines: a line that cannot be answered is answered with its error, and the next one is read."""

import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from bot.errors import CopydeskError, UsageError

log = logging.getLogger(__name__)

Row = dict[str, Any]
Out = Callable[[dict[str, object]], None]


class NotAJsonObject(UsageError):
    template = "This line is not one JSON object: {problem}."


class MissingKey(UsageError):
    template = "This line lacks the key {key}."


class WrongKey(UsageError):
    template = "The value of {key} cannot be used here; give {wanted}."


def answer_each(lines: Iterable[str], out: Out, answer: Callable[[Row], Row]) -> None:
    """Hand `out` one row for each line that is not blank: `answer`'s, or {"id", "error", "sentence"}."""
    for line in lines:
        if line.strip():
            row: Row = {}
            try:
                row = parsed(line)
                reply = answer(row)
            except Exception as error:  # noqa: BLE001  logged below: no line ends the pipe
                reply = refusal(row, error)
            out(reply)


async def answer_each_async(lines: Iterable[str], out: Out, answer: Callable[[Row], Awaitable[Row]]) -> None:
    """As `answer_each`, for an answer that waits for the desk."""
    for line in lines:
        if line.strip():
            row: Row = {}
            try:
                row = parsed(line)
                reply = await answer(row)
            except Exception as error:  # noqa: BLE001  logged below: no line ends the pipe
                reply = refusal(row, error)
            out(reply)


def parsed(line: str) -> Row:
    """The object on a line. Raises NotAJsonObject."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise NotAJsonObject(problem=str(fault) or type(fault).__name__) from fault
    if not isinstance(row, dict):
        raise NotAJsonObject(problem=f"it is a {type(row).__name__}")
    return row


def refusal(row: Row, error: Exception) -> Row:
    """The row that tells an error by its class and its sentence; one that is none of ours is logged whole."""
    if not isinstance(error, CopydeskError):
        log.error("a line could not be answered", exc_info=error)
    sentence = error.sentence if isinstance(error, CopydeskError) else CopydeskError.template
    name = {"id": row["id"]} if "id" in row else {}
    return {**name, "error": type(error).__name__, "sentence": sentence}


def text_of(row: Row, key: str) -> str:
    """A text that must be there. Raises MissingKey, WrongKey."""
    given = optional_text(row, key)
    if given is None:
        raise MissingKey(key=key)
    return given


def optional_text(row: Row, key: str) -> str | None:
    """A text, None where it is absent or null. Raises WrongKey."""
    given = row.get(key)
    if given is not None and not isinstance(given, str):
        raise WrongKey(key=key, wanted="a text")
    return given


def number_of(row: Row, key: str, default: int | None = None) -> int:
    """A whole number. Raises MissingKey where there is neither it nor a default, WrongKey."""
    given = row.get(key, default)
    if given is None:
        raise MissingKey(key=key)
    if not isinstance(given, int) or isinstance(given, bool):
        raise WrongKey(key=key, wanted="a whole number")
    return given
