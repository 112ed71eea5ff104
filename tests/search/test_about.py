"""About a topic or only mentioning it: through the desk."""

import pytest

from bot.archive.search import NEWEST
from bot.desk.brief import brief
from bot.desk.quotes import quotes
from bot.desk.search import search
from bot.desk.sources import sources
from bot.desk.timeline import timeline
from tests.search.conftest import Shelf
from tests.search.sample import draft

FILLER = "The baker of Orrin swept the square before noon, and nobody in the street asked her why she did so. " * 25
BRIDGE = (
    "Orrin reopens its swing bridge",
    "The swing bridge of Orrin opened again on Monday after two winters of repair.\n\n" + FILLER,
)
PASSING = (
    "A market in the rain",
    FILLER + "\n\nPeople came on foot, over the swing bridge or along the quay.\n\n" + FILLER,
)
APART = (
    "A long walk",
    FILLER + "\n\nA child was on a swing that evening.\n\n" + FILLER + "\n\nA stone bridge stood behind the mill.",
)
THROUGHOUT = (
    "What the engineers found",
    FILLER + ("\n\nThe swing bridge creaked whenever a lorry passed, said one of the engineers.\n\n" + FILLER) * 4,
)


async def _add(shelf: Shelf, *texts: tuple[str, str]) -> list[int]:
    return [await shelf.add(shelf.ours, draft(title, text, "2024-06-10")) for title, text in texts]


async def test_a_passing_mention_gives_no_sentence_and_is_counted(shelf: Shelf) -> None:
    about, passing = await _add(shelf, BRIDGE, PASSING)
    answer = await brief(shelf.desk, shelf.ours, "swing bridge")
    assert {cut.article for cut in answer.sentences} == {about}
    assert (answer.found, answer.mentioned) == (1, (passing,))
    listed = await sources(shelf.desk, shelf.ours, "swing bridge")
    assert [source.article.id for source in listed.sources] == [about]
    assert (listed.total, listed.mentioned) == (1, (passing,))


async def test_a_topic_that_is_only_mentioned_gets_no_brief(shelf: Shelf) -> None:
    (passing,) = await _add(shelf, PASSING)
    answer = await brief(shelf.desk, shelf.ours, "swing bridge")
    assert (answer.sentences, answer.quotes, answer.found, answer.mentioned) == ((), (), 0, (passing,))
    days = await timeline(shelf.desk, shelf.ours, "swing bridge")
    assert (days.days, days.mentioned) == ((), (passing,))
    assert (await quotes(shelf.desk, shelf.ours, "swing bridge")).quotes == ()


async def test_search_shows_both_and_says_which_only_mention(shelf: Shelf) -> None:
    about, passing = await _add(shelf, BRIDGE, PASSING)
    page = await search(shelf.desk, shelf.ours, "swing bridge")
    assert [(hit.source.article.id, hit.about) for hit in page.hits] == [(about, True), (passing, False)]


async def test_words_that_stand_apart_are_not_the_thing(shelf: Shelf) -> None:
    await _add(shelf, APART)
    assert not (await brief(shelf.desk, shelf.ours, "swing bridge")).sentences


async def test_passages_all_through_an_article_make_it_one_about_the_topic(shelf: Shelf) -> None:
    (article,) = await _add(shelf, THROUGHOUT)
    assert {cut.article for cut in (await brief(shelf.desk, shelf.ours, "swing bridge")).sentences} == {article}


@pytest.mark.parametrize("topic", ["lighthouse zeppelin", "Holland zeppelin"])
async def test_a_brief_is_not_made_of_articles_with_some_of_the_words(shelf: Shelf, topic: str) -> None:
    assert not (await brief(shelf.desk, shelf.ours, topic)).sentences
    assert (await search(shelf.desk, shelf.ours, topic)).hits


async def test_what_was_never_looked_through_is_not_counted_as_about(shelf: Shelf) -> None:
    for number in range(NEWEST + 3):
        text = f"The ferry to Orrin left pier {number} at dawn with {number} passengers and came back by night."
        await shelf.add(shelf.ours, draft(f"Ferry {number} of Orrin", text, "2024-06-10"))
    listed = await sources(shelf.desk, shelf.ours, "ferry")
    assert (listed.total, listed.unread) == (NEWEST, 3)
    answer = await brief(shelf.desk, shelf.ours, "ferry")
    assert (answer.found, answer.unread) == (NEWEST, 3)
