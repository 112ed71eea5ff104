"""An ingested correction is linked with what it corrects, whichever is stored first; on both stores."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.app import open_desk
from bot.archive.articles import relations
from bot.archive.servers import archives
from bot.config import Config
from bot.desk import ingest, link
from bot.desk.brief import brief
from bot.desk.resources import Desk
from bot.records.archive import Relation
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Field, PublicationDate
from tests.archive.rereading import InThisProcess
from tests.archive.samples import EDITOR, draft

OURS = ArchiveId(1)
GAZETTE = "Tarn Gazette"
# Title and text of a claim, then of the article that corrects it. Nobody in it is real.
CLAIMS = {
    "en": (
        (
            "Keeper sold the bell",
            "The keeper Odo Lind sold the old bell of Tarn chapel to a dealer in May. He is away.",
        ),
        ("Correction", "We wrote on Monday that Odo Lind sold the bell of Tarn chapel to a dealer. That was wrong."),
    ),
    "de": (
        ("Küster verkaufte Glocke", "Der Küster Odo Lind verkaufte die alte Glocke der Kapelle Tarn an einen Händler."),
        ("Korrektur", "Wir schrieben am Montag, Odo Lind habe die Glocke der Kapelle Tarn verkauft. Das war falsch."),
    ),
    "fr": (
        ("La cloche vendue", "Le gardien Odo Lind a vendu la vieille cloche de la chapelle de Tarn à un marchand."),
        ("Rectificatif", "Nous avons écrit qu’Odo Lind avait vendu la cloche de la chapelle de Tarn. C’est faux."),
    ),
}
OTHERS = [
    ("Chapel concert", "A choir from the valley sang in Tarn chapel on Sunday, and Odo Lind opened the doors."),
    ("Dealer opens shop", "A dealer in clocks and barometers has opened a shop beside the mill, a neighbour said."),
]


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=place), parsers=InThisProcess()) as opened:
        async with opened.store.writing() as conn:
            await conn.run_sync(archives.ensure, "local")
        yield opened


async def save(desk: Desk, number: int, article: tuple[str, str], day: str, *, outlet: str = GAZETTE) -> int:
    chosen = DateEvidence(dt.date.fromisoformat(day), "metadata", day)
    made = replace(
        draft(number, article[1]),
        title=Field(article[0], "page"),
        published=PublicationDate(chosen, (), True),
        outlet=outlet,
        language=None,
    )
    return (await ingest.save(desk, OURS, made, EDITOR)).article


async def links(desk: Desk, article: int) -> tuple[Relation, ...]:
    async with desk.store.reading() as conn:
        return await conn.run_sync(relations.of_articles, [article])


@pytest.mark.parametrize("language", CLAIMS)
@pytest.mark.parametrize("late", [False, True], ids=["claim first", "correction first"])
async def test_a_correction_is_linked_with_its_claim_alone(desk: Desk, language: str, late: bool) -> None:
    claim, correction = CLAIMS[language]
    for number, other in enumerate(OTHERS, start=3):
        await save(desk, number, other, "2031-03-03")
    days = {1: (claim, "2031-03-03"), 2: (correction, "2031-03-05")}
    stored = {number: await save(desk, number, *days[number]) for number in ((2, 1) if late else (1, 2))}
    assert await links(desk, stored[2]) == (Relation(stored[2], stored[1], "corrects"),)


async def test_the_correction_stands_beside_though_it_ranks_nowhere(desk: Desk) -> None:
    claim, correction = CLAIMS["en"]
    await save(desk, 1, claim, "2031-03-03")
    await save(desk, 2, correction, "2031-03-05")
    shown = [str(cut.text) for cut in (await brief(desk, OURS, "old bell keeper May")).sentences]
    assert "That was wrong." in shown
    assert shown.index("That was wrong.") > 0, "never without what was wrong"


async def test_what_corrects_nothing_in_the_archive_is_linked_with_nothing(desk: Desk) -> None:
    """Another outlet's few words, an older correction, a note on an article's own text."""
    claim, correction = CLAIMS["en"]
    await save(desk, 1, claim, "2031-03-03")
    own = f"{OTHERS[0][1]} This article was amended on Monday: an earlier version of this article misspelt Odo Lind."
    for number, (article, day, outlet) in enumerate(
        [
            (("Correction", "Odo Lind of Tarn chapel is 61, not 16 as we said."), "2031-03-05", "Valley Post"),
            (correction, "2031-03-01", GAZETTE),
            (("Chapel concert", own), "2031-03-06", GAZETTE),
        ],
        start=2,
    ):
        assert await links(desk, await save(desk, number, article, day, outlet=outlet)) == ()


async def test_the_desk_takes_a_link_back_and_a_new_text_is_read_anew(desk: Desk) -> None:
    claim, correction = CLAIMS["en"]
    first = await save(desk, 1, claim, "2031-03-03")
    second = await save(desk, 2, correction, "2031-03-05")
    await link.unlink(desk, OURS, second, first, EDITOR)
    assert await links(desk, first) == ()
    await link.link(desk, OURS, second, first, "clarifies", EDITOR)
    await save(desk, 2, (correction[0], f"{correction[1]} We are sorry."), "2031-03-05")
    assert await links(desk, first) == (Relation(second, first, "clarifies"),)
