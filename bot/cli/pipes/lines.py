"""A pipe's lines: one that cannot be answered gets {"id","error","facts","sentence","hint"} and ends no pipe."""

import datetime as dt
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from bot import logs
from bot.cli import error_sentences
from bot.cli.printing.safe import Row
from bot.cli.refusals import BadRow, MissingKey, Unexpected, WrongKey
from bot.errors.tree import CopydeskError

Out: TypeAlias = Callable[[Row], None]
log = logging.getLogger(__name__)


def rows(lines: Iterable[bytes | str], out: Out) -> Iterator[Row]:
    """The JSON object of each line that is not blank; any other line is answered with its error."""
    for line in lines:
        with answered({}, out):
            row = _row(line)
            if row is not None:
                yield row


def answer_each(rows: Iterable[Row], out: Out, answer: Callable[[Row], Row]) -> None:
    """Hand `out` what `answer` makes of each row, or its error."""
    for row in rows:
        with answered(row, out):
            out(answer(row))


async def answer_each_async(rows: Iterable[Row], out: Out, answer: Callable[[Row], Awaitable[Row]]) -> None:
    """As `answer_each`, for an answer that waits for the desk."""
    for row in rows:
        with answered(row, out):
            out(await answer(row))


@contextmanager
def answered(row: Row, out: Out) -> Iterator[None]:
    """Answer `row` with its error where the block raises one; only a closed or full output goes further."""
    try:
        yield
    except OSError:
        raise
    except CopydeskError as refused:
        out(_refusal(row, refused))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        log.debug("bad row", exc_info=fault)
        out(_refusal(row, BadRow(problem=f"{type(fault).__name__}: {fault}")))
    except Exception as fault:  # noqa: BLE001  one row's fault ends no pipe: logged, and told in its answer
        logs.unexpected(log, "pipe", fault)
        out(_refusal(row, Unexpected(kind=type(fault).__name__)))


def text_of(row: Row, key: str) -> str:
    """A text that must be there. Raises MissingKey, WrongKey."""
    text = optional_text(row, key)
    if text is None:
        raise MissingKey(key=key)
    return text


def optional_text(row: Row, key: str) -> str | None:
    """A text, None where it is absent or null. Raises WrongKey."""
    text = row.get(key)
    if text is not None and not isinstance(text, str):
        raise WrongKey(key=key, wanted="a text")
    return text


def optional_day(row: Row, key: str) -> dt.date | None:
    """The day of an ISO 8601 day or moment; None where there is none, or words that are none."""
    try:
        return dt.date.fromisoformat(str(row.get(key))[:10])
    except ValueError:
        return None


def number_of(row: Row, key: str, default: int | None = None) -> int:
    """A whole number. Raises MissingKey where there is neither it nor a default, WrongKey."""
    number = row.get(key, default)
    if number is None:
        raise MissingKey(key=key)
    if not isinstance(number, int) or isinstance(number, bool):
        raise WrongKey(key=key, wanted="a whole number")
    return number


def _refusal(row: Row, refused: CopydeskError) -> Row:
    name = {"id": row["id"]} if "id" in row else {}
    return name | error_sentences.row(refused)


def _row(line: bytes | str) -> Row | None:
    """Raises BadRow."""
    try:
        text = line.decode() if isinstance(line, bytes) else line
        row = json.loads(text) if text.strip() else None
    except (ValueError, RecursionError) as fault:
        raise BadRow(problem="it is no JSON in UTF-8") from fault
    if row is None and text.strip():
        raise BadRow(problem="it is no JSON object")
    if row is not None and not isinstance(row, dict):
        raise BadRow(problem="it is no JSON object")
    return row
