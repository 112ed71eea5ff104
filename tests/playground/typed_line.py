"""A line as somebody types it on Discord: `/archive show article:3` is a command's path and its options' values."""

import mimetypes
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.discord import Channel, Member, Role, Server, Upload
from tests.discord.typed import ATTACHMENT, BOOLEAN, CHANNEL, INTEGER, NUMBER, ROLE, SUBCOMMAND, USER
from tests.discord.world import Json

YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


class CannotType(ValueError):
    """What stands in the line cannot be typed there; one sentence."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The command's words ("/archive show"), what Discord declares of its options, and the text of each given."""

    command: str
    declared: Mapping[str, Json]
    given: dict[str, str]


def read(line: str, commands: Mapping[str, Json]) -> Typed:
    """The line taken apart. Raises CannotType for a command that is not in `commands` (by their first words)."""
    words = line.removeprefix("/").split()
    command = commands.get(words[0]) if words else None
    if command is None:
        raise CannotType(f"There is no command /{words[0] if words else ''} for you; ? lists those that there are.")
    path, options = [words[0]], command.get("options") or []
    while options and options[0]["type"] == SUBCOMMAND:
        inner = {option["name"]: option for option in options}
        word = words[len(path)] if len(words) > len(path) else ""
        if word not in inner:
            raise CannotType(f"/{' '.join(path)} goes on with one of: {', '.join(inner)}.")
        path.append(word)
        options = inner[word].get("options") or []
    rest = line.removeprefix("/")
    for word in path:
        rest = rest.lstrip().removeprefix(word)
    declared = {option["name"]: option for option in options}
    return Typed("/" + " ".join(path), declared, _given(rest.strip(), declared))


def _given(rest: str, declared: Mapping[str, Json]) -> dict[str, str]:
    """`name:` begins an option's value, which reaches to the next; what stands before all is the first one's."""
    if not rest:
        return {}
    if not declared:
        raise CannotType("This command takes no options.")
    names = "|".join(map(re.escape, declared))
    pieces = re.split(rf"(?:^|(?<=\s))({names}):", rest)
    before, named = pieces[0].strip(), dict(zip(pieces[1::2], (text.strip() for text in pieces[2::2]), strict=True))
    return {next(iter(declared)): before, **named} if before else named


def value(option: Json, text: str, server: Server) -> object:
    """An option's value as Discord sends it. Raises CannotType."""
    kind, name = int(option["type"]), option["name"]
    if kind in (INTEGER, NUMBER):
        return _number(name, text)
    if kind == BOOLEAN:
        return yes_or_no(name, text)
    if kind == ATTACHMENT:
        return upload(text)
    if kind in (CHANNEL, ROLE, USER):
        return somebody(server, text)
    return text


def _number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise CannotType(f"{name}: takes a number.") from None


def yes_or_no(name: str, text: str) -> bool:
    """What was meant by yes or no. Raises CannotType."""
    if text.lower() in (*YES, *NO):
        return text.lower() in YES
    raise CannotType(f"{name}: takes yes or no.")


def upload(text: str) -> Upload:
    """A file of this machine, as somebody attaches it. Raises CannotType."""
    path = Path(text).expanduser()
    try:
        return Upload(path.name, path.read_bytes(), mimetypes.guess_type(path.name)[0])
    except OSError as error:
        raise CannotType(f"{text} cannot be read: {error.strerror}.") from None


def somebody(server: Server, text: str) -> Member | Role | Channel:
    """A channel, a role or a member by its name, with or without its # or @. Raises CannotType."""
    name = text.lstrip("#@").lower()
    looks: list[Callable[[], list[Member | Role | Channel]]] = [
        lambda: [channel for channel in server.channels.values() if channel.name.lower() == name],
        lambda: [role for role in server.roles.values() if role.name.lstrip("@").lower() == name],
        lambda: [member for member in server.members.values() if member.name.lower() == name],
    ]
    for look in looks:
        if found := look():
            return found[0]
    everybody = [f"#{channel.name}" for channel in server.channels.values()]
    everybody += [f"@{role.name.lstrip('@')}" for role in server.roles.values()]
    raise CannotType(f"There is nothing called {text} here; there are {', '.join(everybody)}.")
