"""One line a happening, on standard error; never a token, never the text of an article, a topic or a name."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Literal

from bot.logs.formats import FORMATTERS

Format = Literal["plain", "json"]
PROGRAM = Path(__file__).resolve().parent.parent
FRAMES = 4
"""How many of the innermost calls of our own a line names where something unforeseen was raised."""


def unexpected(log: logging.Logger, doing: str, fault: BaseException) -> None:
    """Log an error that nobody thought of: one line with its kind and where it was raised.

    Its words may quote what was being read, so they and the traceback are logged at DEBUG alone.
    """
    log.error("%s: unexpected %s at %s", doing, type(fault).__name__, _raised_at(fault))
    log.debug("%s: unexpected", doing, exc_info=fault)


def _raised_at(fault: BaseException) -> str:
    """The innermost calls of the program's own, the last one first: "desk/brief.py:41 < chat/replies.py:120"."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(fault.__traceback__)]
    ours = [f"{path.relative_to(PROGRAM)}:{line}" for path, line in frames if path.is_relative_to(PROGRAM)]
    return " < ".join(reversed(ours[-FRAMES:])) or "?"


def handler(form: Format = "plain") -> logging.Handler:
    """Writes to standard error, in lines for people and grep ("plain") or with one JSON object in each ("json")."""
    writing = logging.StreamHandler(sys.stderr)
    writing.setFormatter(FORMATTERS[form]())
    return writing


def set_up(level: str = "INFO", form: Format = "plain") -> None:
    """Send the log to standard error. `level` is a logging level name; discord.py's own chatter stays at WARNING."""
    logging.basicConfig(level=level, handlers=[handler(form)], force=True)
    for noisy in ("discord", "aiohttp.access", "trafilatura", "htmldate", "readability", "pypdf", "charset_normalizer"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.getLogger("discord.client").addFilter(_not_of_voice)


def _not_of_voice(record: logging.LogRecord) -> bool:
    """discord.py warns at each start that it has no libraries for speech, which this bot never uses."""
    return "voice will NOT be supported" not in str(record.msg)
