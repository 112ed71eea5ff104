"""The commands as Discord has registered them: their ids, by which they can be tapped in a text."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from discord import AppCommandType, app_commands

from bot.chat.escape import Markdown


def kept_as(application: int | None) -> str:
    """The name under which an application's registration is remembered."""
    return f"commands of {application}"


@dataclass(frozen=True, slots=True)
class Registration:
    """What was registered: the sha256 of it, and the id of each slash command by its name."""

    digest: str
    ids: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, digest: str, commands: Iterable[app_commands.AppCommand]) -> "Registration":
        """What Discord answered to a registration."""
        return cls(digest, {each.name: each.id for each in commands if each.type is AppCommandType.chat_input})

    def mark(self) -> str:
        """As it is kept over restarts."""
        return json.dumps({"digest": self.digest, "ids": self.ids})

    @classmethod
    def read(cls, mark: str | None) -> "Registration | None":
        """What was kept; None where nothing was, or by a program that knew of no ids."""
        try:
            kept = json.loads(mark or "null")
            return cls(str(kept["digest"]), {str(name): int(id_) for name, id_ in kept["ids"].items()})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


class CommandIds:
    """The ids of the commands; none before they are registered."""

    def __init__(self) -> None:
        self._ids: Mapping[str, int] = {}

    def learn(self, registration: Registration) -> None:
        """Take what was registered."""
        self._ids = registration.ids

    def mention(self, typed: str) -> Markdown:
        """A command as Discord lets it be tapped: /ingest url; as code where its id is not known yet."""
        words = typed.removeprefix("/")
        id_ = self._ids.get(words.split(" ", 1)[0])
        return Markdown(f"</{words}:{id_}>" if id_ else f"`/{words}`")
