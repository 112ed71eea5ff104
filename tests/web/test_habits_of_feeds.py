"""What each habit makes of a feed's items and bytes, seen by feedparser over three looks."""

import datetime as dt
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import feedparser
import pytest

from bot.errors.reading import EntitiesInFeed
from bot.reading.feeds import is_feed, reader
from bot.records.reading import Received
from tests.web import HABITS, RSS_SUMMARIES, START, Habit, LocalWeb

NOW = START + dt.timedelta(hours=6)


class Listed:
    """What a look brought: the bytes, and of each item its guid, link, title and date, parsed when asked for."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    @cached_property
    def feed(self) -> dict[str, Any]:
        return dict(self._parsed.feed)

    @cached_property
    def guids(self) -> list[Any]:
        return self._column("id")

    @cached_property
    def links(self) -> list[Any]:
        return self._column("link")

    @cached_property
    def titles(self) -> list[Any]:
        return self._column("title")

    @cached_property
    def dates(self) -> list[Any]:
        return self._column("published_parsed")

    @cached_property
    def _parsed(self) -> Any:
        return feedparser.parse(self.body, sanitize_html=False)

    def _column(self, key: str) -> list[Any]:
        return [entry.get(key) for entry in self._parsed.entries]


@dataclass(frozen=True)
class Looks:
    """A look without the habit, two with it at the same moment, and what the fetcher held in the end."""

    plain: Listed
    first: Listed
    again: Listed
    received: Received


async def looked(habit: Habit) -> Looks:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feed = web.outlet("ledger.example", per_day=24).feed("/feed.xml", RSS_SUMMARIES, window=12)
        web.clock.to(NOW)
        answers = [(await fetcher.get(feed.address)).received]
        feed.put(habit)
        answers += [(await fetcher.get(feed.address)).received for _ in range(2)]
    plain, first, again = (Listed(received.body) for received in answers)
    return Looks(plain, first, again, answers[-1])


def steady(looks: Looks) -> bool:
    return looks.first.body == looks.again.body


def same(key: str) -> Callable[[Looks], bool]:
    """As without the habit, both times."""
    return lambda looks: getattr(looks.plain, key) == getattr(looks.first, key) == getattr(looks.again, key)


def other(key: str) -> Callable[[Looks], bool]:
    """All different from without the habit, and both times the same."""
    return lambda looks: (
        not set(getattr(looks.plain, key)) & set(getattr(looks.first, key))
        and getattr(looks.first, key) == getattr(looks.again, key)
    )


def changing(key: str) -> Callable[[Looks], bool]:
    """All different each time."""
    return lambda looks: not set(getattr(looks.first, key)) & {*getattr(looks.again, key), *getattr(looks.plain, key)}


def both(*conditions: Callable[[Looks], bool]) -> Callable[[Looks], bool]:
    return lambda looks: all(condition(looks) for condition in conditions)


def without_query(links: list[Any]) -> list[str]:
    return [link.partition("?")[0] for link in links]


def year(number: int) -> Callable[[Looks], bool]:
    return lambda looks: {date.tm_year for date in looks.first.dates} == {number}


AS_ITS_PAGES = both(same("links"), same("titles"), same("dates"))

ITEMS: dict[str, Callable[[Looks], bool]] = {
    "guids changed": both(other("guids"), AS_ITS_PAGES),
    "guids changing": both(changing("guids"), AS_ITS_PAGES),
    "guids doubled": both(lambda looks: len(set(looks.first.guids)) == 6, steady, AS_ITS_PAGES),
    "guids of their day": both(lambda looks: len(set(looks.first.guids)) < 4, steady, AS_ITS_PAGES),
    "one guid": both(lambda looks: len(set(looks.first.guids)) == 1, steady, AS_ITS_PAGES),
    "guids missing": both(lambda looks: b"<guid" not in looks.first.body, AS_ITS_PAGES),
    "guids opaque": both(other("guids"), AS_ITS_PAGES),
    "titles for guids": both(
        lambda looks: looks.first.guids == looks.first.titles and 1 < looks.first.guids.count("Corrections") < 12,
        steady,
        same("links"),
    ),
    "links moved": both(other("links"), same("guids")),
    "links with tracking": both(
        changing("links"), same("guids"), lambda looks: without_query(looks.again.links) == looks.plain.links
    ),
    "links and guids with tracking": both(changing("links"), lambda looks: looks.again.guids == looks.again.links),
    "links with session": both(changing("links"), same("guids"), lambda looks: "?visit=" in looks.again.links[0]),
    "links relative": both(lambda looks: all(link.startswith("/20") for link in looks.first.links), same("guids")),
    "links missing": both(
        lambda looks: b"<link>http://ledger.example/2" not in looks.first.body, same("guids"), same("links")
    ),
    "links private": lambda looks: sum("//192.168." in link for link in looks.first.links) == 4,
    "links hostile": lambda looks: "http://ledger.example:22/" in looks.first.links,
    "links very long": lambda looks: {len(link) > 20_000 for link in looks.first.links} == {True},
    "links to another site": lambda looks: all("//elsewhere.example/20" in link for link in looks.first.links),
    "links to the feed": lambda looks: set(looks.first.links) == {"http://ledger.example/feed.xml"},
    "links to the front page": lambda looks: set(looks.first.links) == {"http://ledger.example/"},
    "twins": lambda looks: len(set(looks.first.links)) == len(set(looks.first.guids)) == 24,
    "reordered": lambda looks: (
        looks.first.links != looks.again.links and set(looks.again.links) == set(looks.plain.links)
    ),
    "oldest first": lambda looks: looks.first.links == looks.plain.links[::-1],
    "short window": lambda looks: looks.first.links == looks.plain.links[:3],
    "items dropping out": lambda looks: (
        set(looks.first.links) | set(looks.again.links) == set(looks.plain.links)
        and 0 < len(looks.first.links) < 12
        and looks.first.links != looks.again.links
    ),
    "late items": lambda looks: set(looks.first.links) < set(looks.plain.links) and steady(looks),
    "pinned item": lambda looks: looks.first.links[0] == looks.plain.links[-1] and len(looks.first.links) == 12,
    "items listed twice": lambda looks: looks.first.links == looks.plain.links * 2,
    "redated items": both(same("guids"), lambda looks: NOW.timetuple()[:6] in [date[:6] for date in looks.first.dates]),
    "updated items": both(same("guids"), same("dates"), lambda looks: b"2031-04-01T12:00:00" in looks.first.body),
    "reposted feed": both(other("guids"), same("links"), lambda looks: len(set(looks.first.dates)) == 1),
    "reposted elsewhere": both(other("guids"), other("links"), same("titles")),
    "old items again": lambda looks: len(set(looks.first.links)) == 92 and looks.first.links[:12] == looks.plain.links,
    "old items on top": lambda looks: len(set(looks.first.links)) == 32 and looks.first.guids[0].startswith("again"),
    "titles empty": both(same("links"), lambda looks: set(looks.first.titles) == {""}),
    "titles missing": both(same("links"), lambda looks: set(looks.first.titles) == {None}),
    "titles changing": both(changing("titles"), same("links")),
    "titles with markup": lambda looks: looks.first.titles[0].startswith("<b>"),
    "dates missing": both(same("links"), lambda looks: set(looks.first.dates) == {None}),
    "dates of 1970": both(same("links"), year(1970)),
    "dates of 2099": both(same("links"), year(2099)),
    "dates in odd forms": both(same("links"), lambda looks: None in looks.first.dates),
    "dates in french": both(same("links"), lambda looks: b"<pubDate>mar., 1 avr. 2031 1" in looks.first.body),
    "empty feed": lambda looks: looks.first.links == [] and looks.first.feed["title"] == "The Ledger – fictional",
    "built at each look": both(same("guids"), lambda looks: b"<lastBuildDate>Tue, 01 Apr 2031 12" in looks.first.body),
    "ttl": lambda looks: looks.first.feed["ttl"] == "120",
    "ttl of a year": lambda looks: looks.first.feed["ttl"] == "525600",
    "update period": lambda looks: (
        (looks.first.feed["sy_updateperiod"], looks.first.feed["sy_updatefrequency"]) == ("daily", "4")
    ),
    "update period of no sense": lambda looks: looks.first.feed["sy_updatefrequency"] == "0",
    "clock hours ahead": lambda looks: looks.first.dates[0].tm_hour != looks.plain.dates[0].tm_hour,
    "clock hours behind": lambda looks: looks.first.dates[0].tm_hour != looks.plain.dates[0].tm_hour,
    "clock years ahead": year(2051),
    "clock years behind": year(2011),
    "html media type": lambda looks: looks.received.media_type == "text/html" and reads(looks),
    "wrong charset": lambda looks: looks.received.charset == "utf-7" and reads(looks),
    "gzipped": steady,
    "gzip file": lambda looks: gzip.decompress(looks.first.body) == looks.plain.body,
    "blank before the declaration": lambda looks: looks.first.body.startswith(b"\n") and reads(looks),
    "utf 16": lambda looks: looks.first.body[:2] == b"\xff\xfe" and reads(looks),
    "utf 16 without mark": lambda looks: looks.first.body[:4] == b"<\0?\0" and reads(looks),
    "utf 8 with mark": lambda looks: looks.first.body[:3] == b"\xef\xbb\xbf" and reads(looks),
    "windows 1252 declared as utf 8": lambda looks: b"\x96" in looks.first.body,
    "not well formed": lambda looks: b" & co <br></title>" in looks.first.body,
    "utf 8 declared as latin 1": lambda looks: b'encoding="ISO-8859-1"' in looks.first.body and reads(looks),
    "cut document": lambda looks: b"</channel>" not in looks.first.body and 0 < len(looks.first.links) < 12,
    "control characters": lambda looks: b"\x0b\x00" in looks.first.body,
    "entity bomb": lambda looks: attacks(looks) and looks.first.body.count(b"<!ENTITY") == 10,
    "external entity": lambda looks: attacks(looks) and b"file:///etc/passwd" in looks.first.body,
    "fifty thousand items": lambda looks: looks.first.body.count(b"<item>") == 50_000,
    "line of 5 megabytes": lambda looks: max(map(len, looks.first.body.split(b"\n"))) > 4_500_000,
    "deep nesting": lambda looks: looks.first.body.count(b"<div>") == 50_000,
    "html for a feed": lambda looks: b'rel="alternate"' in looks.first.body and not is_feed(looks.first.body),
    "challenge page": lambda looks: b"Just a moment" in looks.first.body and not is_feed(looks.first.body),
}


def reads(looks: Looks) -> bool:
    """The program's own reader lists what is there."""
    return [item.url for item in reader.read(looks.received, NOW).items] == looks.plain.links


def attacks(looks: Looks) -> bool:
    """The program's own reader refuses it."""
    with pytest.raises(EntitiesInFeed):
        reader.read(looks.received, NOW)
    return True


@pytest.mark.parametrize("name", ITEMS)
async def test_items_and_bytes(name: str) -> None:
    assert ITEMS[name](await looked(HABITS[name])), name
