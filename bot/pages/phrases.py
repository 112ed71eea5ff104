"""What every face says alike, as keys of the catalogue: a quote's standing, and verdicts."""

from bot.records.annotations import Standing
from bot.records.verification import Verdict

LAID_TO: dict[Standing, str] = {
    "denied": "denied: the article says {name} never said it",
    "disputed": "disputed: the article calls it false that {name} said it",
    "supposed": "supposed: the article imagines {name} saying it",
    "told": "told by others: {name}",
}
"""What stands in a speaker's place, where the words are laid to somebody."""
NOBODYS: dict[Standing, str] = {
    "denied": "denied: the article says it was never said",
    "disputed": "disputed: the article calls it false",
    "supposed": "supposed: the article only imagines it",
    "told": "told by others",
}
VERDICTS: dict[Verdict, str] = {
    "verbatim": "Verbatim",
    "elided": "Cut (marked)",
    "joined": "Joined fragments",
    "altered": "Altered",
    "misattributed": "Another speaker",
    "denied": "Denied",
    "disputed": "Disputed",
    "supposed": "Only supposed",
    "reported": "Reported, not quoted",
    "not_found": "Not in this archive",
}
