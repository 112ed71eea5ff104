"""One line a happening, on standard error; never a token, never the text of an article."""

import logging
import sys

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


def unexpected(log: logging.Logger, doing: str, fault: BaseException) -> None:
    """Log an error that nobody thought of: one line, and at DEBUG the traceback, whose last line may quote a text."""
    log.error("%s: unexpected %s", doing, type(fault).__name__)
    log.debug("%s: unexpected", doing, exc_info=fault)


def set_up(level: str = "INFO") -> None:
    """Send the log to standard error. `level` is a logging level name; discord.py's own chatter stays at WARNING."""
    logging.basicConfig(level=level, format=FORMAT, stream=sys.stderr, force=True)
    for noisy in ("discord", "aiohttp.access", "trafilatura", "htmldate", "readability", "pypdf", "charset_normalizer"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    logging.getLogger("discord.client").addFilter(_not_of_voice)


def _not_of_voice(record: logging.LogRecord) -> bool:
    """discord.py warns at each start that it has no libraries for speech, which this bot never uses."""
    return "voice will NOT be supported" not in str(record.msg)
