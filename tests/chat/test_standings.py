"""What stands under a quote on Discord: what the article says of the words, and whether the speaker is sure."""

from dataclasses import replace

import pytest

from bot.analysis.markup import mark
from bot.archive import articles
from bot.desk import archives
from tests.archive.samples import EDITOR, NOW, draft
from tests.chat.conftest import Newsroom

DENIED = "The pilots of Quillhaven were asleep"
SAID = "The harbour is open to every ship"
SUPPOSED = "The harbour of Quillhaven can sink"
TOLD = "The pilots do what they like here"
TEXT = (
    f"Mayor Edda Falk opened the harbour. “{SAID},” said Edda Falk.\n\n"
    f"A fake page showed Edda Falk saying “{DENIED}”.\n\n"
    f"If Edda Falk had said “{SUPPOSED}”, nobody would have come.\n\n"
    f"Edda Falk is said to have told friends “{TOLD}”."
)


async def ingested(news: Newsroom, text: str = TEXT) -> None:
    form = await news.discord.run("/ingest text")
    given: dict[str, object] = {"Title": "The harbour", "Source link": "https://example.org/harbour", "Text": text}
    await news.discord.click(await news.discord.submit(form, given), "Save")


async def unsure(news: Newsroom) -> None:
    """An article of whose one speaker the engine was not sure."""
    text = f"The harbour was opened. “{SAID},” said Edda Falk."
    marked = mark(text, "en")
    quotes = tuple(replace(quote, confidence=0.7) for quote in marked.quotes)
    archive = await archives.for_server(news.desk, news.discord.server.id)
    async with news.desk.store.writing() as w:
        await w.run_sync(articles.add, archive.id, draft(1, text), replace(marked, quotes=quotes), EDITOR, NOW)


def under(shown: str, words: str) -> str:
    """The line under the quote with these words."""
    lines = shown.replace("**", "").splitlines()
    return lines[next(place for place, line in enumerate(lines) if words in line) + 1]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (SAID, "— Edda Falk, Mayor"),
        (DENIED, "— denied: the article says Edda Falk never said it"),
        (SUPPOSED, "— supposed: the article imagines Edda Falk saying it"),
        (TOLD, "— told by others: Edda Falk"),
    ],
)
async def test_under_a_quote_stands_what_the_article_says_of_it(news: Newsroom, words: str, line: str) -> None:
    await ingested(news)
    assert under((await news.discord.run("/quotes", topic="harbour")).text, words).startswith(line)


async def test_a_speaker_that_is_not_sure_is_called_so(news: Newsroom) -> None:
    await unsure(news)
    shown = await news.discord.run("/quotes", topic="harbour")
    assert under(shown.text, SAID).startswith("— not sure: the article may mean Edda Falk")
    assert "speaker: not sure: the article may mean" in (await news.discord.click(shown, "Show context")).text
    wrong = await news.discord.click(shown, "Wrong speaker?")
    assert "1 · Edda Falk (not sure)" in wrong.selects[0].options


async def test_in_french(news: Newsroom) -> None:
    await ingested(news)
    await unsure(news)
    await news.discord.run("/settings", language="fr")
    shown = await news.discord.run("/quotes", topic="harbour")
    assert under(shown.text, DENIED).startswith("— démenti : d’après l’article, Edda Falk ne l’a jamais dit")
    assert "— incertain : l’article parle peut-être de Edda Falk" in shown.text.replace("**", "")


async def test_a_brief_and_who_show_only_what_was_said(news: Newsroom) -> None:
    await ingested(news)
    brief = (await news.discord.run("/brief", topic="harbour")).text.partition("Key quotes")[2]
    assert SAID in brief
    who = (await news.discord.run("/who", name="Edda Falk")).text
    assert SAID in who
    assert "1 quote ·" in who
    for words in (DENIED, SUPPOSED, TOLD):
        assert f"“{words}" not in brief
        assert words not in who


async def test_words_laid_to_nobody_by_name(news: Newsroom) -> None:
    await ingested(news, f"Nobody in the harbour office ever said “{DENIED}”.\n\nThe harbour opened on Monday.")
    shown = await news.discord.run("/quotes", topic="harbour")
    assert "denied: the article says" in under(shown.text, DENIED)
