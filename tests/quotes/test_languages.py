"""A text in a language without a table is not read as its neighbour, and its speakers are told by labels alone."""

import pytest

from bot.analysis.lexicon import detect, lexicon_for
from bot.analysis.quotations.extraction import extract

NEIGHBOURS = {
    "Danish": "Borgmesteren siger, at der ikke er penge til broen, og at den bliver lukket i juni.",
    "Norwegian": "Ordføreren sier at det ikke er penger til brua, og at den blir stengt fra juni av.",
    "Swedish": "Borgmästaren säger att det inte finns pengar till bron och att den stängs i juni.",
    "Catalan": "L’alcaldessa diu que no hi ha diners per al pont i que es tancarà aquest mes de juny.",
    "Galician": "A alcaldesa di que non hai cartos para a ponte e que se pechará este mes de xuño.",
    "Afrikaans": "Die burgemeester sê daar is nie geld vir die brug nie en dit sal in Junie gesluit word.",
    "Czech": "Starostka řekla, že na most nejsou peníze a že ho v červnu uzavřou.",
    "Icelandic": "Bæjarstjórinn segir að ekki sé til fé fyrir brúna og henni verði lokað í júní.",
    "Turkish": "Belediye başkanı köprü için para olmadığını ve haziran ayında kapatılacağını söyledi.",
    "Zulu": "Imeya ithe ayikho imali yebhuloho futhi lizovalwa ngoJuni kulo nyaka.",
    "Polish": "Burmistrz powiedziała, że nie ma pieniędzy na most i że zostanie on zamknięty w czerwcu.",
    "Russian": "Мэр сказала, что денег на мост нет и что его закроют в июне.",
}
OWN = {
    "en": "The mayor says that there is no money for the bridge and that it will close in June.",
    "fr": "La maire dit qu’il n’y a pas d’argent pour le pont et qu’il fermera en juin.",
    "de": "Die Bürgermeisterin sagt, dass für die Brücke kein Geld da ist und sie im Juni schließt.",
    "es": "La alcaldesa dice que no hay dinero para el puente y que se cerrará en junio.",
    "pt": "A presidente da câmara diz que não há dinheiro para a ponte e que ela fecha em junho.",
    "it": "La sindaca dice che non ci sono soldi per il ponte e che sarà chiuso a giugno.",
    "nl": "De burgemeester zegt dat er geen geld is voor de brug en dat die in juni dicht gaat.",
    "th": "นายกเทศมนตรีกล่าวว่าไม่มีเงินสำหรับสะพาน และจะปิดในเดือนมิถุนายน",
}


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_a_neighbour_is_none_of_the_languages(language: str) -> None:
    assert detect(NEIGHBOURS[language]) is None


@pytest.mark.parametrize("language", OWN)
def test_a_language_with_a_table_is_known(language: str) -> None:
    assert detect(OWN[language]) == language


def test_a_language_that_is_told_and_has_no_table_is_not_worked_out() -> None:
    assert not lexicon_for("sv", OWN["en"]).verbs


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Мы не закроем мост», — сказала мэр Ольга Ветрова. Её заместитель молчал.", None),
        ("“Köprüyü kapatmayacağız,” dedi Başkan Elif Kaya. Yardımcısı sustu.", None),
        ("„Most nezavřeme,“ řekla starostka Hana Vlková. Její zástupce mlčel.", None),
        ("Starostka mlčela. Dodala: „Most nezavřeme.“", None),
        ("Hozzátette: „A hidat nem zárjuk le.”", None),
        ("Včera promluvil i Vlk. Vlk: „Most nezavřeme.“", "Vlk"),
        ("Hana Vlková: „Most nezavřeme.“", "Hana Vlková"),
        ("Ольга Ветрова: «Мы не закроем мост».", "Ольга Ветрова"),
    ],
)
def test_without_a_table_only_a_label_names_a_speaker(text: str, speaker: str | None) -> None:
    (quote,) = extract(text, None)
    assert quote.speaker == speaker
