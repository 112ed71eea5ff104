"""One line a happening, on standard error; never a token, never the text of an article."""

import logging
import sys

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


def set_up(level: str = "INFO") -> None:
    """Send the log to standard error. `level` is a logging level name; discord.py's own chatter stays at WARNING."""
    logging.basicConfig(level=level, format=FORMAT, stream=sys.stderr, force=True)
    for noisy in ("discord", "aiohttp.access", "trafilatura", "htmldate", "readability", "pypdf", "charset_normalizer"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))
