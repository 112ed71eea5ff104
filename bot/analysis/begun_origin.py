"""A topic whose last word is an outlet's or a feed's name that is still being typed."""

import re
from dataclasses import dataclass

from bot.analysis.topics import MINUS, ORIGINS, PHRASE

_BEGUN = re.compile(
    rf"""(?:^|(?<=\s))(?P<filter>[{MINUS}−]?(?P<kind>{"|".join(ORIGINS)}):)(?:"(?P<quoted>[^"]*)|(?P<bare>[^\s"]*))$""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BegunOrigin:
    """What stands before the name, what is asked for ("outlet" or "feed"), and the name as far as it is typed."""

    before: str
    filter: str
    kind: str
    name: str

    def ended(self, name: str) -> str:
        """The topic with the name typed to its end."""
        return f"{self.before}{self.filter}" + (f'"{name}"' if re.search(r"\s", name) else name)


def begun_origin(typed: str) -> BegunOrigin | None:
    """The name that is being typed at the end of a topic; None where none is."""
    match = _BEGUN.search(typed)
    if match is None:
        return None
    name = match["quoted"] if match["quoted"] is not None else match["bare"]
    return BegunOrigin(typed[: match.start()], match["filter"], match["kind"].casefold(), name)


def is_typeable(name: str) -> bool:
    """Whether a name can stand behind the filter: the mark that ends it is not in it."""
    return bool(name) and PHRASE not in name
