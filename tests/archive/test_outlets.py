"""Outlets on both stores: what is held of each, the label beside their name, and the block that refuses their pages."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select, update

from bot.app import open_desk
from bot.archive import purging
from bot.archive.articles import outlets as marked
from bot.archive.servers import archives, audit
from bot.archive.store import tables
from bot.config import Config
from bot.desk import ingest, outlets, remove, reread_originals
from bot.desk.brief import brief
from bot.desk.ingest_many import many
from bot.desk.resources import Desk
from bot.desk.show import show
from bot.desk.sources import sources
from bot.errors.asking import LabelTooLong, NoOutlet
from bot.errors.missing import NoSuchOutlet
from bot.errors.reading import OutletBlocked
from bot.records.ids import ArchiveId
from bot.records.outlets import Outlet
from bot.records.reading import Draft, Received
from tests.archive.rereading import InThisProcess
from tests.archive.samples import EDITOR, draft

OURS, THEIRS = ArchiveId(1), ArchiveId(2)
REPRINT = "The ferry to Quillhaven runs twice a day in winter. Tickets are sold at the quay from six in the morning."


def of(number: int, outlet: str | None, address: str | None, text: str | None = None) -> Draft:
    """An article of an outlet, at an address."""
    received = Received(b"<p>page</p>", "text/html", "utf-8", address)
    key = address.partition("//")[2] if address else None
    return draft(number, text, outlet=outlet, url=address, key=key, received=received)


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=place), parsers=InThisProcess()) as opened:
        async with opened.store.writing() as conn:
            await conn.run_sync(archives.ensure, "local")
            await conn.run_sync(archives.ensure, "other")
        for each in (
            of(1, "The Quill", "https://www.quill.example/1"),
            of(2, "THE  QUILL", "https://news.quill.example/2", text=REPRINT),
            of(3, "Lamp Post", "https://lamp.example/3", text=REPRINT),
            of(4, "The Quill", "https://platform.example/q4"),
            of(5, "Lamp Post", "https://platform.example/l5"),
            of(6, None, None),
        ):
            await ingest.save(opened, OURS, each, EDITOR)
        await ingest.save(opened, THEIRS, of(7, "The Quill", "https://www.quill.example/7"), EDITOR)
        yield opened


async def actions(desk: Desk) -> list[str]:
    async with desk.store.reading() as conn:
        return [change.action for change in await conn.run_sync(audit.changes, OURS)]


async def test_what_is_held_of_each_outlet(desk: Desk) -> None:
    page = await outlets.outlets(desk, OURS)
    quill, lamp = page.outlets
    assert (quill.name, quill.articles, quill.copies) == ("The Quill", 3, 1)  # its pier 4 has the words of its pier 1
    assert (lamp.name, lamp.articles, lamp.copies) == ("Lamp Post", 2, 2)
    assert quill.sites == ("news.quill.example", "quill.example")  # a platform of several is nobody's own
    assert quill.quotes == 2
    assert str(quill.first) == "2024-01-02"
    assert str(quill.last) == "2024-01-05"
    assert (await outlets.outlets(desk, OURS, order="name")).outlets == (lamp, quill)
    assert (await outlets.outlets(desk, OURS, order="newest")).outlets == (lamp, quill)
    assert await outlets.outlet(desk, OURS, "the quill") == quill
    assert await outlets.outlet(desk, OURS, "https://quill.example/x") == quill
    await remove.remove(desk, OURS, 1, EDITOR)
    assert (await outlets.outlet(desk, OURS, "The Quill")).articles == 2
    with pytest.raises(NoSuchOutlet):
        await outlets.outlet(desk, OURS, "Nobody's Paper")
    with pytest.raises(NoOutlet):
        await outlets.outlet(desk, OURS, " \u200b ")


async def test_pages_of_many_outlets(desk: Desk) -> None:
    for number in range(10, 32):
        await ingest.save(desk, OURS, of(number, f"Paper {number}", f"https://paper{number}.example/x"), EDITOR)
    first, last = await outlets.outlets(desk, OURS), await outlets.outlets(desk, OURS, page=99)
    assert (first.total, first.pages, len(first.outlets)) == (24, 3, outlets.SIZE)
    assert (last.page, len(last.outlets)) == (3, 4)
    assert await outlets.suggest(desk, OURS, "pap", 3) == ("Paper 10", "Paper 11", "Paper 12")
    assert await outlets.suggest(desk, OURS, "post") == ("Lamp Post",)


async def test_a_label_stands_beside_the_outlet_in_every_record(desk: Desk) -> None:
    said = (await outlets.label(desk, OURS, "the  quill", " state\n media ", EDITOR)).outlet
    assert (said.name, said.label, said.articles) == ("The Quill", "state media", 3)
    told = [each.article for each in (await sources(desk, OURS, "pier")).sources]
    assert {each.outlet_label for each in told if each.outlet == "The Quill"} == {"state media"}
    assert {each.outlet_label for each in told if each.outlet != "The Quill"} <= {None}
    assert (await show(desk, OURS, 1)).article.outlet_label == "state media"
    cited = (await brief(desk, OURS, "ferry Quillhaven")).sources
    assert {a.outlet_label for item in cited for a in (item.article, *item.copies)} == {"state media", None}
    assert (await show(desk, THEIRS, 7)).article.outlet_label is None
    assert (await outlets.label(desk, OURS, "The Quill", "", EDITOR)).label_before == "state media"
    assert (await show(desk, OURS, 1)).article.outlet_label is None
    assert (await actions(desk))[:2] == ["unlabel outlet", "label outlet"]
    with pytest.raises(LabelTooLong):
        await outlets.label(desk, OURS, "The Quill", "x" * 41, EDITOR)


async def test_a_label_of_a_site_is_of_what_stands_there(desk: Desk) -> None:
    await ingest.save(desk, OURS, of(20, None, "https://m.sub.lamp.example/20"), EDITOR)
    await outlets.label(desk, OURS, "lamp.example", "satire", EDITOR)
    assert (await show(desk, OURS, 3)).article.outlet_label == "satire"
    assert (await show(desk, OURS, 5)).article.outlet_label is None  # the same name on the platform
    assert (await outlets.outlet(desk, OURS, "Lamp Post")).label == "satire"
    twenty = (await show(desk, OURS, 8)).article
    assert (twenty.outlet, twenty.outlet_label) == (None, "satire")


@pytest.mark.parametrize(
    ("outlet", "address"),
    [
        ("the quill", "https://elsewhere.example/8"),
        (None, "https://quill.example/8"),
        ("Some Blog", "https://blog.quill.example/8"),
        (None, "https://web.archive.org/web/20250101000000/https://www.quill.example/8"),
        ("The Quill", None),
    ],
)
async def test_a_blocked_outlets_pages_are_refused_by_name_and_site(
    desk: Desk, outlet: str | None, address: str | None
) -> None:
    said = (await outlets.block(desk, OURS, "The Quill", EDITOR)).outlet
    assert said.blocked
    assert said.sites == ("news.quill.example", "quill.example")
    with pytest.raises(OutletBlocked, match=r"^The Quill is blocked in this archive.*lift the block") as refused:
        await ingest.save(desk, OURS, of(8, outlet, address), EDITOR)
    assert refused.value.sentence.count(".") == 1
    assert (await ingest.save(desk, THEIRS, of(8, outlet, address), EDITOR)).outcome == "added"
    await outlets.unblock(desk, OURS, "The Quill", EDITOR)
    assert (await ingest.save(desk, OURS, of(8, outlet, address), EDITOR)).outcome == "added"
    assert (await actions(desk))[:3] == ["add", "unblock outlet", "block outlet"]


async def test_a_block_leaves_what_is_stored_and_what_only_looks_like_it(desk: Desk) -> None:
    await outlets.block(desk, OURS, "quill.example", EDITOR)
    assert (await outlets.outlet(desk, OURS, "The Quill")).blocked
    assert (await show(desk, OURS, 1)).article.outlet == "The Quill"
    for kept in (of(30, "The Quill Club", "https://notquill.example/1"), of(31, None, "https://quill.example.org/1")):
        assert (await ingest.save(desk, OURS, kept, EDITOR)).outcome == "added"
    reread = await reread_originals.reread_originals(desk, OURS, EDITOR)
    assert not any("blocked" in failure.why.sentence for failure in reread.failures)


async def test_what_is_seen_of_an_outlet_is_what_is_taken_back(desk: Desk) -> None:
    """Blocked by its site and labelled by its name: its page shows both, is listed once, and both can be lifted."""
    await outlets.block(desk, OURS, "lamp.example", EDITOR)
    await outlets.label(desk, OURS, "The Quill", "satire", EDITOR)
    assert [each.name for each in (await outlets.outlets(desk, OURS)).outlets] == ["The Quill", "Lamp Post"]
    assert (await outlets.outlet(desk, OURS, "Lamp Post")).blocked
    lifted = await outlets.unblock(desk, OURS, "Lamp Post", EDITOR)
    assert (lifted.blocked_before, lifted.outlet.blocked) == (True, False)
    assert (await ingest.save(desk, OURS, of(40, None, "https://lamp.example/40"), EDITOR)).outcome == "added"
    assert (await actions(desk))[1] == "unblock outlet"


async def test_an_outlet_that_was_never_held_is_blocked_before_anything_is_fetched(desk: Desk) -> None:
    said = (await outlets.block(desk, OURS, "https://www.never.example/front", EDITOR)).outlet
    assert said == Outlet("never.example", ("never.example",), blocked=True)
    with pytest.raises(OutletBlocked):
        await ingest.from_url(desk, OURS, "never.example/page")
    done = await many(desk, OURS, ["https://sub.never.example/1", "https://never.example/2"], EDITOR)
    assert [failure.given for failure in done.failures] == ["https://sub.never.example/1", "https://never.example/2"]
    assert all("never.example is blocked" in failure.why.sentence for failure in done.failures)
    assert "never.example" in await outlets.suggest(desk, OURS, "never")
    assert (await outlets.unblock(desk, OURS, "never.example", EDITOR)).blocked_before
    with pytest.raises(NoSuchOutlet):
        await outlets.outlet(desk, OURS, "never.example")


async def test_of_a_file_of_several_only_the_blocked_outlets_articles_are_left_out(desk: Desk) -> None:
    rows = (
        '{"article": 1, "title": "One", "outlet": "The Quill", "text": "The lamp is lit at dusk in Sample Bay."}',
        '{"article": 2, "title": "Two", "outlet": "Lamp Post", "text": "The ferry leaves at noon from Sample Bay."}',
    )
    file = Received("\n".join(rows).encode(), "application/x-ndjson", "utf-8", name="all.jsonl")
    await outlets.block(desk, OURS, "The Quill", EDITOR)
    (preview,) = await ingest.from_received(desk, OURS, file)
    assert preview.draft.title.value == "Two"
    assert "blocked outlet" in preview.draft.doubts[-1].template
    done = await many(desk, OURS, [file], EDITOR)
    assert len(done.receipts) == 1
    assert [failure.why.sentence[:20] for failure in done.failures] == ["The Quill is blocked"]
    await outlets.block(desk, OURS, "Lamp Post", EDITOR)
    with pytest.raises(OutletBlocked, match="The Quill, Lamp Post is blocked"):
        await ingest.from_received(desk, OURS, file)


async def test_labels_and_blocks_go_with_the_archive_and_a_damaged_one_is_left_out(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await outlets.label(desk, OURS, "The Quill", "state media", EDITOR)
    await outlets.block(desk, THEIRS, "The Quill", EDITOR)

    def damage(conn: Connection) -> None:
        conn.execute(update(tables.outlets).where(tables.outlets.c.archive == OURS).values(label="praised"))

    await desk.store.write(damage)
    assert (await show(desk, OURS, 1)).article.outlet_label is None
    assert "outlets 1" in caplog.text
    await desk.store.write(lambda conn: purging.purge(conn, THEIRS))
    left = await desk.store.read(lambda conn: conn.execute(select(func.count()).select_from(tables.outlets)).scalar())
    assert left == 1
    assert (await desk.store.read(marked.marks, THEIRS)).by_key == {}


async def test_letters_no_store_keeps_and_the_longest_name(desk: Desk) -> None:
    said = (await outlets.label(desk, OURS, "Quill \0" + "é" * 500, "ed\ud800ited", EDITOR)).outlet
    assert len(said.name) == 200
    found = next(each for each in (await outlets.outlets(desk, OURS)).outlets if each.label)
    assert replace(found, label=None, name="") == Outlet("")
