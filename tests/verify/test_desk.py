"""The desk's verbs over a real archive: verdicts, first appearance, drift, speakers, merging, isolation."""

import asyncio
import random

import pytest

from bot.archive import articles
from bot.archive.people import speakers
from bot.archive.servers import audit
from bot.desk.check import check
from bot.desk.merge import merge, split, undo
from bot.desk.quotes import quotes, suggest
from bot.desk.seen import seen
from bot.desk.verify import verify
from bot.desk.who import who
from bot.errors.asking import NeedsSecondKey, NoQuote, QuoteTooLong, SamePerson, SeveralPeople
from bot.errors.missing import NoSuchPerson, NothingToUndo
from tests.verify.conftest import EDITOR, NOW, Newsdesk

FIRST = (
    "The council of Port Ellery met on Monday. “We will not close the harbour before 16 June,” said Mira Holt, "
    "the mayor of Port Ellery.\n\nThe dockers' union was not convinced. “They knew it in 2024 and they did nothing,” "
    "said Otto Brand, the union's chairman."
)
SECOND = (
    "Mira Holt, the mayor of Port Ellery, spoke to reporters on Wednesday. “We will not close the harbour before 16 "
    "June,” Holt said.\n\nShe would not say who pays for the new pillars of the northern pier."
)
CHANGED = (
    "The mayor had promised more only last week. “We will never close the harbour before 16 July,” said Mira Holt, the "
    "mayor of Port Ellery.\n\nThe ferries to the islands go on as before, their captains said."
)
COUSIN = (
    "Nobody asked the fishermen, said Anna Holt, a skipper. “My boat stays where my boat has always been,” Anna Holt "
    "said."
)


async def test_a_real_quote(news: Newsdesk) -> None:
    later = await news.add(SECOND, "2031-03-05")
    first = await news.add(FIRST, "2031-03-03")
    changed = await news.add(CHANGED, "2031-03-10")
    answer = await verify(news.desk, news.archive, "we will not close the harbour before 16 june", speaker="Mayor Holt")
    assert answer.verdict == "verbatim"
    assert answer.first is not None
    assert answer.first.id == first
    assert {one.id for one in (answer.article, *answer.also) if one} == {first, later}
    assert [cut.text for cut in answer.cuts] == ["We will not close the harbour before 16 June"]
    assert answer.context is not None
    assert answer.context.text.endswith("said Mira Holt, the mayor of Port Ellery.")
    assert answer.said is not None
    assert answer.said.speaker == "Mira Holt"
    assert [(one.article.id, one.verdict) for one in answer.drift] == [(changed, "altered")]
    assert [(part.side, part.text) for part in answer.drift[0].diff if part.side != "both"] == [
        ("source", "never"),
        ("quote", "not"),
        ("source", "July"),
        ("quote", "june"),
    ]
    assert answer.link is not None
    assert "#:~:text=We%20will" in answer.link


@pytest.mark.parametrize(
    ("quote", "speaker", "verdict"),
    [
        ("We will close the harbour before 16 June", None, "altered"),
        ("We will not close … before 16 June", None, "elided"),
        ("We will not close the harbour before 16 June", "Otto Brand", "misattributed"),
        ("We will not close the harbour before 16 June", "Mira Holt", "verbatim"),
        ("We will not close the harbour before 16 June", "Tom Holt", "misattributed"),
        ("The harbour is closed for ever and a day", None, "not_found"),
        ("did nothing", "Otto Brand", "verbatim"),
        ("did nothing", "Mira Holt", "misattributed"),
        ("did everything", "Mira Holt", "not_found"),
    ],
)
async def test_verdict(news: Newsdesk, quote: str, speaker: str | None, verdict: str) -> None:
    await news.add(FIRST, "2031-03-03")
    assert (await verify(news.desk, news.archive, quote, speaker=speaker)).verdict == verdict


@pytest.mark.parametrize("start", range(0, 9, 2))
async def test_words_outside_quotations_are_found_wherever_they_begin(news: Newsdesk, start: int) -> None:
    await news.add(CHANGED, "2031-03-10")
    words = ["The", "ferries", "to", "the", "islands", "go", "on", "as", "before,", "their", "captains", "said"][
        start : start + 4
    ]
    assert (await verify(news.desk, news.archive, " ".join(words))).verdict == "reported"


async def test_few_words_need_a_second_key(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    with pytest.raises(NeedsSecondKey, match="name the speaker or the topic"):
        await verify(news.desk, news.archive, "did nothing")
    assert (await verify(news.desk, news.archive, "did nothing", topic="dockers union")).verdict == "verbatim"
    with pytest.raises(NoQuote):
        await verify(news.desk, news.archive, " … ")
    with pytest.raises(QuoteTooLong):
        await verify(news.desk, news.archive, "long " * 1000)


async def test_never_from_another_archive_or_the_trash(news: Newsdesk) -> None:
    theirs = await news.add(FIRST, "2031-03-03", archive=news.other)
    quote = "We will not close the harbour before 16 June"
    assert (await verify(news.desk, news.archive, quote)).verdict == "not_found"
    assert (await seen(news.desk, news.archive, FIRST)).kind == "new"
    assert (await quotes(news.desk, news.archive, speaker="Mira Holt")).total == 0
    assert await suggest(news.desk, news.archive, "Hol") == ()
    with pytest.raises(NoSuchPerson):
        await who(news.desk, news.archive, "Mira Holt")
    async with news.desk.store.reading() as conn:
        (person,) = await conn.run_sync(speakers.suggest, news.other, "holt")
    with pytest.raises(NoSuchPerson):
        await who(news.desk, news.archive, f"#{person.id}")
    async with news.desk.store.writing() as conn:
        await conn.run_sync(articles.remove, news.other, theirs, EDITOR, NOW)
    assert (await verify(news.desk, news.other, quote)).verdict == "not_found"
    assert (await quotes(news.desk, news.other, speaker="Mira Holt")).total == 0


async def test_a_new_text_takes_the_place_of_the_old(news: Newsdesk) -> None:
    article = await news.add(FIRST, "2031-03-03")
    async with news.desk.store.writing() as conn:
        await conn.run_sync(articles.remove, news.archive, article, EDITOR, NOW)
        await conn.run_sync(articles.restore, news.archive, article, EDITOR, NOW)
    assert (await verify(news.desk, news.archive, "They knew it in 2024 and they did nothing")).verdict == "verbatim"


async def test_check_takes_every_quote_of_a_message(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    message = (
        "Mira Holt said “We will not close the harbour before 16 June” and Otto Brand said “They knew it in 2023 and "
        "they did nothing”. A “disgrace” if you ask me."
    )
    answer = await check(news.desk, news.archive, message)
    assert [one.verdict for one in answer.verifications][:2] == ["verbatim", "altered"]
    assert answer.found == 3
    unmarked = await check(news.desk, news.archive, "> we will not close the harbour before 16 june\nlol sure")
    assert [one.verdict for one in unmarked.verifications] == ["verbatim"]


async def test_seen(news: Newsdesk) -> None:
    first = await news.add(FIRST, "2031-03-03")
    async with news.desk.store.reading() as conn:
        stored = await conn.run_sync(articles.get, news.archive, first)
    address = await seen(news.desk, news.archive, f"{stored.article.url}?utm_source=mail#top")
    assert (address.kind, [one.id for one in address.articles]) == ("same address", [first])
    assert (await seen(news.desk, news.archive, "https://paper.example/unknown")).kind == "new"
    copy = await seen(news.desk, news.archive, f"Jump to content\n{FIRST}\nShare this")
    assert (copy.kind, [one.id for one in copy.articles]) == ("same text", [first])
    filler = " ".join(f"Another sentence about boat number {number} of the fleet follows." for number in range(6))
    story = await seen(news.desk, news.archive, f"{filler} {FIRST.split('  ')[0][60:240]}")
    assert story.kind in ("same story", "same text")
    assert (
        await seen(news.desk, news.archive, "A quite different matter: the choir sang for the third year.")
    ).kind == "new"


async def test_copies_stand_under_the_earliest(news: Newsdesk) -> None:
    later = await news.add(FIRST + " More to follow.", "2031-03-05")
    first = await news.add(FIRST, "2031-03-03")
    async with news.desk.store.reading() as conn:
        assert [one.copies_of for one in await conn.run_sync(articles.marked, news.archive, [later, first])] == [
            first,
            first,
        ]
    async with news.desk.store.writing() as conn:
        await conn.run_sync(articles.remove, news.archive, first, EDITOR, NOW)
    async with news.desk.store.reading() as conn:
        assert (await conn.run_sync(articles.marked, news.archive, [later]))[0].copies_of == later


async def test_quotes_by_speaker_newest_first(news: Newsdesk) -> None:
    first = await news.add(FIRST, "2031-03-03")
    last = await news.add(CHANGED, "2031-03-10")
    answer = await quotes(news.desk, news.archive, speaker="Mayor Mira Holt")
    assert [one.cut.article for one in answer.quotes] == [last, first]
    assert answer.speaker == "Mira Holt"
    dated = await quotes(news.desk, news.archive, speaker="Holt", until=NOW.date().replace(month=3, day=4))
    assert [one.cut.article for one in dated.quotes] == [first]
    on_topic = await quotes(news.desk, news.archive, "harbour", speaker="Otto Brand")
    assert [one.speaker for one in on_topic.quotes] == ["Otto Brand"]
    assert [person.name for person in await suggest(news.desk, news.archive, "hol")] == ["Mira Holt"]
    assert await suggest(news.desk, news.archive, "%") == ()


async def test_one_person_over_articles_and_two_of_one_surname(news: Newsdesk) -> None:
    for text, day in ((FIRST, "2031-03-03"), (SECOND, "2031-03-05"), (COUSIN, "2031-03-07")):
        await news.add(text, day)
    mayor = await who(news.desk, news.archive, "Mira Holt")
    assert (mayor.quotes, mayor.articles) == (1, 2), "the same words twice are one quote"
    assert mayor.mention is not None
    assert "Mira Holt" in mayor.mention.text
    assert str(mayor.first) == "2031-03-03"
    assert {one.name for one in (mayor.person, *mayor.others)} == {"Mira Holt"}
    both = await who(news.desk, news.archive, "Holt")
    assert {one.name for one in (both.person, *both.others)} == {"Mira Holt", "Anna Holt"}
    with pytest.raises(SeveralPeople, match="Anna Holt"):
        await merge(news.desk, news.archive, "Holt", "Otto Brand", EDITOR)


async def test_merge_split_and_undo(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    cousin = await news.add(COUSIN, "2031-03-07")
    before = [(await who(news.desk, news.archive, name)).quotes for name in ("Mira Holt", "Anna Holt")]
    merged = await merge(news.desk, news.archive, "Anna Holt", "Mira Holt", EDITOR)
    assert (await who(news.desk, news.archive, "Anna Holt")).person.name == "Mira Holt"
    assert (await who(news.desk, news.archive, "Mira Holt")).quotes == sum(before)
    with pytest.raises(SamePerson):
        await merge(news.desk, news.archive, "Anna Holt", "Mira Holt", EDITOR)
    parted = await split(news.desk, news.archive, "Mira Holt", [cousin], "Skipper Holt", EDITOR)
    assert (await who(news.desk, news.archive, f"#{parted.other.id}")).quotes == before[1]
    found = await who(news.desk, news.archive, "Skipper Holt")
    assert (found.person.name, found.quotes) == ("Skipper Holt", before[1])
    with pytest.raises(NothingToUndo):
        await undo(news.desk, news.other, parted.number, EDITOR)
    await undo(news.desk, news.archive, parted.number, EDITOR)
    await undo(news.desk, news.archive, merged.number, EDITOR)
    with pytest.raises(NothingToUndo):
        await undo(news.desk, news.archive, merged.number, EDITOR)
    async with news.desk.store.reading() as conn:
        actions = [change.action for change in await conn.run_sync(audit.changes, news.archive)]
    assert actions[:4] == ["undo merge", "undo split", "split people", "merge people"]


async def test_a_split_is_undone_though_its_two_people_were_merged_again(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    second = await news.add(SECOND, "2031-03-05")
    before = (await who(news.desk, news.archive, "Mira Holt")).quotes
    parted = await split(news.desk, news.archive, "Mira Holt", [second], "Skipper Lund", EDITOR)
    await merge(news.desk, news.archive, f"#{parted.person.id}", f"#{parted.other.id}", EDITOR)
    await undo(news.desk, news.archive, parted.number, EDITOR)
    assert (await who(news.desk, news.archive, "Skipper Lund")).quotes == before
    await undo(news.desk, news.archive, parted.number + 1, EDITOR)
    assert (await who(news.desk, news.archive, "Mira Holt")).quotes == before
    with pytest.raises(NoSuchPerson):
        await who(news.desk, news.archive, "Skipper Lund")


async def test_many_at_once(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    asked = [verify(news.desk, news.archive, "They knew it in 2024 and they did nothing") for _ in range(20)]
    assert {one.verdict for one in await asyncio.gather(*asked)} == {"verbatim"}


THINGS = ("anchor", "barge", "crane", "dredger", "ferry", "gangway", "islet", "jetty", "keel", "lantern", "mooring")
DOINGS = ("passed", "touched", "crossed", "rounded", "cleared", "circled", "reached", "skirted")


def _long(sentences: int) -> list[str]:
    """Sentences of nine words, each another; no run of three words tells much."""
    chance = random.Random(7)
    found = []
    for number in range(sentences):
        a, b, c = chance.sample(THINGS, 3)
        found.append(f"The {a} {chance.choice(DOINGS)} the {b} and the {c} {number + 100} times.")
    return found


async def test_words_of_a_long_text_are_found_though_another_article_has_them_altered(news: Newsdesk) -> None:
    sentences = _long(400)
    asked = sentences[::20]
    whole = await news.add("\n\n".join(sentences), "2031-03-03")
    altered = [one.replace("times.", "days").removeprefix("The ") for one in asked]
    await news.add("\n\n".join(f"“It was the {one},” said Mira Holt." for one in altered), "2031-03-05")
    for sentence in asked:
        answer = await verify(news.desk, news.archive, sentence)
        assert (answer.verdict, answer.article and answer.article.id) == ("reported", whole)
