"""What the desk's own verbs did, as records for `--json`; other verbs answer with records of the desk."""

from dataclasses import dataclass
from typing import Literal

from bot.records.answers import ArticleView, Brief, Quotes, SearchPage, Sources
from bot.records.archive import Change
from bot.records.charts import ChartedTimeline
from bot.records.people import Who
from bot.records.verification import Seen, Verification


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


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """What was asked last, as its verb and as a command, with the answer of today."""

    verb: str
    command: str
    answer: Brief | Quotes | Sources | SearchPage | ArticleView | Verification | Seen | Who | ChartedTimeline


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, "-" for standard output, with how many articles in it."""

    file: str
    format: Literal["jsonl", "csv", "markdown"]
    articles: int


@dataclass(frozen=True, slots=True)
class Joined:
    """A server and the archive that it answers from now, with how many articles are in it."""

    server: str
    archive: str
    articles: int


@dataclass(frozen=True, slots=True)
class Bound:
    """The Discord application that the database belongs to, and the one before; null for none."""

    application: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class BotState:
    """A line of `copydesk run --json`, one for each thing that happens; `invitation` is a link where it names one."""

    state: Literal["told", "stopped"]
    sentence: str
    invitation: str | None


@dataclass(frozen=True, slots=True)
class ItemDone:
    """A line of `copydesk ingest --json` on standard error: how many are done, of how many, and which was the last."""

    done: int
    of: int
    name: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """A line of `copydesk ingest --json` on standard error after Ctrl-C: how far it came, and what goes on."""

    done: int
    of: int
    command: str
