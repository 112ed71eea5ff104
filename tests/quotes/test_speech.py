"""Marked words that are nobody's: titles, terms, nicknames, words looked for. And what is speech all the same."""

import pytest

from bot.analysis.quotations.extraction import extract

NOT_SPEECH = [
    "He is remembered for such plays as “The Glass Harbour” and “Nobody Rows Home”.",
    "The choir opened with “Grey Water”, then “Stay, Ida”, and went home. Ida Thorne waved.",
    "Thieves led by Bram “the Cooper” Holt robbed the mill, Sheriff Ida Thorne said.",
    "Operation “Cold Anchor” began at noon, the navy said.",
    "Die sogenannte „Hafenbremse“ gilt seit Montag.",
    "Le dispositif, appelé « Port Calme », entre en vigueur lundi.",
    'The function ends with print("Recovered in main", r) and returns.',
    'Type "physical work" or "hard labour" or "daily toil" into the search field.',
]
SPEECH = [
    ("“Not one boat will leave,” said Ama Boateng.", "Ama Boateng"),
    ("Ama Boateng called the plan “a gift to thieves”.", "Ama Boateng"),
    ("„Kein Boot fährt aus“, sagte Ama Boateng am Montag.", "Ama Boateng"),
    ("“Nonsense!” harrumphed Ama Boateng at the gate.", "Ama Boateng"),
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_no_quote(text: str) -> None:
    assert extract(text, None) == ()


@pytest.mark.parametrize(("text", "speaker"), SPEECH)
def test_speech(text: str, speaker: str) -> None:
    (quote,) = extract(text, None)
    assert quote.speaker == speaker


def test_doubtful_words_never_have_a_sure_speaker() -> None:
    text = "Ama Boateng said that the “harbour tax” would stay. The “harbour tax” is paid by all."
    assert not any(quote.sure for quote in extract(text, None) if quote.speaker)


def test_a_catalogue_with_labels_is_no_dialogue() -> None:
    text = "\n\n".join(
        f"{name} is a boat for two.\n\nPrice: {price} crowns\n\nBest for: {use}"
        for name, price, use in (("Gull", 40, "lakes"), ("Tern", 50, "rivers"), ("Auk", 60, "the sea"))
    )
    assert extract(text, None) == ()
