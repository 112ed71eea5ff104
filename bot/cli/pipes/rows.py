"""Rows in, rows out: a row that cannot be answered gets {"id", "error", "sentence"} and ends no pipe."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from bot import logs
from bot.errors import BadRow, CopydeskError, Unexpected

Row: TypeAlias = dict[str, Any]
Out: TypeAlias = Callable[[dict[str, object]], None]
log = logging.getLogger(__name__)


def rows(lines: Iterable[bytes | str], out: Out) -> Iterator[Row]:
    """The JSON object of each line that is not blank; any other line is answered with its error."""
    for line in lines:
        with answered({}, out):
            row = _row(line)
            if row is not None:
                yield row


@contextmanager
def answered(row: Row, out: Out) -> Iterator[None]:
    """Answer `row` with its error where the block raises one; only a closed or full output goes further."""
    try:
        yield
    except OSError:
        raise
    except CopydeskError as refused:
        out({"id": row.get("id"), "error": type(refused).__name__, "sentence": refused.sentence})
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        log.debug("bad row", exc_info=fault)
        bad = BadRow(problem=f"{type(fault).__name__}: {fault}")
        out({"id": row.get("id"), "error": "BadRow", "sentence": bad.sentence})
    except Exception as fault:  # noqa: BLE001  one row's fault ends no pipe: logged, and told in its answer
        logs.unexpected(log, "pipe", fault)
        kind = type(fault).__name__
        out({"id": row.get("id"), "error": "Unexpected", "sentence": Unexpected(kind=kind).sentence})


def text_of(row: Row, key: str) -> str:
    """The text of a row. Raises BadRow where there is none."""
    text = row.get(key)
    if not isinstance(text, str):
        raise BadRow(problem=f'"{key}" is missing or no text')
    return text


def _row(line: bytes | str) -> Row | None:
    """Raises BadRow."""
    try:
        text = line.decode() if isinstance(line, bytes) else line
        row = json.loads(text) if text.strip() else None
    except (ValueError, RecursionError) as fault:
        raise BadRow(problem="it is no JSON in UTF-8") from fault
    if row is not None and not isinstance(row, dict):
        raise BadRow(problem="it is no JSON object")
    return row
