"""A message is looked at part by part: every link, every quote and every passage in it has a verdict of its own."""

import pytest

from bot.archive import articles
from bot.desk.check import check
from bot.desk.seen import seen
from bot.text.links import links_in
from tests.verify.conftest import Newsdesk

PIER = (
    "The northern pier of Quillhaven closes on Monday. “The planks are rotten and the piles are worse,” said Mira "
    "Holm, the harbour master. Crews take the cranes down before the storms of autumn come over the bay. Nobody in the "
    "town hall would say on Friday what the repair costs or who pays for it."
)
MILL = (
    "The mill at Oxley burned for two nights. “We heard the roof come down at four,” said Jon Abel, who lives across "
    "the river. Firefighters from three parishes pumped water out of the weir until the morning."
)


@pytest.fixture
async def desk(news: Newsdesk) -> Newsdesk:
    await news.add(PIER, "2031-03-03")
    await news.add(MILL, "2031-03-04")
    return news


async def address(news: Newsdesk, article: int) -> str:
    async with news.desk.store.reading() as conn:
        return str((await conn.run_sync(articles.get, news.archive, article)).article.url)


CASES: dict[str, tuple[str, str, list[tuple[str, str, list[int]]]]] = {
    "a link among words": ("Have you seen {pier}? crazy", "same address", [("link", "same address", [1])]),
    "a link in markup and one that is unknown": (
        "**look** [here]({mill}), or <https://paper.example/none>.",
        "same address",
        [("link", "same address", [2]), ("link", "new", [])],
    ),
    "a link in brackets at the end of a sentence": (
        "They knew ({pier}).",
        "same address",
        [("link", "same address", [1])],
    ),
    "a quote among words": (
        "wow “We heard the roof come down at four” is what he said??",
        "same text",
        [("quote", "same text", [2])],
    ),
    "quotes of two articles and one of none": (
        "“We heard the roof come down at four” and “the planks are rotten and the piles are worse” and “bring your own "
        "goat to the fair”",
        "same text",
        [("quote", "same text", [2]), ("quote", "same text", [1]), ("quote", "new", [])],
    ),
    "a passage under small talk": (
        "did anybody see what they write now\n\nFirefighters from three parishes pumped water out of the weir until "
        "the morning.\n\nI can't believe it, what do you all think of it?",
        "same text",
        [("passage", "same text", [2])],
    ),
    "a link, a quote and a passage": (
        "{mill}\n“The planks are rotten and the piles are worse”\nCrews take the cranes down before the storms of "
        "autumn come over the bay.",
        "same address",
        [("link", "same address", [2]), ("quote", "same text", [1]), ("passage", "same text", [1])],
    ),
    "quoted lines beside marked quotes": (
        "> We heard the roof come down at four\nand “the planks are rotten and the piles are worse”",
        "same text",
        [("quote", "same text", [2]), ("quote", "same text", [1])],
    ),
    "small talk alone": ("did anybody see the match last night, it was a quiet one", "new", []),
    "an unknown link": ("https://paper.example/none", "new", [("link", "new", [])]),
}


@pytest.mark.parametrize("name", CASES)
async def test_every_part_has_its_verdict(desk: Newsdesk, name: str) -> None:
    message, kind, parts = CASES[name]
    answer = await seen(
        desk.desk, desk.archive, message.format(pier=await address(desk, 1), mill=await address(desk, 2))
    )
    told = [(part.what, part.kind, [article.id for article in part.articles]) for part in answer.parts]
    assert (answer.kind, told) == (kind, parts)
    assert {id_ for _, _, ids in parts for id_ in ids} <= {article.id for article in answer.articles}


async def test_an_article_that_was_pasted_is_one_thing(desk: Newsdesk) -> None:
    filler = "\n\n".join(f"Boat number {number} of the fleet lay at its own buoy that day." for number in range(30))
    long = f"{PIER}\n\n“The fleet is in,” said Rita Fenn.\n\n{filler}"
    assert (await seen(desk.desk, desk.archive, long)).parts == ()


async def test_check_reads_quotes_of_both_forms(desk: Newsdesk) -> None:
    message = (
        "Mira Holm said “The planks are rotten and the piles are worse”.\n"
        "> We heard the roof come down at four\n— Jon Abel\nJon Abel: We heard the roof come down at five"
    )
    answer = await check(desk.desk, desk.archive, message)
    assert [(one.verdict, one.speaker) for one in answer.verifications] == [
        ("verbatim", "Mira Holm"), ("verbatim", "Jon Abel"), ("altered", "Jon Abel"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://a.example/x, then HTTPS://b.example/y!", ["https://a.example/x", "HTTPS://b.example/y"]),
        ("(https://a.example/Pier_(harbour))", ["https://a.example/Pier_(harbour)"]),
        (
            "||https://a.example/x|| “https://a.example/y” https://a.example/x",
            ["https://a.example/x", "https://a.example/y"],
        ),
        ("看https://a.example/x。", ["https://a.example/x"]),
        ("https:// http:", []),
    ],
)
def test_links_end_before_the_marks_of_the_sentence(text: str, links: list[str]) -> None:
    assert links_in(text) == links
