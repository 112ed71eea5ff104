"""Search, briefs, sources and timelines through the desk, over a real database."""

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.analysis.briefs import Length
from bot.archive import articles
from bot.desk.brief import brief
from bot.desk.search import search
from bot.desk.sources import sources
from bot.desk.suggest import suggest
from bot.desk.timeline import timeline
from bot.records.answers import Brief
from tests.search.conftest import Shelf
from tests.search.sample import DUTCH, LIGHTHOUSE, draft


async def titles(shelf: Shelf, topic: str) -> list[str | None]:
    return [hit.source.article.title.value for hit in (await search(shelf.desk, shelf.ours, topic)).hits]


async def checked(shelf: Shelf, answer: Brief) -> Brief:
    """The brief, after comparing every cut with the stored text."""
    async with shelf.desk.store.reading() as conn:
        for cut in [*answer.sentences, *(quote.cut for quote in answer.quotes)]:
            text = (await conn.run_sync(articles.get, shelf.ours, cut.article)).version.text
            assert cut.text == text[cut.start : cut.end] != ""
    cited = {cut.article for cut in answer.sentences} | {quote.cut.article for quote in answer.quotes}
    assert cited <= {source.article.id for source in answer.sources}
    return answer


async def test_all_ideas_first_under_other_names(shelf: Shelf) -> None:
    found = await titles(shelf, "Russia Netherlands")
    assert found[0] == DUTCH.title.value
    assert {"Russia opens school for glass blowers", "Holland counts its windmills again"} <= set(found)


async def test_stems_phrases_and_exclusion(shelf: Shelf) -> None:
    assert await titles(shelf, "lighthouses") == await titles(shelf, "lighthouse")
    assert await titles(shelf, '"green lamp"') == []
    assert await titles(shelf, '"fishing boat"') == [LIGHTHOUSE.title.value]
    assert "Lamp makers meet" not in await titles(shelf, "lighthouse -white")
    assert await titles(shelf, "lamp -green") == []


async def test_outlet_language_and_days(shelf: Shelf) -> None:
    await shelf.add(
        shelf.ours, draft("Lamp report", "A lamp was lit in the lighthouse.", "2023-01-01", outlet="Other Wire")
    )
    assert await titles(shelf, "lamp outlet:wire") == ["Lamp report"]
    assert await titles(shelf, "lamp until:2023") == ["Lamp report"]
    assert "Lamp report" not in await titles(shelf, "lamp since:2024")
    assert await titles(shelf, "Russia lang:ja") == ["ガラスの学校"]


@pytest.mark.parametrize(
    ("topic", "title"), [("โรงเรียน", "ข่าวประเทศไทย"), ("学校", "ガラスの学校"), ("月曜日", "ガラスの学校")]
)
async def test_scripts_without_spaces(shelf: Shelf, topic: str, title: str) -> None:
    assert await titles(shelf, topic) == [title]


async def test_a_country_is_found_in_other_languages(shelf: Shelf) -> None:
    assert "ガラスの学校" in await titles(shelf, "Russia")


async def test_an_article_removed_or_renewed_is_found_as_it_is_now(shelf: Shelf) -> None:
    first = await shelf.add(shelf.ours, replace(draft("Old kettle", "The kettle sang.", "2024-01-01"), key="k"))
    again = await shelf.add(shelf.ours, replace(draft("New bell", "The bell rang.", "2024-02-01"), key="k"))
    assert first == again
    assert await titles(shelf, "kettle") == []
    assert await titles(shelf, "bell") == ["New bell"]


async def test_brief_is_verbatim_and_says_what_was_searched(shelf: Shelf) -> None:
    answer = await checked(shelf, await brief(shelf.desk, shelf.ours, "lighthouse lamp"))
    assert answer.searched.articles == 7
    assert answer.found == 2
    assert len(answer.sentences) >= 2
    assert [quote.speaker for quote in answer.quotes][:1] == ["Odalys Verhoef"]
    assert [source.number for source in answer.sources] == list(range(1, len(answer.sources) + 1))


async def test_no_sentence_is_half_of_a_quotation(shelf: Shelf) -> None:
    lengths: tuple[Length, ...] = ("short", "normal", "long")
    for length in lengths:
        for cut in (await brief(shelf.desk, shelf.ours, "lighthouse", length=length)).sentences:
            assert cut.text.count("“") == cut.text.count("”")


async def test_a_leaning_sentence_comes_after_what_it_leans_on(shelf: Shelf) -> None:
    answer = await brief(shelf.desk, shelf.ours, "harbour office", length="long")
    shown = [cut.text for cut in answer.sentences]
    assert "However, it gave way after a week of letters." not in shown or any("pilots" in text for text in shown)


async def test_copies_are_one_source(shelf: Shelf) -> None:
    text = LIGHTHOUSE.text + "\n\nThis text came by wire."
    await shelf.add(shelf.ours, draft("Lamp stays green", text, "2024-03-03", outlet="Echo"))
    found = await sources(shelf.desk, shelf.ours, "lighthouse keeper dispute")
    assert [len(source.copies) for source in found.sources][:1] == [1]
    answer = await checked(shelf, await brief(shelf.desk, shelf.ours, "keeper dispute letters"))
    assert any("single source" in warning for warning in answer.warnings)
    assert len({cut.text for cut in answer.sentences}) == len(answer.sentences)


async def test_unknown_topic_and_a_slip(shelf: Shelf) -> None:
    nothing = await brief(shelf.desk, shelf.ours, "zeppelin")
    assert (nothing.found, nothing.sentences, nothing.searched.articles) == (0, (), 7)
    slip = await brief(shelf.desk, shelf.ours, "lihgthouse")
    assert slip.did_you_mean == "lighthouse"
    assert (await search(shelf.desk, shelf.ours, "secert")).did_you_mean is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Velmarra", "Velmara"),  # a letter too many of a name that stands in a text alone
        ("VELMRAA harbour", "Velmara harbour"),
        ("velmora", "Velmara"),
        ("Helmara", None),  # the first letter is seldom wrong: another name, and not there
        ("quayx", None),  # no name is near, and common words of texts are not offered
        ("Bolivia", None),  # a country: typed as it was meant
    ],
)
async def test_a_slip_in_a_name_of_the_texts(shelf: Shelf, typed: str, meant: str | None) -> None:
    text = (
        "Nobody at the harbour of Velmara heard the bell. The quays were empty, said Bolivi Anders of Velmara's port."
    )
    await shelf.add(shelf.ours, draft("Night without a bell", text, "2024-06-07", outlet="Echo"))
    assert (await brief(shelf.desk, shelf.ours, typed)).did_you_mean == meant


async def test_only_what_is_new(shelf: Shelf) -> None:
    after = dt.datetime(2024, 8, 1, tzinfo=dt.UTC)
    assert not (await brief(shelf.desk, shelf.ours, "lighthouse", new_since=after)).sentences
    since = await brief(shelf.desk, shelf.ours, "Holland", since=dt.date(2024, 6, 2))
    assert {source.article.title.value for source in since.sources} == {"Holland counts its windmills again"}


async def test_timeline_has_sure_days_and_lists_the_others(shelf: Shelf) -> None:
    answer = await timeline(shelf.desk, shelf.ours, "lighthouse")
    assert [dated.day for dated in answer.days] == [dt.date(2024, 3, 2)]
    assert answer.days[0].sentence.text in LIGHTHOUSE.text
    assert [article.title.value for article in answer.unsure] == ["Lamp makers meet"]


async def test_suggestions_are_topics_that_have_articles(shelf: Shelf) -> None:
    offered = await suggest(shelf.desk, shelf.ours, "lighthouse dis")
    found = [(one.topic, one.articles, one.last) for one in offered]
    assert found[0] == ("lighthouse dispute", 1, dt.date(2024, 3, 2))
    assert all(topic.startswith("lighthouse dispute ") and articles for topic, articles, _ in found[1:])
    assert await suggest(shelf.desk, shelf.ours, "secr") == ()
    assert await suggest(shelf.desk, shelf.ours, "") != ()


async def test_a_text_that_was_changed_on_disk_is_left_out(
    shelf: Shelf, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(tmp_path / "search.sqlite") as database:
        database.execute("UPDATE versions SET text = replace(text, 'green', 'black')")
    answer = await brief(shelf.desk, shelf.ours, "lighthouse lamp")
    assert not answer.sentences
    assert not answer.quotes
    assert "is not what was stored" in caplog.text
