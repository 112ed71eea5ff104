"""What an editor would strike from a brief does not stand in it; the articles are in `briefs.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.desk.brief import brief
from tests.verify.conftest import Newsdesk

BRIEFS = tomllib.loads(Path(__file__).with_name("briefs.toml").read_text(encoding="utf-8"))["brief"]


@pytest.mark.parametrize("case", BRIEFS, ids=lambda case: case["name"])
async def test_a_brief_that_an_editor_would_print(news: Newsdesk, case: dict[str, Any]) -> None:
    await news.add(case["text"].strip(), "2031-03-03", title=case["title"], language=case.get("language", "en"))
    told = await brief(news.desk, news.archive, case["topic"])
    sentences = [cut.text for cut in told.sentences]
    quotes = [quote.cut.text for quote in told.quotes]
    assert sentences[0].startswith(case["opens"])
    assert [words for words in case.get("lacks", []) if any(words in text for text in sentences + quotes)] == []
    assert [words for words in case.get("lacks_quotes", []) if any(words in text for text in quotes)] == []


async def test_an_article_that_names_the_topic_in_passing_gives_no_sentence(news: Newsdesk) -> None:
    """Where another one is about it: a country in a list of those that a shop sends to."""
    await news.add(
        "Tarnland has dropped its inquiry into the sale of the northern forests. Tarnland's prosecutor said on Monday "
        "that the evidence was too weak.",
        "2031-03-03",
        title="Tarnland drops its inquiry",
    )
    goods = " ".join(f"The lamp number {number} shines for a whole night on one charge." for number in range(9))
    shop = await news.add(f"{goods} It is sent to Holt, Velde, Tarnland and Marrow only.", "2031-03-04", title="Lamps")
    told = await brief(news.desk, news.archive, "Tarnland")
    assert shop not in {cut.article for cut in told.sentences}


async def test_a_quote_too_long_to_print_is_left_out(news: Newsdesk) -> None:
    long = "We shall open the bridge when the piers are safe, " + "and not before the inspectors have come, " * 14
    await news.add(
        f"The Tarn bridge closes for a year.\n\n“{long}and that is all,” said Mayor Ilse Marr.\n\n"
        "“Nobody will cross the Tarn bridge before the piers are safe,” said Otto Brand, the engineer of the town.",
        "2031-03-03",
        title="Tarn bridge closes for a year",
    )
    told = await brief(news.desk, news.archive, "Tarn bridge")
    assert not any("inspectors have come" in quote.cut.text for quote in told.quotes)


async def test_the_readers_language_comes_first(news: Newsdesk) -> None:
    """In the language of whoever asks, though the other article is newer; nobody's language changes nothing."""
    english = "Orla Venn leaves the Brann museum after nine years, the museum's board said on Monday."
    german = "Orla Venn verlässt nach neun Jahren das Museum von Brann, wie der Vorstand am Dienstag erklärte."
    await news.add(english, "2031-03-03", title="Orla Venn leaves the Brann museum", language="en")
    await news.add(german, "2031-03-04", title="Orla Venn verlässt das Museum von Brann", language="de")
    opened = {
        reader: (await brief(news.desk, news.archive, "Orla Venn", reader=reader)).sentences[0].text
        for reader in ("en", "de", None)
    }
    assert opened == {"en": english, "de": german, None: german}
