"""Fetches an address that everybody may see, and nothing else."""

import asyncio
import datetime as dt
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING

from bot.errors.fetching import (
    AskedToWait,
    BadAddress,
    BadCertificate,
    BrokenAnswer,
    EmptyAnswer,
    NoProgramsLetIn,
    NoSuchSite,
    NotPublic,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from bot.errors.tree import Refused
from bot.logs.tracing import spent
from bot.reading.addresses import is_public
from bot.reading.fetch.body import read_body
from bot.reading.fetch.challenge import is_challenge
from bot.reading.fetch.connect import Open, Resolve, judged_opener, open_socket, system_resolve
from bot.reading.fetch.freshness import fresh_seconds
from bot.reading.fetch.limits import DEFAULT_LIMITS, Fetched, FetchLimits
from bot.reading.fetch.politeness import Robots, Waits
from bot.reading.fetch.status import PERMANENT, REDIRECTS, check_kind, check_status
from bot.records.reading import Received

if TYPE_CHECKING:
    import aiohttp
    from yarl import URL

    from bot.reading.fetch.target import Judge

PRODUCT = "Copydesk"
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.7"


def user_agent(version: str, contact: str | None) -> str:
    """Return the User-Agent that names the program and, when the operator gave one, a contact."""
    return f"{PRODUCT}/{version} (+{contact})" if contact else f"{PRODUCT}/{version}"


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Where an answer sends us, and whether for good."""

    url: "URL"
    permanent: bool


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Fetcher:
    """The one guarded way to the outside.

    1. The typed address is parsed once and its scheme, host, port and userinfo judged (`target`).
    2. The host's stay-away time (`waits`, which may be seeded) and, for visits nobody asked for in person, its
       robots.txt are honoured.
    3. Every address the name resolves to is judged, and judged again when its socket is made.
    4. Redirects are followed here, each one through 1 to 3 again.
    5. Body, headers, time and inflated size are capped.

    `resolver`, `judge`, `opener` and `tls` are for tests; no setting reaches them. Use inside a running event loop.
    """

    def __init__(
        self,
        limits: FetchLimits = DEFAULT_LIMITS,
        *,
        resolver: Resolve = system_resolve,
        judge: "Judge" = is_public,
        opener: Open = open_socket,
        user_agent: str = PRODUCT,
        obey_robots_for_people: bool = False,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], dt.datetime] = _utc_now,
    ) -> None:
        self.limits = limits
        self._resolver, self._judge, self._opener = resolver, judge, opener
        self._agent = user_agent
        self._strict = obey_robots_for_people
        self._tls = tls
        self._clock = clock
        self.waits = Waits(clock, limits.wait_seconds)
        self._robots = Robots(clock, PRODUCT, limits.robots_keep_seconds)
        self._session: aiohttp.ClientSession | None = None

    async def get(
        self, address: str, *, person: bool = True, etag: str | None = None, modified: str | None = None
    ) -> Fetched:
        """Fetch `address` within the limits.

        `person` tells that somebody gave this very address, as that of a page or of a feed to be looked at again and
        again (robots.txt is then left aside unless the operator said otherwise); what a feed lists is fetched with
        False. `etag` and `modified` are a former answer's, to ask only for news: the site may say that it has none.
        Raises a Refused with the reason.
        """
        from bot.reading.fetch.target import target

        url = target(address, self._judge, self.limits.address)
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value and value.isprintable()}
        try:
            async with asyncio.timeout(self.limits.seconds):
                with spent("fetching"):
                    return await self._follow(url, headers, robots=self._strict or not person)
        except TimeoutError as late:
            raise TooSlow(host=url.host) from late

    def check(self, address: str) -> None:
        """Judge an address as `get` does before it asks anybody. Raises a Refused with the reason."""
        from bot.reading.fetch.target import target

        target(address, self._judge, self.limits.address)

    async def check_robots(self, address: str) -> None:
        """Judge an address by its site's robots.txt where that was read lately; nobody is asked. Raises a Refused."""
        from bot.reading.fetch.target import target

        url = target(address, self._judge, self.limits.address)
        if self._robots.known(url):
            await asyncio.to_thread(self._robots.check, url)

    async def close(self) -> None:
        """Close every connection. The fetcher may be used again afterwards."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def __aenter__(self) -> "Fetcher":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _follow(self, url: "URL", headers: dict[str, str], *, robots: bool) -> Fetched:
        first, permanent = url, True
        for _ in range(self.limits.redirects + 1):
            if robots:
                await self._ask_robots(url)
            step = await self._step(url, headers)
            if isinstance(step, Fetched):
                return replace(step, asked=str(first), moved_to=str(url) if permanent and url != first else None)
            url, permanent = step.url, permanent and step.permanent
        raise TooManyRedirects(host=url.host)

    async def _step(self, url: "URL", headers: dict[str, str], most: int | None = None) -> Fetched | _Redirect:
        """Ask once: the page, or where the site sends us. What speaks HTTP is loaded with the first page."""
        from bot.reading.fetch.session import FAILURES, refusal

        host = url.host or ""
        self.waits.check(host)
        try:
            async with self._open_session().get(url, headers=headers, allow_redirects=False) as response:
                if response.status in REDIRECTS and (place := response.headers.get("Location")):
                    return _Redirect(self._led_on(url, place), response.status in PERMANENT)
                return await self._answer(url, response, most or self.limits.body, conditional=bool(headers))
        except FAILURES as failed:
            raise refusal(failed, host) from failed
        except TimeoutError as late:
            raise TooSlow(host=host) from late

    def _led_on(self, url: "URL", place: str) -> "URL":
        from yarl import URL

        from bot.reading.fetch.target import checked

        if len(place) > self.limits.address or not place.isprintable() or "\\" in place:
            raise BrokenAnswer(host=url.host)
        try:
            return checked(url.join(URL(place.strip())), self._judge)
        except (ValueError, BadAddress) as odd:
            raise BrokenAnswer(host=url.host) from odd

    async def _answer(self, url: "URL", response: "aiohttp.ClientResponse", most: int, *, conditional: bool) -> Fetched:
        """What an answer brings, `most` bytes of body. Raises a Refused for one that brings no page."""
        host, status = url.host or "", response.status
        headers = response.headers
        fetched = Fetched(
            Received(b"", url=str(url)),
            status,
            headers.get("ETag"),
            headers.get("Last-Modified"),
            fresh_seconds=fresh_seconds(headers, self._clock()),
            link=", ".join(headers.getall("Link", []))[: self.limits.header] or None,
        )
        if status == 304 and conditional:
            return replace(fetched, unchanged=True)
        if await is_challenge(response, host):
            raise NoProgramsLetIn(host=host, status=status)
        if status in (429, 503):
            self.waits.note(host, status, headers.get("Retry-After"))
            self.waits.check(host)
        check_status(status, host)
        check_kind(response)
        body = await read_body(response, host, most)
        if not body.strip():
            raise EmptyAnswer(host=host)
        claimed = headers.get("Content-Type") and response.content_type
        return replace(fetched, received=Received(body, claimed or None, response.charset, url=str(url)))

    async def _ask_robots(self, url: "URL") -> None:
        if not self._robots.known(url):
            status, rules = await self._read_robots(url.origin().with_path("/robots.txt"))
            await asyncio.to_thread(self._robots.learn, url, status, rules)
        await asyncio.to_thread(self._robots.check, url)

    async def _read_robots(self, url: "URL") -> tuple[int, str]:
        """Return the status and text of a robots.txt; 503 stands for whatever was no answer, so that we keep out."""
        try:
            async with asyncio.timeout(self.limits.robots_seconds):
                for _ in range(5):
                    step = await self._step(url, {}, self.limits.robots)
                    if isinstance(step, Fetched):
                        return step.status, step.received.body.decode("utf-8", "replace")
                    url = step.url
        except EmptyAnswer:
            return 200, ""
        except (NotPublic, NoSuchSite, Unreachable, BadCertificate, AskedToWait):
            raise
        except Refused as refused:
            status = refused.facts.get("status")
            return (status if isinstance(status, int) else 503), ""
        except TimeoutError:
            return 503, ""
        return 404, ""

    def _open_session(self) -> "aiohttp.ClientSession":
        if self._session is None:
            self._session = self._new_session()
        return self._session

    def _new_session(self) -> "aiohttp.ClientSession":
        from bot.reading.fetch.session import new_session

        resolver, opener = (self._resolver, self._judge), judged_opener(self._opener, self._judge)
        return new_session(self.limits, resolver, opener, self._tls, {"User-Agent": self._agent, "Accept": _ACCEPT})
