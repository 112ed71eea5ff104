"""An update is told from a copy: a change of fact is one, a change of style is none; through `seen`."""

import tomllib
from pathlib import Path

import pytest

from bot.archive import articles
from bot.desk.seen import seen
from tests.verify.conftest import Newsdesk

TABLE = tomllib.loads(Path(__file__).with_name("updates.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", TABLE)
async def test_style_makes_no_update_and_facts_do(news: Newsdesk, language: str) -> None:
    of_language = TABLE[language]
    text = of_language["text"].strip()
    stored = await news.add(text, "2031-03-03", language=language)
    wrong = []
    for group, wanted in (("style", ("same text", None)), ("fact", ("update", stored))):
        for before, after in of_language[group]:
            assert before in text
            answer = await seen(news.desk, news.archive, text.replace(before, after))
            if (answer.kind, answer.update_of) != wanted:
                wrong.append((group, before, after, answer.kind))
    assert not wrong


async def test_capitals_tell_of_no_names(news: Newsdesk) -> None:
    """A text shouted, with another word here and there."""
    text = TABLE["en"]["text"].strip()
    await news.add(text, "2031-03-03")
    assert (await seen(news.desk, news.archive, text.replace("shut", "closed").upper())).kind == "same text"


@pytest.mark.parametrize("form", ["/print/", "?print=1", "?view=print", "/print.html"])
async def test_a_printed_page_is_the_same_address(news: Newsdesk, form: str) -> None:
    await news.add("The tunnel under the Brann was shut on Friday.", "2031-03-03")
    (article,) = await news.desk.store.read(articles.listed, news.archive)
    assert article.url
    assert (await seen(news.desk, news.archive, article.url + form)).kind == "same address"
    assert (await seen(news.desk, news.archive, article.url + "/prints/")).kind == "new"
