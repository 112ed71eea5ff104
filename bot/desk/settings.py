"""A server's settings, typed and checked; and the marks that the program keeps for itself."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any, get_args
from zoneinfo import available_timezones

from bot.archive.servers import settings
from bot.desk.resources import Desk
from bot.errors.servers import NoSuchSetting, TooManyAliases, WrongDays, WrongSetting, WrongTimeZone
from bot.languages.messages import spoken
from bot.records.archive import Actor
from bot.records.reading import DateOrder
from bot.records.settings import ServerSettings

PROGRAM = 0
LONGEST_GRACE = 365
"""Days."""
ORDERS = get_args(DateOrder)
MOST_GROUPS, MOST_NAMES, MOST_ALIASES, LONGEST_ALIAS = 50, 25, 400, 80
"""Groups of aliases, names in one, names in all, and characters of a name. Each name of a topic is a term that is
looked for: 20 groups of 1,400 names made a brief take 6 s and each suggestion 2 s."""


async def of_server(desk: Desk, server_id: int) -> ServerSettings:
    """The settings of a server; what was never set has its default."""
    return _typed(await desk.store.short_read(settings.read, server_id))


async def of_all(desk: Desk) -> dict[int, ServerSettings]:
    """The settings of every server that ever set something, by server."""
    values = await desk.store.short_read(settings.read_all)
    return {server: _typed(chosen) for server, chosen in values.items() if server != PROGRAM}


async def change(desk: Desk, server_id: int, actor: Actor, **values: object) -> ServerSettings:
    """Set some settings, audited. Raises NoSuchSetting, WrongSetting, TooManyAliases; then nothing is changed."""
    known = asdict(ServerSettings())
    for name, value in values.items():
        if name not in known:
            raise NoSuchSetting(name=name)
        _check(name, value)
    if "aliases" in values:
        _check_aliases(values["aliases"])  # type: ignore[arg-type]  # as the setting's own type is
    async with desk.store.writing() as conn:
        for name, value in values.items():
            kept = None if value == known[name] else value
            await conn.run_sync(settings.write, server_id, name, kept, actor, desk.now())
    return await of_server(desk, server_id)


def zone_named(typed: str) -> str:
    """The time zone that is meant by its name in any letters, or by its place alone ("paris"); else as it was typed."""
    wanted = "_".join(typed.split()).casefold()
    every = sorted(available_timezones())
    same = [zone for zone in every if zone.casefold() == wanted]
    places = [zone for zone in every if zone.rpartition("/")[2].casefold() == wanted and not zone.startswith("Etc/")]
    return next(iter(same or (places if len(places) == 1 else [])), typed)


async def remembered(desk: Desk, name: str) -> str | None:
    """A mark that the program kept for itself."""
    mark = (await desk.store.short_read(lambda r: settings.read(r, PROGRAM))).get(name)
    return mark if isinstance(mark, str) else None


async def remember(desk: Desk, name: str, value: str) -> None:
    """Keep a mark over restarts."""
    await desk.store.short_write(lambda w: settings.keep(w, name, value, desk.now()))


def _check(name: str, value: object) -> None:
    if name == "time_zone" and value not in available_timezones():
        raise WrongTimeZone(name=name, value=value)
    if name == "language" and value not in (None, *spoken()):
        raise WrongSetting(name=name, value=value, choices=", ".join(spoken()))
    if name == "date_order" and value not in ORDERS:
        raise WrongSetting(name=name, value=value, choices=", ".join(ORDERS))
    if name == "grace_days" and not (isinstance(value, int) and 1 <= value <= LONGEST_GRACE):
        raise WrongDays(name=name, value=value, least=1, most=LONGEST_GRACE)


def _check_aliases(groups: tuple[tuple[str, ...], ...]) -> None:
    """Raises TooManyAliases past any of the limits."""
    if (
        len(groups) > MOST_GROUPS
        or max(map(len, groups), default=0) > MOST_NAMES
        or sum(map(len, groups)) > MOST_ALIASES
        or max((len(name) for group in groups for name in group), default=0) > LONGEST_ALIAS
    ):
        raise TooManyAliases(groups=MOST_GROUPS, names=MOST_NAMES, total=MOST_ALIASES, length=LONGEST_ALIAS)


def _typed(rows: Mapping[str, object]) -> ServerSettings:
    known = {field.name for field in fields(ServerSettings)}
    values: dict[str, Any] = {name: _thawed(value) for name, value in rows.items() if name in known}
    return replace(ServerSettings(), **values)


def _thawed(value: object) -> object:
    return tuple(_thawed(item) for item in value) if isinstance(value, list) else value
