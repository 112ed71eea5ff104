"""Claims and what became of them: overturned, corrected, brought up to date; through the desk over a real archive."""

from typing import get_args

import pytest

from bot.analysis.briefs import Length
from bot.desk.brief import brief
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


HANGING = [
    "The latter wants the sluice at Tarn opened every night until the end of June.",
    "One of them had worked at the sluice of Tarn for more than thirty years.",
    "The company said on Friday that the sluice at Tarn would be open by June.",
    "The sluice at Tarn would be open again before the end of the month, he said.",
]


@pytest.mark.parametrize("hanging", HANGING)
async def test_a_sentence_whose_subject_stands_before_is_not_shown_without_it(news: Newsdesk, hanging: str) -> None:
    """The sentence before is a long list that no brief has room for."""
    before = "Those heard were " + ", ".join(f"Otto Brand{number} of the dyke board" for number in range(14)) + "."
    await news.add(f"{before} {hanging} {REST}", "2031-03-03")
    shown = [cut.text for cut in (await brief(news.desk, news.archive, "sluice Tarn")).sentences]
    assert shown
    assert hanging not in shown
