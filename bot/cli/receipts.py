"""What the desk's own verbs did, as records for `--json`; other verbs answer with records of the desk."""

from dataclasses import dataclass
from typing import Literal

from bot.records.archive import Change


@dataclass(frozen=True, slots=True)
class AuditPage:
    """A page of what was done, newest first; `more` tells that another follows."""

    rows: tuple[Change, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Purged:
    """A server whose archive was deleted for good, with how many articles."""

    server: str
    articles: int


@dataclass(frozen=True, slots=True)
class Trashed:
    """An article that went into the trash or came out of it."""

    article: int
    outcome: Literal["in the trash", "restored"]


@dataclass(frozen=True, slots=True)
class Noted:
    """An article with the note that stands wherever it is cited; null for none."""

    article: int
    note: str | None
