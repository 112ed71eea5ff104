"""What can befall a gateway connection, by name. Each takes the running local Discord and returns at once."""

from collections.abc import Awaitable, Callable

from tests.discord import LocalDiscord
from tests.discord.faults import Fault

Trouble = Callable[[LocalDiscord], Awaitable[None]]


def closes(code: int) -> Trouble:
    """Discord closes with a code."""

    async def close(discord: LocalDiscord) -> None:
        await discord.gateway.close(code)

    return close


async def cut(discord: LocalDiscord) -> None:
    """The line is dead."""
    discord.gateway.cut()


async def reconnect(discord: LocalDiscord) -> None:
    """Op 7."""
    await discord.gateway.ask_to_reconnect()


async def invalid_but_resumable(discord: LocalDiscord) -> None:
    """Op 9 with d = true."""
    await discord.gateway.invalidate(resumable=True)


async def invalid(discord: LocalDiscord) -> None:
    """Op 9 with d = false."""
    await discord.gateway.invalidate(resumable=False)


async def forgotten(discord: LocalDiscord) -> None:
    """The line dies and Discord does not know the session any more: RESUME is answered by op 9."""
    discord.gateway.forget_sessions()
    discord.gateway.cut()


async def refused_once(discord: LocalDiscord) -> None:
    """The line dies and the next connection gets a 503."""
    discord.gateway.refusing = 1
    discord.gateway.cut()


async def refused_thrice(discord: LocalDiscord) -> None:
    """The line dies and three connections get a 503."""
    discord.gateway.refusing = 3
    discord.gateway.cut()


async def nameless(discord: LocalDiscord) -> None:
    """The line dies and names do not resolve for a while."""
    discord.resolver.failing = 2
    discord.gateway.cut()


async def twice(discord: LocalDiscord) -> None:
    """The line dies, and the next one as soon as it stands."""
    discord.gateway.cutting = 1
    discord.gateway.cut()


async def no_hello(discord: LocalDiscord) -> None:
    """The line dies, and the next one is closed before HELLO."""
    discord.gateway.hanging_up = 1
    discord.gateway.cut()


async def quick_heartbeats(discord: LocalDiscord) -> None:
    """Discord wants an extra heartbeat at once (op 1), then the line dies."""
    await discord.gateway.want_heartbeat()
    discord.gateway.cut()


TROUBLES: dict[str, Trouble] = {
    "cut": cut,
    "op 7": reconnect,
    "op 9 resumable": invalid_but_resumable,
    "op 9": invalid,
    "session forgotten": forgotten,
    "503 once": refused_once,
    "503 three times": refused_thrice,
    "name does not resolve": nameless,
    "cut twice": twice,
    "closed before HELLO": no_hello,
    "op 1": quick_heartbeats,
    **{f"close {code}": closes(code) for code in (1000, 1001, 1006, 1011, 1012, 4000, 4001, 4002, 4003, 4005)},
    **{f"close {code}": closes(code) for code in (4007, 4008, 4009)},
}
LOSES_SESSION = {"op 9", "session forgotten", "close 1000", "close 1001", "close 4007", "close 4009"}


def fails(pattern: str, kind: str, times: int) -> Callable[[LocalDiscord], None]:
    """REST fails in a way, so many times."""
    return lambda discord: discord.faults.waiting.append(Fault(pattern, kind, times))


def unreachable(connections: int) -> Callable[[LocalDiscord], None]:
    """The gateway answers 503 so many times."""
    return lambda discord: setattr(discord.gateway, "refusing", connections)


def hanging_up(connections: int) -> Callable[[LocalDiscord], None]:
    """The gateway breaks so many connections before HELLO."""
    return lambda discord: setattr(discord.gateway, "hanging_up", connections)


def no_name(lookups: int) -> Callable[[LocalDiscord], None]:
    """Names do not resolve so many times."""
    return lambda discord: setattr(discord.resolver, "failing", lookups)


LOGIN, SYNC = "GET /users/@me", "PUT .*/commands"
START_TROUBLES: dict[str, Callable[[LocalDiscord], None]] = {
    "login 500": fails(LOGIN, "http 500", 2),
    "login 500 for long": fails(LOGIN, "http 500", 7),
    "login refused by a proxy": fails(LOGIN, "http 403", 2),
    "login answers with a page": fails(LOGIN, "http 404", 1),
    "login reset": fails(LOGIN, "reset", 2),
    "login 429": fails(LOGIN, "429", 2),
    "the name does not resolve": no_name(3),
    "the gateway is unreachable": unreachable(3),
    "the gateway hangs up": hanging_up(2),
    "the sync fails": fails(SYNC, "http 500", 6),
    "the sync is refused": fails(SYNC, "50035", 1),
    "the sync is over its daily number": fails(SYNC, "30034", 1),
    "the sync is rate limited": fails(SYNC, "429", 2),
    "the sync is rate limited without Via": fails(SYNC, "429 no via", 1),
    "the sync is reset": fails(SYNC, "reset", 6),
}
"""What can befall a start; the bot gets up from each."""
FATAL = (4004, 4010, 4011, 4012, 4013, 4014)
