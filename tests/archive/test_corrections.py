"""What the desk says of a quote holds for its chain, for later versions and for newer engines, until taken back."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, select, update

from bot.app import open_desk
from bot.archive.servers import archives
from bot.archive.store import seals, tables
from bot.config import Config
from bot.desk import correct, ingest, quotes, reread, show, who
from bot.desk.resources import Desk
from bot.errors.missing import NoSuchQuote
from bot.records.annotations import Quote
from bot.records.ids import ArchiveId
from bot.records.people import Correction, Ruling
from tests.archive.rereading import InThisProcess
from tests.archive.samples import EDITOR, draft

FIRST, ADDED, OTHER = "The ferry is full tonight", "Nobody warned us about the tide", "We sailed on time"
SAID = f"“{FIRST},” said Anna Example, the harbour master. “{ADDED},” she added."
REST = f"“{OTHER},” said Bert Example, the captain of the ferry."
TEXT = f"The ferry of Quillhaven lay at the quay.\n\n{SAID}\n\n{REST}\n\nCleo Example watched from the wall."


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=place), parsers=InThisProcess()) as opened:
        async with opened.store.writing() as conn:
            await conn.run_sync(archives.ensure, "local")
        await save(opened, TEXT)
        yield opened


async def save(desk: Desk, text: str) -> None:
    await ingest.save(desk, ArchiveId(1), draft(1, text), EDITOR)


async def say(desk: Desk, words: str, ruling: Ruling, name: str = "", number: int = 1) -> Correction:
    at = await correct.place(desk, ArchiveId(1), 1, words, number)
    return await correct.correct(desk, ArchiveId(1), at, name, EDITOR, ruling)


async def stored(desk: Desk) -> list[tuple[str, Quote]]:
    view = await show.show(desk, ArchiveId(1), 1)
    return [(view.version.text[quote.start : quote.end].rstrip(","), quote) for quote in view.quotes]


async def speakers(desk: Desk) -> dict[str, str | None]:
    return {words: quote.speaker for words, quote in await stored(desk)}


AS_READ = {FIRST: "Anna Example", ADDED: "Anna Example", OTHER: "Bert Example"}
SET = {FIRST: "Cleo Example", ADDED: "Cleo Example", OTHER: "Bert Example"}
MOVED = f"A new first paragraph about Quillhaven.\n\n{REST}\n\n{SAID}\n\nCleo Example had watched all day."


async def test_a_speaker_holds_for_the_chain_and_for_a_new_version(desk: Desk) -> None:
    assert await speakers(desk) == AS_READ
    assert (await say(desk, FIRST, "speaker", "Cleo Example")).changed == 2
    assert await speakers(desk) == SET
    assert (await who.who(desk, ArchiveId(1), "Cleo Example")).quotes == 2
    await save(desk, MOVED)
    assert await speakers(desk) == SET
    assert (await who.who(desk, ArchiveId(1), "Cleo Example")).quotes == 2


async def test_nobody_holds_for_the_chain_and_for_a_new_version(desk: Desk) -> None:
    assert (await say(desk, FIRST, "nobody")).changed == 2
    await save(desk, MOVED)
    assert await speakers(desk) == {FIRST: None, ADDED: None, OTHER: "Bert Example"}


async def test_what_is_no_quote_is_in_no_answer_until_it_is_taken_back(desk: Desk) -> None:
    await say(desk, OTHER, "not a quote")
    await save(desk, MOVED)
    assert OTHER not in await speakers(desk)
    listed = (await quotes.quotes(desk, ArchiveId(1), "ferry")).quotes
    assert OTHER not in {quote.cut.text for quote in listed}
    await say(desk, OTHER, "as read")
    assert await speakers(desk) == AS_READ


@pytest.mark.parametrize("standing", ["denied", "disputed", "supposed"])
async def test_a_standing_holds_for_the_quote_alone(desk: Desk, standing: Ruling) -> None:
    assert (await say(desk, FIRST, standing)).changed == 1
    await save(desk, MOVED)
    kept = dict(await stored(desk))[FIRST]
    assert (kept.standing, kept.speaker, kept.ascribed_to) == (standing, None, "Anna Example")
    assert (await who.who(desk, ArchiveId(1), "Anna Example")).quotes == 1
    await say(desk, FIRST, "said")
    kept = dict(await stored(desk))[FIRST]
    assert (kept.standing, kept.speaker, kept.ascribed_to) == ("said", "Anna Example", None)


async def test_what_is_taken_back_is_as_the_bot_read_it(desk: Desk) -> None:
    await say(desk, FIRST, "speaker", "Cleo Example")
    assert (await say(desk, FIRST, "as read")).changed == 2
    assert await speakers(desk) == AS_READ
    await save(desk, MOVED)
    assert await speakers(desk) == AS_READ
    with pytest.raises(NoSuchQuote):
        await say(desk, FIRST, "as read")


async def test_the_last_is_taken_back_and_the_one_before_holds_again(desk: Desk) -> None:
    await say(desk, FIRST, "speaker", "Cleo Example")
    await say(desk, FIRST, "denied")
    await say(desk, FIRST, "speaker", "Bert Example")
    assert await speakers(desk) == {FIRST: "Bert Example", ADDED: "Bert Example", OTHER: "Bert Example"}
    await save(desk, MOVED)
    assert (await say(desk, FIRST, "as before")).ruling == "as before"
    kept = dict(await stored(desk))
    assert (kept[FIRST].standing, kept[FIRST].ascribed_to, kept[ADDED].speaker) == (
        "denied",
        "Cleo Example",
        "Cleo Example",
    )
    await say(desk, FIRST, "as before")
    assert await speakers(desk) == SET
    await say(desk, FIRST, "as before")
    assert await speakers(desk) == AS_READ
    with pytest.raises(NoSuchQuote):
        await say(desk, FIRST, "as before")


async def test_the_same_said_twice_is_taken_back_at_once(desk: Desk) -> None:
    for _ in range(2):
        await say(desk, FIRST, "speaker", "Cleo Example")
    await say(desk, FIRST, "as before")
    assert await speakers(desk) == AS_READ


async def test_a_correction_sleeps_while_its_words_are_gone(desk: Desk) -> None:
    await say(desk, OTHER, "speaker", "Cleo Example")
    await save(desk, TEXT.replace(REST, "The captain was silent."))
    assert OTHER not in await speakers(desk)
    await save(desk, MOVED)
    assert (await speakers(desk))[OTHER] == "Cleo Example"


async def test_a_name_that_is_gone_leaves_nobody(desk: Desk) -> None:
    await say(desk, OTHER, "speaker", "Cleo Example")
    await save(desk, MOVED.replace("Cleo Example", "A boy"))
    assert (await speakers(desk))[OTHER] is None
    await save(desk, MOVED)
    assert (await speakers(desk))[OTHER] == "Cleo Example"


async def test_a_second_word_of_the_desk_holds_for_the_chain_again(desk: Desk) -> None:
    await say(desk, FIRST, "speaker", "Cleo Example")
    assert (await say(desk, FIRST, "speaker", "Bert Example")).changed == 2
    await save(desk, MOVED)
    assert await speakers(desk) == {FIRST: "Bert Example", ADDED: "Bert Example", OTHER: "Bert Example"}


async def test_one_of_two_equal_quotes_is_meant(desk: Desk) -> None:
    twice = f"{REST}\n\nThe ferry lay at the quay.\n\n“{OTHER},” said Anna Example.\n\nCleo Example watched."
    await save(desk, twice)
    await say(desk, OTHER, "speaker", "Cleo Example", 2)
    assert [quote.speaker for _, quote in await stored(desk)] == ["Bert Example", "Cleo Example"]
    await save(desk, f"Before it all.\n\n{twice}")
    assert [quote.speaker for _, quote in await stored(desk)] == ["Bert Example", "Cleo Example"]


@pytest.mark.parametrize("ruling", ["speaker", "not a quote", "denied"])
async def test_a_newer_engine_keeps_it(desk: Desk, ruling: Ruling) -> None:
    await say(desk, FIRST, ruling, "Cleo Example")
    before = await stored(desk)
    await desk.store.write(lambda conn: conn.execute(update(tables.versions).values(engine=0)))
    assert (await reread.reread(desk, ArchiveId(1))).changes.articles == 1
    assert await stored(desk) == before


async def test_what_was_set_right_before_there_were_rulings_survives_a_version(desk: Desk) -> None:
    await say(desk, FIRST, "speaker", "Cleo Example")
    await desk.store.write(lambda conn: conn.execute(tables.corrections.delete()))
    await save(desk, MOVED)
    assert await speakers(desk) == SET


async def test_a_name_of_before_there_were_rulings_is_looked_up_in_its_own_archive(desk: Desk) -> None:
    """A neighbour's archive, which has somebody of the same name under another key, is not asked."""

    def before_rulings(conn: Connection) -> None:
        neighbour = archives.ensure(conn, "neighbour").id
        people = tables.people
        seals.update(conn, people, [people.c.name == "Cleo Example"], {"archive": neighbour, "key": "neighbour"})
        conn.execute(tables.corrections.delete())

    await say(desk, FIRST, "speaker", "Cleo Example")
    await desk.store.write(before_rulings)
    await save(desk, MOVED)
    keys = await desk.store.read(lambda conn: set(conn.execute(select(tables.corrections.c.key)).scalars()))
    assert keys == {"cleo example"}


async def test_a_quote_that_the_bot_itself_does_not_read_is_said_to_be_taken_back(desk: Desk) -> None:
    watched = "watched from the wall"
    start = TEXT.index(watched)

    def marked_by_an_older_engine(conn: Connection) -> None:
        moved = {"start": start, "end": start + len(watched)}
        seals.update(conn, tables.quotes, [tables.quotes.c.start == TEXT.index(OTHER)], moved)

    await desk.store.write(marked_by_an_older_engine)
    await say(desk, watched, "speaker", "Cleo Example")
    change = await say(desk, watched, "as read")
    assert (change.quote.cut.text, change.before, change.after, change.gone) == (watched, "Cleo Example", None, True)
    assert await speakers(desk) == AS_READ
