"""The one place where the terminal says an error: its sentence and hint, its row in JSON, its exit code."""

import datetime as dt
import logging
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors.tree import ConfigError, CopydeskError, UsageError

HINTS: Mapping[str, str] = {
    "ClockDoubted": "copydesk sweep shows it, copydesk sweep --confirm takes it.",
    "FeedGiven": "copydesk ingest {address} takes them all.",
    "FileThere": "--force replaces it.",
    "InTrash": "copydesk restore {article} does that.",
    "NoDatabase": "copydesk ingest FILE begins one.",
    "NoFeedThere": "--pattern '/2031/*' takes the links of a page.",
    "NoQuoteInMessage": "copydesk verify WORDS checks words without marks.",
    "NoSuchArchive": "copydesk archives lists them.",
    "NoSuchFeed": "copydesk feed list shows them.",
    "NoSuchServer": "copydesk archives lists those that are known.",
    "NoSuchTask": "copydesk tasks lists them.",
    "NobodyQuoted": "copydesk search {person} finds articles that only mention them.",
    "NobodyYet": "copydesk ingest FILE or ADDRESS adds some.",
    "NotLinked": "copydesk link {article} {other} does that.",
    "NothingToEdit": "--title, --byline, --date and --outlet set one, --clear takes one away.",
    "NothingImported": "copydesk feed list shows it.",
    "NobodyQuotedThere": "copydesk who {person} does that.",
    "OtherApplication": "copydesk rebind {given} does that.",
    "OutletBlocked": "copydesk outlet NAME --unblock does that.",
    "OutletNotThere": "copydesk outlets lists them.",
    "ServersMissing": "copydesk sweep --confirm does that.",
    "SeveralFeeds": "copydesk feed list shows it.",
    "SharedArchive": "copydesk archives shows who answers from which.",
    "SweepTooLarge": "copydesk sweep shows it, copydesk sweep --confirm takes it.",
    "TasksGivenUp": "copydesk tasks lists them.",
    "TokenInUse": "copydesk run --jobs-only does that.",
    "TooManyFeeds": "copydesk feed remove NUMBER does that.",
}
"""By code, what the terminal adds to an error's own sentence. Facts are filled in as a shell takes them."""


@dataclass(slots=True)
class Asked:
    """What has to be known of a command where it ends with an error."""

    json: bool = False


def hint(error: CopydeskError) -> str | None:
    """The terminal's own advice for an error, None where its sentence says all."""
    template = HINTS.get(error.code)
    if template is None:
        return None
    return template.format(**{name: shlex.quote(str(fact)) for name, fact in error.facts.items()})


def sentence(error: CopydeskError) -> str:
    """What the terminal says of an error."""
    return " ".join(filter(None, (error.sentence, hint(error))))


def row(error: CopydeskError) -> dict[str, object]:
    """An error as scripts read it: its code, its facts, its sentence, and the terminal's hint or null."""
    return {
        "error": error.code,
        "facts": {name: _fact(fact) for name, fact in error.facts.items()},
        "sentence": error.sentence,
        "hint": hint(error),
    }


def exit_code(error: CopydeskError) -> int:
    """What the terminal ends with: 2 for wrong usage and configuration, 1 for what was refused or failed."""
    return 2 if isinstance(error, UsageError | ConfigError) else 1


def with_hint(record: logging.LogRecord) -> bool:
    """A filter of the log, which the operator reads in a terminal: an error in a line gets the terminal's hint."""
    if isinstance(record.args, tuple):
        record.args = tuple(sentence(fact) if isinstance(fact, CopydeskError) else fact for fact in record.args)
    return True


def in_the_log() -> None:
    """From here on the log's lines carry the hints too."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(with_hint)


def _fact(fact: object) -> object:
    if isinstance(fact, CopydeskError):
        return row(fact)
    if isinstance(fact, dt.date):  # a moment is a date too
        return fact.isoformat()
    return fact if fact is None or isinstance(fact, str | int | float) else str(fact)
