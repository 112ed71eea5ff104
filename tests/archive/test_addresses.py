"""One page is one article by whatever address it is given, and two documents are two, in both stores."""

import html
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config
from bot.desk.ingest import from_received, save
from bot.desk.remove import remove
from bot.desk.reread_originals import reread_originals
from bot.desk.resources import Desk
from bot.desk.seen import seen
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool
from bot.records.archive import Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import Received
from tests.archive.samples import EDITOR, NOW

GIVEN = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Desk]:
    """A desk over each kind of store, which fetches nothing here."""
    parsers = ParserPool()
    yield Desk(Config(), store, Fetcher(), parsers, lambda: NOW)
    await parsers.close()


async def an_archive(desk: Desk, name: str) -> ArchiveId:
    async with desk.store.writing() as conn:
        return (await conn.run_sync(archives.ensure, name)).id


async def ingested(desk: Desk, archive: ArchiveId, url: str, page: dict[str, str]) -> Receipt:
    """The whole way of an ingest of a page that was fetched; the preview must know what is stored then."""
    title, text = html.escape(page["title"]), html.escape(page["text"])
    body = f"<html lang=en><title>{title}</title><article><h1>{title}</h1><p>{text}</p></article></html>"
    [preview] = await from_received(desk, archive, Received(body.encode(), "text/html", "utf-8", url))
    receipt = await save(desk, archive, preview, EDITOR)
    assert (preview.known is None) == (receipt.outcome in {"added", "in the trash"})
    assert preview.known is None or preview.known.id == receipt.article
    assert preview.unchanged == (receipt.outcome == "unchanged")
    return receipt


async def told(desk: Desk, archive: ArchiveId, case: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """What came of a case's pages, and what /seen says of its addresses, with articles numbered as they were added."""
    numbers: dict[int, int] = {}
    outcomes = []
    for url, page, _, _ in case["given"]:
        receipt = await ingested(desk, archive, url, GIVEN["pages"][page])
        number = numbers.setdefault(receipt.article, len(numbers) + 1)
        outcomes.append([url, page, receipt.outcome, number])
    answers = []
    for address, _ in case["seen"]:
        answer = await seen(desk, archive, address)
        same = answer.kind == "same address"
        answers.append([address, numbers[answer.articles[0].id] if same else 0])
    return outcomes, answers


async def test_a_page_is_one_article_and_two_documents_are_two(desk: Desk) -> None:
    for case in GIVEN["cases"]:
        outcomes, answers = await told(desk, await an_archive(desk, case["name"]), case)
        assert outcomes == case["given"], case["name"]
        assert answers == case["seen"], case["name"]


TWO = (("https://council.example/getdoc?ref=1001", "slipway"), ("https://council.example/getdoc?ref=1002", "library"))


async def test_a_document_in_the_trash_keeps_no_other_out(desk: Desk) -> None:
    archive = await an_archive(desk, "local")
    first, second = [(url, GIVEN["pages"][page]) for url, page in TWO]
    await remove(desk, archive, (await ingested(desk, archive, *first)).article, EDITOR)
    assert (await seen(desk, archive, first[0])).kind == "new"
    assert [(await ingested(desk, archive, *given)).outcome for given in (second, first)] == ["added", "in the trash"]


async def test_two_documents_stay_two_when_their_originals_are_read_again(desk: Desk) -> None:
    archive = await an_archive(desk, "local")
    stored = [(await ingested(desk, archive, url, GIVEN["pages"][page])).article for url, page in TWO]
    tally = await reread_originals(desk, archive, EDITOR)
    assert [(receipt.article, receipt.outcome) for _, receipt in tally.receipts] == [
        (article, "unchanged") for article in stored
    ]
