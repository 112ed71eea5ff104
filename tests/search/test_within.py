"""/who, /seen and /verify keep to an outlet or a feed, and say what of it they looked through."""

from dataclasses import replace

import pytest

from bot.desk.seen import seen
from bot.desk.verify import verify
from bot.desk.who import who
from bot.desk.within import Within
from bot.errors.feeds import NoSuchFeed
from bot.errors.missing import NobodyQuotedThere, OutletNotThere
from bot.records.answers import SearchedPart
from bot.text import urls
from tests.search.conftest import Shelf
from tests.search.sample import draft
from tests.search.test_came_from import follow

SAME = (
    "The swing bridge of Sample Bay stays open until Friday, the harbour office said on Monday evening. "
    "“We ran out of grease and of patience,” said Ada Holm, the bridge keeper. Two lorries wait at the quay."
)
OWN = "“The bridge has no more teeth than my comb,” said Ada Holm, the keeper of Sample Bay, as the rain began at last."
QUOTE = "We ran out of grease and of patience"


@pytest.fixture
async def three(shelf: Shelf) -> list[int]:
    """A text in two outlets, and one of a third that quotes the same person with other words."""
    told = [
        ("The Harbor Post", SAME, "2024-02-01"),
        ("Tide Notes", SAME, "2024-02-02"),
        ("The Quill", OWN, "2024-02-03"),
    ]
    made = []
    for n, (outlet, text, day) in enumerate(told):
        url = f"https://{outlet.split()[-1].lower()}.example/{n}"
        one = replace(draft(f"Fictional: bridge {n}", text, day), outlet=outlet, url=url, key=urls.key(url))
        made.append(await shelf.add(shelf.ours, one))
    await follow(shelf, "https://quill.example/rss", "Quill Wire", made[2])
    return made


async def test_a_person_by_what_one_outlet_has_of_them(shelf: Shelf, three: list[int]) -> None:
    everywhere = await who(shelf.desk, shelf.ours, "Ada Holm")
    assert (everywhere.articles, everywhere.searched.part) == (3, None)
    quill = await who(shelf.desk, shelf.ours, "Ada Holm", within=Within(outlet="quill.example"))
    assert (quill.articles, quill.quotes, [quote.cut.article for quote in quill.latest]) == (1, 1, [three[2]])
    assert quill.searched.part == SearchedPart(1, False, ("quill.example",))
    assert {described.article for described in quill.described} == {three[2]}
    by_feed = await who(shelf.desk, shelf.ours, "Ada Holm", within=Within(feed="quill wire"))
    assert [source.article.id for source in by_feed.sources] == [three[2]]
    with pytest.raises(NobodyQuotedThere, match="Courier"):
        await who(shelf.desk, shelf.ours, "Ada Holm", within=Within(outlet="The Invented Courier"))
    with pytest.raises(NoSuchFeed):
        await who(shelf.desk, shelf.ours, "Ada Holm", within=Within(feed="lantern"))


async def test_a_text_that_another_outlet_has(shelf: Shelf, three: list[int]) -> None:
    for given in (SAME, "https://post.example/0"):
        tide = await seen(shelf.desk, shelf.ours, given, within=Within(outlet="Tide Notes"))
        assert (tide.kind, [article.id for article in tide.articles]) == ("same text", [three[1]])
        quill = await seen(shelf.desk, shelf.ours, given, within=Within(outlet="The Quill"))
        assert (quill.kind, quill.articles, quill.related) == ("new", (), ())
        assert quill.searched.part == SearchedPart(1, False, ("The Quill",))
    post = await seen(shelf.desk, shelf.ours, "https://post.example/0", within=Within(outlet="harbor post"))
    assert (post.kind, [article.id for article in post.articles]) == ("same address", [three[0]])
    with pytest.raises(OutletNotThere):
        await seen(shelf.desk, shelf.ours, SAME, within=Within(outlet="🙂"))


async def test_a_quote_by_where_its_topic_says(shelf: Shelf, three: list[int]) -> None:
    tide = await verify(shelf.desk, shelf.ours, QUOTE, topic='outlet:"Tide Notes"')
    assert (tide.verdict, tide.article and tide.article.id, tide.also) == ("verbatim", three[1], ())
    nowhere = await verify(shelf.desk, shelf.ours, QUOTE, topic="feed:quill")
    assert (nowhere.verdict, nowhere.searched.part) == ("not_found", SearchedPart(1, False, ("Quill Wire",)))
    plain = await verify(shelf.desk, shelf.ours, QUOTE, topic="bridge")
    assert (plain.verdict, plain.searched.part, len(plain.also)) == ("verbatim", None, 1)
    short = await verify(shelf.desk, shelf.ours, "of patience", topic="outlet:tide")
    assert short.article is not None
    assert short.article.id == three[1]
