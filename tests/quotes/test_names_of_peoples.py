"""Names as they are ordered and shortened by those who bear them: whose the words are, and who stays apart."""

import pytest

from bot.analysis.lexicon import lexicon_for
from bot.analysis.markup import mark
from bot.analysis.naming import name_of, surname

SAID = {
    "Hungarian, family name first (AkH. 156)": (
        "en", "Kovács Anna, the mayor, spoke on Monday. “The bridge is closed,” Kovács said.", "Kovács Anna"),
    "Hungarian, in either order in one text": (
        "en", "Péter Kovács, the mayor, met Kovács Anna, a teacher, on Monday. “The bridge is closed,” Kovács said.",
        "Kovács"),
    "Chinese, a family name that is a Burmese form of address": (
        "en", "Ma Weilin, head of the port office, spoke on Monday. “The port is open,” said Ma Weilin.", "Ma Weilin"),
    "Chinese, family name first": (
        "en", "Chen Meiling, head of the port office, spoke on Monday. “The port is open,” Chen said.", "Chen Meiling"),
    "Chinese, two of one family stay apart": (
        "en", "Chen Meiling met Chen Guowei, a pilot, on Monday. “The port is open,” Chen said.", "Chen"),
    "Korean, family name first": (
        "en", "Park Seo-yeon, a minister, spoke on Monday. “The road is open,” Park said.", "Park Seo-yeon"),
    "Japanese, family name first": (
        "en", "Tanaka Haruto, the pilot, spoke on Monday. “The fog is back,” Tanaka said.", "Tanaka Haruto"),
    "Vietnamese, by the given name": (
        "en", "Tran Van Lam, the harbour chief, spoke on Monday. “The pier is open,” Lam said.", "Tran Van Lam"),
    "Burmese, no family name": (
        "en", "Daw Khin Nwe, a teacher, met U Thein Nwe on Monday. “The school is closed,” Khin Nwe said.", "Khin Nwe"),
    "Burmese, a part of two names is nobody's": (
        "en", "Daw Khin Thawe spoke in the council. U Win Khin listened. “The school is closed,” Khin said.",
        "Khin"),
    "Burmese, a form of address doubled is a name": (
        "en", "Ko Ko Thein Lwe, a pilot, spoke on Monday. “The river is high,” said Ko Ko Thein Lwe.",
        "Ko Ko Thein Lwe"),
    "Indonesian, one name": (
        "en", "Suharyono, a fisherman, spoke on Monday. “The boats are back,” said Suharyono.", "Suharyono"),
    "Spanish, the father's before the mother's (Ley 20/2011, art. 49)": (
        "es", "Lucía Ferrer Montoya, alcaldesa de Villarrubio, habló con el ingeniero Pablo Montoya. "
        "«La presa se abre mañana», dijo Ferrer. «No hubo aviso», dijo Montoya.", "Pablo Montoya"),
    "Spanish, two given names are no surname": (
        "es", "María José Montoya y Pablo Montoya dirigen la presa. «La presa se abre mañana», dijo Montoya.",
        "Montoya"),
    "Spanish, in another language's text": (
        "en", "Lucía Ferrer Montoya, the mayor, spoke to the engineer Pablo Montoya on Monday. "
        "“The dam opens tomorrow,” Ferrer said. “There was no warning,” Montoya said.", "Pablo Montoya"),
    "Arabic, the article left out behind the full name": (
        "en", "Salma al-Haddad, the harbour chief, spoke on Monday. “The port is open,” Haddad said.",
        "Salma al-Haddad"),
    "Russian, by the patronymic": (
        "en", "Oleg Petrovich Sidorkin, the governor, spoke on Monday. “The ferry is late,” Oleg Petrovich said.",
        "Oleg Petrovich Sidorkin"),
    "father and son": (
        "en", "Arne Holm Jr. spoke on Monday with his father, Arne Holm Sr. “The mill is sold,” Holm Jr. said.",
        "Arne Holm Jr."),
}  # fmt: skip
ONE_KEY = (
    ("Edda Falk née Busk", "Edda Falk"),
    ("Edda Falk, née Busk", "Edda Falk"),
    ("Edda Falk geb. Busk", "Edda Falk"),
    ("Tobin ‘Red’ Hale", "Tobin Hale"),
    ("Tobin “Red” Hale", "Tobin Hale"),
    ("J.R. Holm", "J. R. Holm"),
    ("U Win Htut", "Win Htut"),
    ("U Ko Ko Gyi", "Ko Ko Gyi"),
    ("Sayadaw U Pandita", "U Pandita"),
)
APART = (("Daw Nwe", "U Nwe"), ("Daw Nwe", "Khin Nwe"), ("U Thant", "Thant Myint"), ("Arne Holm Jr.", "Arne Holm Sr."))


@pytest.mark.parametrize("custom", SAID)
def test_the_last_quote_is_whose_the_custom_says(custom: str) -> None:
    language, text, speaker = SAID[custom]
    assert mark(text, language).quotes[-1].speaker == speaker


CALLED = (
    ("lucía ricardo montoya", "ricardo"),
    ("lucía elena montoya", "montoya"),
    ("maría josé montoya", "montoya"),
    ("josé maría montoya", "montoya"),
    ("juan del montoya", "montoya"),
    ("lucía ferrer montoya", "ferrer"),
)
"""Spanish names, and what their bearers are called by: a first name of the other gender is a father's surname."""


@pytest.mark.parametrize(("name", "called"), CALLED)
def test_a_spanish_name_is_called_by_the_fathers_surname(name: str, called: str) -> None:
    assert surname(name.split(), lexicon_for("es", "")) == called


@pytest.mark.parametrize(("one", "other"), ONE_KEY)
def test_one_person_has_one_key(one: str, other: str) -> None:
    assert name_of(one).key == name_of(other).key


@pytest.mark.parametrize(("one", "other"), APART)
def test_others_have_others(one: str, other: str) -> None:
    assert name_of(one).key != name_of(other).key
