"""Article pages as the program reads them, plain and under each habit of pages."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.analysis.copies import copied
from bot.desk import archives
from bot.desk.ingest import from_url, save
from bot.errors.fetching import (
    EmptyAnswer,
    NotAnArticle,
    NotPublic,
    PageGone,
    PaywallPage,
    RobotsForbid,
    SiteInTrouble,
    SoftNotFound,
)
from bot.errors.tree import Refused
from bot.reading import route
from bot.reading.feeds import is_feed
from bot.reading.fetch import Fetcher
from bot.records.archive import Actor
from bot.records.reading import Draft, Hints
from tests.web import HABITS, START, Habit, LocalWeb

EDITOR = Actor("terminal", "1", "Sample Editor")

REFUSED: dict[str, type[Refused]] = {
    "paywall": PaywallPage,
    "page not found": PageGone,
    "page not found softly": SoftNotFound,
    "broken at first": SiteInTrouble,
    "robots forbid": RobotsForbid,
    "page leading inside": NotPublic,
    "empty page": EmptyAnswer,
    "picture for a page": NotAnArticle,
}

SAME_PAGES: Callable[[Draft, Draft], bool] = lambda one, other: one.text == other.text  # noqa: E731
READ: dict[str, Callable[[Draft, Draft], bool]] = {
    "pdf for a page": SAME_PAGES,
    "agency text": SAME_PAGES,
    "changing text": lambda one, other: one.text != other.text,
}
"""What holds of two looks at a page; "agency text" is the same on other pages too."""


async def read(fetcher: Fetcher, address: str) -> Draft:
    [draft] = route.read((await fetcher.get(address, person=False)).received, Hints(START.date()))
    return draft


def address_with(web: LocalWeb, *habits: Habit) -> str:
    ledger = web.outlet("ledger.example", per_day=24)
    for habit in habits:
        ledger.put(habit)
    return ledger.newest(1, START)[0].address


@pytest.mark.parametrize("name", REFUSED)
async def test_a_page_that_cannot_be_read(name: str) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        address = address_with(web, HABITS[name])
        with pytest.raises(REFUSED[name]):
            await read(fetcher, address)
        web.outlets["ledger.example"].drop(HABITS[name])
        web.clock.advance(hours=2)  # robots.txt is kept for an hour
        assert (await read(fetcher, address)).title.value


@pytest.mark.parametrize("name", READ)
async def test_a_page_of_another_kind(name: str) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        address = address_with(web, HABITS[name])
        assert READ[name](await read(fetcher, address), await read(fetcher, address))


async def test_pages_without_an_article() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        assert is_feed((await fetcher.get(address_with(web, HABITS["feed for a page"]))).received.body)
        body = (await fetcher.get(address_with(web, HABITS["empty article"]))).received.body
        assert b"<h1>" in body
        assert body.count(b"<p") == 1  # the byline


async def test_an_error_that_passes() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        address = address_with(web, HABITS["broken at first"])
        for _ in range(2):
            with pytest.raises(SiteInTrouble):
                await read(fetcher, address)
        assert (await read(fetcher, address)).text


async def test_an_agency_text_is_a_copy_wherever_it_stands() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        texts = []
        for host in ("ledger.example", "gazette.example"):
            outlet = web.outlet(host, per_day=24)
            outlet.put(HABITS["agency text"], every=2)
            texts += [
                (await read(fetcher, article.address)).text
                for article in outlet.between(START - dt.timedelta(hours=16), START)
            ]
        copies = [copied(texts[0], text) for text in texts]
        assert copies.count(True) >= 2
        assert copies.count(False) >= 2


async def test_each_third_page_has_the_habit() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        ledger = web.outlet("ledger.example", per_day=24)
        ledger.put(HABITS["page not found"], every=3)
        web.clock.advance(hours=18)
        for article in ledger.between(START.replace(hour=0), web.clock.world()):
            try:
                await fetcher.get(article.address)
            except PageGone:
                continue
        statuses = [asked.status for asked in web.asked]
        assert statuses[:7] == [404, 200, 200, 404, 200, 200, 404]


async def test_the_whole_way_of_an_ingest(tmp_path: Path) -> None:
    """Title, byline, day, quote and speaker are read; a correction is a new version."""
    async with LocalWeb() as web, web.desk(tmp_path / "desk.sqlite") as desk:
        ledger = web.outlet("ledger.example", per_day=24)
        archive = (await archives.for_server(desk, 1)).id
        days = ledger.between(START - dt.timedelta(days=4), START)
        article, moment = next((each, each.corrected) for each in days if each.corrected and each.corrected > START)
        outcomes = []
        for _ in range(2):
            [preview] = await from_url(desk, archive, article.address)
            outcomes.append((await save(desk, archive, preview, EDITOR)).outcome)
            web.clock.to(moment)
    draft = preview.draft
    assert outcomes == ["added", "new version"]
    assert (draft.title.value, draft.byline.value) == (article.title, article.prose.byline)
    assert draft.published.chosen
    assert draft.published.chosen.date == article.published.date()
    assert article.prose.speaker in [quote.speaker for quote in preview.markup.quotes]
