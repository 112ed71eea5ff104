"""How a line of the log is written: plain, for people and grep, or as a JSON object, for programs.

A record's `facts` (given as `extra={"facts": {...}}`) stand behind its message as `name=value`, or as keys of the
object; so does the id of the request that the line belongs to.
"""

import datetime as dt
import json
import logging
from collections.abc import Callable, Mapping

from bot.logs.tracing import request_id


class PlainFormatter(logging.Formatter):
    """`2026-03-01 12:00:00,123 INFO    bot.chat: message name=value … request=1a2b3c4d`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """One line, whatever stands in the message; a traceback (at DEBUG) follows in lines of its own."""
        line = super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
        return " ".join([line, *(f"{name}={value}" for name, value in _facts(record).items())])


class JsonFormatter(logging.Formatter):
    """One object a line: `time` (ISO 8601, UTC), `level`, `logger`, `message`, the facts, `request`, `traceback`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without its end."""
        told: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_facts(record),
        }
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


def _facts(record: logging.LogRecord) -> Mapping[str, object]:
    """What a record carries beside its message, and the request that it belongs to."""
    facts: Mapping[str, object] = getattr(record, "facts", {})
    request = request_id()
    return facts if request is None else {**facts, "request": request}


FORMATTERS: Mapping[str, Callable[[], logging.Formatter]] = {"plain": PlainFormatter, "json": JsonFormatter}
