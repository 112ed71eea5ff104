"""What every face says alike, as keys of the catalogue: a quote's standing, and verdicts."""

from bot.records.annotations import Standing
from bot.records.verification import Verdict
from bot.text.marking import N_

LAID_TO: dict[Standing, str] = {
    "denied": N_("denied: the article says {name} never said it"),
    "disputed": N_("disputed: the article calls it false that {name} said it"),
    "supposed": N_("supposed: the article imagines {name} saying it"),
    "told": N_("told by others: {name}"),
}
"""What stands in a speaker's place, where the words are laid to somebody."""
NOBODYS: dict[Standing, str] = {
    "denied": N_("denied: the article says it was never said"),
    "disputed": N_("disputed: the article calls it false"),
    "supposed": N_("supposed: the article only imagines it"),
    "told": N_("told by others"),
}
VERDICTS: dict[Verdict, str] = {
    "verbatim": N_("Verbatim"),
    "elided": N_("Cut (marked)"),
    "joined": N_("Joined fragments"),
    "altered": N_("Altered"),
    "misattributed": N_("Another speaker"),
    "denied": N_("Denied"),
    "disputed": N_("Disputed"),
    "supposed": N_("Only supposed"),
    "reported": N_("Reported, not quoted"),
    "not_found": N_("Not in this archive"),
}
