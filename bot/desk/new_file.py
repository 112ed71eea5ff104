"""A new file, written beside its place and put there when it is whole: never half a file, never an older one lost."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.errors.files import FileThere, NotWritten

PREFIX, SUFFIX = ".copydesk-", ".part"
"""What a file is called while it is being written."""


@contextmanager
def new_file(to: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """A new file (0600) that takes its place at `to` when the block ends, and is gone when it raises.

    With `replace` it may take the place of an older one. Raises FileThere without, NotWritten.
    """
    try:
        place = to.resolve()
        _free(to, place, replace)
        number, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=place.parent)
        try:
            with open(number, "wb") as out:
                yield out
                out.flush()
                os.fsync(number)
            _free(to, place, replace)
            Path(name).replace(place)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(name).unlink()
            raise
    except OSError as fault:
        raise NotWritten(file=to, problem=fault.strerror) from fault


def _free(to: Path, place: Path, replace: bool) -> None:
    """Raises NotWritten where something other than a file lies, FileThere where a file may not be replaced."""
    if not place.exists():
        return
    if not stat.S_ISREG(place.stat().st_mode):
        raise NotWritten(file=to, problem="it is no ordinary file")
    if not replace:
        raise FileThere(file=to)
