"""Claims and what became of them: overturned, corrected, brought up to date; through the desk over a real archive."""

from itertools import pairwise
from typing import get_args

import pytest

from bot.analysis.briefs import Length
from bot.desk.brief import brief
from bot.desk.seen import seen
from bot.desk.sources import sources
from bot.desk.timeline import timeline
from tests.verify.conftest import Newsdesk

REST = "The library of Tarn keeps the tables of the pumping station, and anybody may read them there on Saturdays."
OVERTURNED = [
    ("A leaflet says that the reservoir of Tarn holds twice the nitrate that the law allows.", "That was wrong."),
    ("The singer Ilse Marr drowned in the reservoir of Tarn, several pages wrote.", "She is alive and well."),
    ("The director of the Tarn reservoir took bribes for years, a blog wrote.", "The police denied this."),
    ("A film shows wolves drinking from the reservoir of Tarn in broad daylight.", "The video is fake."),
    ("Claim: The reservoir of Tarn was emptied by night for a film in June.", "Verdict: False."),
    ("The reservoir of Tarn will be sold to a foreign bank, a paper wrote.", "The company dismissed the report."),
    ("Ein Flugblatt sagt, der Stausee von Tarn sei seit drei Wochen vergiftet.", "Das stimmt nicht."),
    ("Un tract affirme que le barrage de Tarn a été vendu à une banque étrangère.", "C’est faux."),
    ("Un folleto dice que el embalse de Tarn fue vendido a un banco extranjero.", "Eso no es cierto."),
    ("Un volantino dice che il bacino di Tarn è stato venduto a una banca straniera.", "Non è vero."),
    ("Um folheto diz que a represa de Tarn foi vendida a um banco estrangeiro.", "Isso é falso."),
    ("Een folder zegt dat het stuwmeer van Tarn aan een bank is verkocht.", "Dat klopt niet."),
]


@pytest.mark.parametrize(("claim", "denial"), OVERTURNED)
async def test_a_claim_is_shown_with_the_sentence_that_overturns_it(news: Newsdesk, claim: str, denial: str) -> None:
    """In briefs as the sentence behind it, in timelines within the day's sentence, or not at all."""
    await news.add(f"{claim} {denial} {claim.replace(' Tarn', ' Velde')}", "2031-03-03", language=None)
    for length in get_args(Length):
        shown = [cut.text for cut in (await brief(news.desk, news.archive, "Tarn", length=length)).sentences]
        assert claim not in shown or denial in shown
    days = (await timeline(news.desk, news.archive, "Tarn")).days
    assert all(claim not in day.sentence.text or denial in day.sentence.text for day in days)


FERRY = (
    "A ferry sank off Tarn on Monday morning with families on board. Boats from the whole coast joined the search.\n\n"
    "The coast guard said that {toll} people were dead. “{words},” said Otto Brand, the harbour master of Tarn.\n\n"
    "The ferry belonged to the {line} and was built in the yard at Holt. It had{test} passed its test in the spring. "
    "Divers will go down again when the wind drops, and the mayor asked people to stay at home."
)
WORDS = "We shall search for as long as anybody may be alive"
STYLES = [("three", WORDS, "North Line", ""), ("3", WORDS, "North Line", "")]
UPDATES = [
    ("19", WORDS, "North Line", ""),
    ("at least three", WORDS, "North Line", ""),
    ("three", WORDS, "South Line", ""),
    ("three", WORDS, "North Line", " not"),
    ("three", "We shall search for as long as the sea is calm", "North Line", ""),
]


def ferry(toll: str, words: str, line: str, test: str) -> str:
    """One telling of the story."""
    return FERRY.format(toll=toll, words=words, line=line, test=test)


@pytest.mark.parametrize("update", UPDATES)
async def test_an_update_is_no_copy(news: Newsdesk, update: tuple[str, str, str, str]) -> None:
    """Another figure, "at least", name, negation or quotation: a source of its own that stands for the story."""
    old = await news.add(ferry(*STYLES[0]), "2031-03-03")
    answer = await seen(news.desk, news.archive, ferry(*update))
    assert (answer.kind, answer.update_of) == ("update", old)
    new = await news.add(ferry(*update), "2031-03-05")
    listed = (await sources(news.desk, news.archive, "ferry Tarn")).sources
    assert {(source.article.id, source.copies, source.update_of) for source in listed} == {
        (old, (), None), (new, (), old)
    }  # fmt: skip
    told = await brief(news.desk, news.archive, "ferry Tarn")
    assert {cut.article for cut in told.sentences} == {new}
    assert not any("one text" in warning for warning in told.warnings)
    assert any("updated" in warning for warning in told.warnings)


async def test_style_makes_no_update(news: Newsdesk) -> None:
    """A word for a figure in digits, a paragraph cut away."""
    await news.add(ferry(*STYLES[0]), "2031-03-03")
    for text in (ferry(*STYLES[1]), ferry(*STYLES[0]).rpartition("\n\n")[0]):
        assert (await seen(news.desk, news.archive, text)).kind == "same text"
    await news.add(ferry(*STYLES[1]), "2031-03-04")
    (source,) = (await sources(news.desk, news.archive, "ferry Tarn")).sources
    assert len(source.copies) == 1


async def test_a_bulletin_of_each_day_is_an_article_of_its_own(news: Newsdesk) -> None:
    """Neither copies nor updates of each other: each of them speaks."""
    text = (
        "Dyke report for {day} June. The reservoir of Tarn stood at {level} metres at the dam at six in the morning. "
        "Anglers must keep to the southern bank, and the road over the dam is closed to lorries of more than nine tons."
    )
    ids = [
        await news.add(text.format(day=day, level=level), f"2031-06-{day:02}", title=f"Dyke report, {day} June")
        for day, level in ((3, "4.12"), (4, "5.02"))
    ]
    listed = (await sources(news.desk, news.archive, "reservoir Tarn")).sources
    assert {(source.article.id, source.copies, source.update_of) for source in listed} == {
        (ids[0], (), None), (ids[1], (), None)
    }  # fmt: skip


@pytest.mark.parametrize("title", ["Correction: warden of Tarn was not arrested", "Warden of Tarn"])
async def test_a_claim_stands_beside_its_correction(news: Newsdesk, title: str) -> None:
    """Known by its heading or by its own words."""
    claim = "Police arrested Ilse Marr, the warden of the Tarn reservoir, over the theft of two pumps."
    correction = "Police did not arrest Ilse Marr, the warden of the Tarn reservoir."
    await news.add(f"{claim} The pumps were missed in a stocktaking of the water board.", "2031-03-03")
    await news.add(f"{correction} Our report was wrong, and we apologise.", "2031-03-04", title=title)
    answer = await brief(news.desk, news.archive, "Tarn warden")
    shown = [str(cut.text) for cut in answer.sentences]
    assert claim in shown
    assert {claim, correction} in list(map(set, pairwise(shown)))
    assert any("correction" in warning for warning in answer.warnings)


async def test_the_newest_figure_stands(news: Newsdesk) -> None:
    """Of a toll that rises in articles that are no copies."""
    old = "At least 3 people are dead after a cable car fell near Tarn on Monday, the mountain rescue said."
    await news.add(f"{old} Helicopters came from three valleys.", "2031-03-03")
    new = "Nineteen people died when the cable car fell near Tarn, the mountain rescue said as it ended its search."
    await news.add(f"{new} The cabin will be raised in April.", "2031-03-06")
    shown = [cut.text for cut in (await brief(news.desk, news.archive, "cable car Tarn")).sentences]
    assert new in shown
    assert old not in shown
