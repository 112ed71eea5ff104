"""The gateway: HELLO, IDENTIFY, READY, heartbeats, events, RESUME, and every way it can break."""

import asyncio
import importlib
import json
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import WSCloseCode, WSMsgType, web

from tests.discord.world import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 8, 9, 10, 11
PRESENCE, VOICE = 3, 4
KEPT_EVENTS = 10_000
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
NOT_AUTHENTICATED, WRONG_TOKEN, DECODE_ERROR, UNKNOWN_OP, DISALLOWED_INTENTS = 4003, 4004, 4002, 4001, 4014


ENDS_SESSION = frozenset({1000, 1001, 4007, 4009})
"""Codes of Discord's own closing after which a new session is needed ("Gateway close event codes")."""


class Packer(Protocol):
    """Turns one text into what the client asked for: itself, or a piece of one compressed stream."""

    def __call__(self, text: str) -> str | bytes: ...


def packer(compress: str | None) -> Packer:
    """The packer for `compress=` in the client's address."""
    if compress == "zlib-stream":
        deflate = zlib.compressobj()
        return lambda text: deflate.compress(text.encode()) + deflate.flush(zlib.Z_SYNC_FLUSH)
    if compress == "zstd-stream":
        zstandard = importlib.import_module("zstandard")
        stream = zstandard.ZstdCompressor().compressobj()
        return lambda text: bytes(stream.compress(text.encode()) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK))
    return lambda text: text


@dataclass(eq=False)
class Connection:
    """One WebSocket of a client."""

    socket: web.WebSocketResponse
    request: web.Request
    pack: Packer
    quiet: bool = False
    closed_by_us: bool = False
    session: "Session | None" = None

    async def send(self, op: int, data: object = None, seq: int | None = None, event: str | None = None) -> None:
        """Send one gateway message; a connection that is gone swallows it, as the network does."""
        if self.quiet or self.socket.closed:
            return
        packed = self.pack(json.dumps({"op": op, "d": data, "s": seq, "t": event}))
        try:
            if isinstance(packed, bytes):
                await self.socket.send_bytes(packed)
            else:
                await self.socket.send_str(packed)
        except ConnectionError:
            self.quiet = True

    def cut(self) -> None:
        """Break the TCP connection without a word."""
        self.quiet = True
        if self.request.transport is not None:
            self.request.transport.abort()

    async def close(self, code: int) -> None:
        """Send CLOSE; the client answers it and closes TCP."""
        self.closed_by_us = True
        await self.socket.close(code=code, drain=True)


@dataclass(eq=False)
class Session:
    """What outlives a connection: the numbered events a client may ask for again by RESUME.

    While `held`, events are kept and not sent.
    """

    id: str
    connection: Connection | None
    intents: int
    seq: int = 0
    events: deque[tuple[int, str, Json]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    resumable: bool = True
    held: bool = False

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event now, and keep it for a RESUME."""
        self.seq += 1
        self.events.append((self.seq, event, data))
        if self.connection is not None and not self.held:
            await self.connection.send(DISPATCH, data, self.seq, event)


class Gateway:
    """All connections and sessions. `trouble` holds what shall happen to the next connections."""

    def __init__(self, token: str, ready: Callable[[], tuple[Json, list[Json]]], news: list[tuple[str, Json]]) -> None:
        self._token = token
        self._news = news
        self._ready = ready
        self.sessions: dict[str, Session] = {}
        self.connections: list[Connection] = []
        self.heartbeat_ms = 41_250
        self.acknowledging = True
        self.refusing = 0
        self.hanging_up = 0
        self.cutting = 0
        self.speechless = False
        self.close_at_identify: int | None = None
        self.identified = 0
        self.resumed = 0
        self.heartbeats = 0
        self.changed = asyncio.Condition()

    @property
    def session(self) -> Session | None:
        """The newest session that can still be spoken to or resumed."""
        alive = [s for s in self.sessions.values() if s.resumable]
        return alive[-1] if alive else None

    @property
    def connection(self) -> Connection | None:
        """The connection of the newest session, if it stands."""
        session = self.session
        return session.connection if session else None

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to the client; while it is away it is kept for its RESUME."""
        if self.session is not None:
            news, self._news[:] = list(self._news), []
            for told, facts in news:
                await self.session.dispatch(told, facts)
            await self.session.dispatch(event, data)

    async def wait_for(self, ready: Callable[[], bool], seconds: float = 30) -> None:
        """Wait until something about the connections is true."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(ready)

    async def _tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One connection from HELLO to its end."""
        if self.refusing > 0:
            self.refusing -= 1
            return web.Response(status=503, text="unavailable")
        socket = web.WebSocketResponse(autoclose=True, max_msg_size=4096 * 4)
        await socket.prepare(request)
        connection = Connection(socket, request, packer(request.query.get("compress")))
        if self.hanging_up > 0:
            self.hanging_up -= 1
            connection.cut()
            return socket
        self.connections.append(connection)
        connection.quiet = self.speechless
        await connection.send(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(connection, message.data)
        finally:
            self.connections.remove(connection)
            if connection.session is not None and connection.session.connection is connection:
                connection.session.connection = None
                if not connection.closed_by_us and socket.close_code in {WSCloseCode.OK, WSCloseCode.GOING_AWAY}:
                    connection.session.resumable = False
            await self._tell()
        return socket

    async def _hear(self, connection: Connection, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            await connection.close(DECODE_ERROR)
            return
        op, data = message.get("op"), message.get("d")
        if op == HEARTBEAT:
            self.heartbeats += 1
            if self.acknowledging:
                await connection.send(ACK)
            await self._tell()
        elif op == IDENTIFY:
            await self._identify(connection, data)
        elif op == RESUME:
            await self._resume(connection, data)
        elif connection.session is None:
            await connection.close(NOT_AUTHENTICATED)
        elif op not in {PRESENCE, VOICE, MEMBERS}:
            await connection.close(UNKNOWN_OP)

    def _cuts_now(self, connection: Connection) -> bool:
        if self.cutting <= 0:
            return False
        self.cutting -= 1
        connection.cut()
        return True

    async def _identify(self, connection: Connection, data: Json) -> None:
        refusal = self.close_at_identify
        if data.get("token") != self._token:
            refusal = WRONG_TOKEN
        elif data.get("intents", 0) & PRIVILEGED:
            refusal = DISALLOWED_INTENTS
        if refusal is not None:
            await connection.close(refusal)
            return
        ready, servers = self._ready()
        self._news.clear()
        self.identified += 1
        session = Session(f"session-{self.identified}", connection, int(data["intents"]))
        self.sessions[session.id] = session
        connection.session = session
        await session.dispatch("READY", {**ready, "session_id": session.id})
        for server in servers:
            await session.dispatch("GUILD_CREATE", server)
        await self._tell()

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        if self._cuts_now(connection):
            return
        if session is None or not session.resumable or data.get("token") != self._token:
            await connection.send(INVALID, False)
            return
        session.connection, connection.session, session.held = connection, session, False
        for seq, event, body in list(session.events):
            if seq > int(data["seq"] or 0):
                await connection.send(DISPATCH, body, seq, event)
        self.resumed += 1
        await session.dispatch("RESUMED", {"_trace": []})
        await self._tell()

    # --- trouble -----------------------------------------------------------------------------------------------

    def cut(self) -> None:
        """Break every connection as a dead line does."""
        for connection in list(self.connections):
            connection.cut()

    async def close(self, code: int) -> None:
        """Close every connection with a code; after some of them Discord does not take a RESUME any more."""
        if code in ENDS_SESSION:
            self.forget_sessions()
        for connection in list(self.connections):
            await connection.close(code)

    async def ask_to_reconnect(self) -> None:
        """Op 7."""
        for connection in list(self.connections):
            await connection.send(RECONNECT)

    async def want_heartbeat(self) -> None:
        """Op 1 from Discord: a heartbeat is wanted now."""
        for connection in list(self.connections):
            await connection.send(HEARTBEAT)

    async def invalidate(self, *, resumable: bool) -> None:
        """Op 9: the session may be resumed, or is gone."""
        for connection in list(self.connections):
            if connection.session is not None and not resumable:
                connection.session.resumable = False
            await connection.send(INVALID, resumable)

    def forget_sessions(self) -> None:
        """Discord forgets: the next RESUME is answered by op 9."""
        for session in self.sessions.values():
            session.resumable = False

    def hold_events(self) -> None:
        """Events are kept from now on and reach the client only by its RESUME."""
        if self.session is not None:
            self.session.held = True

    def fall_silent(self) -> None:
        """A zombie: the connections stand and say nothing any more."""
        for connection in self.connections:
            connection.quiet = True
