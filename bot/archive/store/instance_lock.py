"""One bot for one database file, whatever path leads to it, told before the file is opened.

Two locks (flock, which a crash gives free) are held: one beside the file that the path means in the end, so that the
program sees a bot in another container too; and one in the folder for temporary files, named after the file's device
and number, which is the same by a hard link, a bind mount or another case of letters. The database file itself is
not locked: where flock and SQLite's own locks are of one kind, as on BSD, they would shut each other out.

Whoever holds a lock alone takes its file away when done, so that a year of short commands leaves no heap of them. A
lock counts only while its file still stands under its name: it may have been taken away between opening and locking.
"""

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(file: Path) -> Iterator[bool]:
    """Be the bot of a database file while the block runs; gives False where another one is.

    A file that is not there is made, empty, so that its number is known: SQLite begins a database in it.
    """
    with contextlib.suppress(OSError):  # opening the database tells what is wrong with its folder
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    with _held(file, fcntl.LOCK_EX) as alone:
        yield alone


@contextmanager
def upgrading(file: Path) -> Iterator[bool]:
    """Keep bots away while the block runs, though not others who upgrade; gives False where a bot is running."""
    with _held(file, fcntl.LOCK_SH) as alone:
        yield alone


@contextmanager
def _held(file: Path, kind: int) -> Iterator[bool]:
    with contextlib.ExitStack() as stack:
        for lock, ours in _locks(Path(os.path.realpath(file))):
            try:
                held = _taken(lock, ours, kind)
            except BlockingIOError:
                yield False
                return
            if held is not None:
                stack.callback(_left, lock, held)
        yield True


def _locks(file: Path) -> Iterator[tuple[Path, bool]]:
    """Each lock's path, and whether it must be this account's own: anybody may put a file into the temporary folder."""
    yield file.with_name(f"{file.name}.running"), False
    if file.exists():
        status = file.stat()
        yield Path(tempfile.gettempdir()) / f"copydesk-{status.st_dev:x}-{status.st_ino:x}.running", True


def _taken(lock: Path, ours: bool, kind: int) -> int | None:
    """The locked file's descriptor, None where no lock can be had there; raises BlockingIOError where it is held."""
    while (held := _opened(lock, ours)) is not None:
        try:
            fcntl.flock(held, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise
        if _stands(lock, held):
            return held
        os.close(held)
    return None


def _left(lock: Path, held: int) -> None:
    """Take the file away, unless others hold it with us."""
    with contextlib.suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _stands(lock, held):
            lock.unlink()
    os.close(held)


def _stands(lock: Path, held: int) -> bool:
    try:
        return os.path.samestat(os.lstat(lock), os.fstat(held))
    except FileNotFoundError:
        return False


def _opened(lock: Path, ours: bool) -> int | None:
    """The lock's descriptor, None where it cannot be made or is somebody else's: then the other lock must do."""
    try:
        held = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    if not ours or os.fstat(held).st_uid == os.geteuid():
        return held
    os.close(held)
    return None
