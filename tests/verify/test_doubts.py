"""What the desk says of words where an article is not plain: joined, only reported, by nobody sure, in no marks."""

import pytest

from bot.desk.check import check
from bot.desk.verify import verify
from bot.errors.asking import NoQuoteInMessage
from tests.verify.conftest import Newsdesk
from tests.verify.test_desk import FIRST


async def test_parts_said_by_two_people_are_joined_even_with_a_marked_cut(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    answer = await verify(news.desk, news.archive, "We will not close the harbour … they did nothing")
    assert answer.verdict == "joined"


async def test_what_the_article_says_itself_is_reported(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    answer = await verify(news.desk, news.archive, "The dockers' union was not convinced", speaker="Otto Brand")
    assert (answer.verdict, answer.said) == ("reported", None)


async def test_nobody_is_accused_where_the_article_only_describes_its_speaker(news: Newsdesk) -> None:
    await news.add("“The pier will stand for a hundred years,” a spokeswoman for the port said.", "2031-03-03")
    answer = await verify(news.desk, news.archive, "The pier will stand for a hundred years", speaker="Lena Quist")
    assert (answer.verdict, answer.speaker_sure) == ("verbatim", False)


async def test_a_message_without_a_quote_is_told_so(news: Newsdesk) -> None:
    await news.add(FIRST, "2031-03-03")
    with pytest.raises(NoQuoteInMessage):
        await check(news.desk, news.archive, "the weather is fine at the pier today, is it not")
    bare = await check(news.desk, news.archive, "we will not close the harbour before 16 june")
    assert [answer.verdict for answer in bare.verifications] == ["verbatim"]


async def test_who_is_never_named_by_the_article_is_another_speaker(news: Newsdesk) -> None:
    await news.add("“The pier will stand for a hundred years,” said Tom Brand on Monday.", "2031-03-03")
    answer = await verify(news.desk, news.archive, "The pier will stand for a hundred years", speaker="Lena Quist")
    assert answer.verdict == "misattributed"
