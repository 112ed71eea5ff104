"""The type of an archive's id: a function that is given an article's id in its place is refused by mypy."""

from typing import NewType

ArchiveId = NewType("ArchiveId", int)
"""Which archive: every read and write of the archive's rows names it, so that none leaks into another."""
