"""A surname with its particle, without first name: Dutch and German capitals, and where they begin a sentence."""

import pytest

from bot.analysis.quotations.extraction import extract

SAID = (
    ("nl", "“De sluis is veilig”, zegt burgemeester Van der Zijl.", "Van der Zijl"),
    ("nl", "“Wij wachten af”, zei De Wolff gisteren in de raad.", "De Wolff"),
    ("nl", "Van den Ham noemt het besluit “schandalig en dom”.", "Van den Ham"),
    ("nl", "Van Zeewijk naar de stad is ver. “Wij wachten af”, zei Els Kuiper gisteren.", "Els Kuiper"),
    ("fr", "« Le phare ferme », a déclaré De Brissac lundi.", "De Brissac"),
)


@pytest.mark.parametrize(("language", "text", "speaker"), SAID)
def test_a_particle_belongs_to_the_surname(language: str, text: str, speaker: str) -> None:
    (quote,) = extract(text, language)
    assert quote.speaker == speaker
