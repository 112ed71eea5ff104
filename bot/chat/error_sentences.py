"""What Discord adds to an error's own sentence, and how facts are shown there; `Translator.error` joins them."""

from collections.abc import Mapping
from pathlib import PurePath

from bot.chat import limits
from bot.chat.escape import Markdown
from bot.errors.tree import CopydeskError, Words

HINTS: Mapping[str, Words] = {
    "InTrash": Words("/archive restore article: {article} does that."),
    "NoFeedThere": Words("/feed add takes such a pattern."),
    "NoQuoteInMessage": Words("/verify checks words without marks."),
    "NoSuchFeed": Words("/feed list shows them all."),
    "NothingImported": Words("/feed list shows it."),
    "NobodyQuoted": Words("/search finds people who are only mentioned."),
    "NobodyYet": Words("Someone who may manage messages can do that with /ingest."),
    "NotLinked": Words("/archive link does that."),
    "NothingAskedYet": Words("Try /brief topic: Myanmar Russia, or /help."),
    "OutletBlocked": Words("/outlet unblock does that."),
    "OutletNotThere": Words("/outlet list shows those there are."),
    "SeveralFeeds": Words("/feed list shows them all."),
    "SharedArchive": Words("/settings join: own does that."),
    "TooManyFeeds": Words("/feed remove does that."),
}
"""By code; English, each a key of the catalogue. An error that is not here says all in its own sentence."""
NUMBERED = frozenset({"article", "other", "person", "change", "later", "number", "server", "port", "status", "code"})
"""Facts whose number is a name: it is written as it is typed, 1234 and not 1,234."""
LONGEST_FACT = 500
"""Characters of a fact as a refusal shows it, so that the whole fits into a message whatever was typed."""


def facts_of(error: CopydeskError) -> dict[str, object]:
    """An error's facts as Discord shows them."""
    return {name: _shown(name, fact) for name, fact in error.facts.items()}


def _shown(name: str, fact: object) -> object:
    if isinstance(fact, bool | float | Words | Markdown | CopydeskError):
        return fact
    if isinstance(fact, int):
        return Markdown(str(fact)) if name in NUMBERED else fact
    if name == "database":  # where it lies, and on which server, is the operator's to know
        fact = PurePath(str(fact)).name
    return limits.shorten(fact, LONGEST_FACT) if isinstance(fact, str) else fact
