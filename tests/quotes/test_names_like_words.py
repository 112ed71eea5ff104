"""Names that are words as well: months, a noun's feminine, an article that may be a preposition, a clipped word."""

import pytest

from bot.analysis.quotations.extraction import extract

CASES = (
    ("en", "“We row,” said Ama Reed. “We pay,” said Jan Reed, a pilot.", ["Ama Reed", "Jan Reed"]),
    ("en", "“We row,” said Ama Reed. “We pay,” said August Reed.", ["Ama Reed", "August Reed"]),
    ("en", "“We row,” said Pieter Jan Reed, the pilot.", ["Pieter Jan Reed"]),
    ("en", "“We row,” said Ama Reed. “It sinks,” she said June 5.", ["Ama Reed", "Ama Reed"]),
    ("fr", "« Le phare ferme », a dit Marie Modèle.", ["Marie Modèle"]),
    ("fr", "« Le phare ferme », a dit la ministre Zoé Modèle. « Le quai aussi », a-t-elle ajouté.", ["Zoé Modèle"] * 2),
    ("fr", "« Le phare ferme », a dit le ministre Luc Modèle. « Le quai aussi », a-t-il ajouté.", ["Luc Modèle"] * 2),
    ("pt", "“O farol fecha”, disse a ministra Ana Modelo.", ["Ana Modelo"]),
    ("pt", "“O farol fecha”, disse a presidente Ana Modelo.", ["Ana Modelo"]),
    ("pt", "“O farol fecha”, disse à ministra Ana Modelo o piloto Rui Exemplo.", ["Rui Exemplo"]),
    ("nl", "‘De toren sluit’, zei Jan Voorbeeld. ‘Er is geen lamp’, zei hij.", ["Jan Voorbeeld"] * 2),
    ("en", "‘The tower shuts,’ said Ama Reed. Tell ‘em it shuts, she thought.", ["Ama Reed"]),
)


@pytest.mark.parametrize(("language", "text", "speakers"), CASES)
def test_the_speaker_is_who_is_named(language: str, text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in extract(text, language)] == speakers
