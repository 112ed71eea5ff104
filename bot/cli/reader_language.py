"""The language that whoever sits at the terminal reads."""

import os


def reader_language() -> str | None:
    """The ISO 639-1 code of the environment's language (POSIX, "Internationalization Variables"); None for C."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "").partition("_")[0].partition(".")[0]
        if code:
            return code.lower() if len(code) == 2 else None
    return None
