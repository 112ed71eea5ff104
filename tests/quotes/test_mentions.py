"""Whom a quotation names: roles apart from names, places and nouns that are nobody, descriptions that meet a person."""

import pytest

from bot.analysis.lexicon import table
from bot.analysis.lexicon.nouns import alike, noun
from bot.analysis.quotations.extraction import extract

_NAMED = [
    ("de", "„Das ist neu“, sagte Polizeichef Lars Bergmann.", "Lars Bergmann"),
    ("de", "„Das ist neu“, sagt Klimaforscher Jost Amrum von der Hochschule Nordhafen.", "Jost Amrum"),
    ("de", "Jost Amrum leitet den Hafen. „Das ist neu“, sagte Amrum der Zeitung.", "Jost Amrum"),
    ("de", "Die Behörde schrieb an Jost Amrum. Amrums Anwalt schwieg. „Das ist neu“, sagte Amrum.", "Jost Amrum"),
    ("de", "„Das ist neu“, sagte die Abgeordnete Ursula von der Halde.", "Ursula von der Halde"),
    ("de", "Jost Amrum ist Übergangstrainer in Nordhafen. „Das ist neu“, sagte Jost Amrum.", "Jost Amrum"),
    ("fr", "« C’est neuf », a dit le ministre de la Justice Jean Rocher.", "Jean Rocher"),
    ("fr", "« C’est neuf », a expliqué à l’AFN Francis Rocher.", "Francis Rocher"),
    ("fr", "Jean Rocher dirige le port. « C’est neuf », a dit M. Rocher.", "Jean Rocher"),
    ("fr", "« C’est neuf », a dit la professeure de musique Anne Rocher.", "Anne Rocher"),
    ("es", "«Es nuevo», afirmó el portavoz Mateo Arribas Luján.", "Mateo Arribas Luján"),
    ("es", "Mateo Arribas Luján dirige el puerto. «Es nuevo», dijo Arribas.", "Mateo Arribas Luján"),
    (
        "es",
        "Lucía Herrera Solano habló con Pablo Solano, el patrón. «Es nuevo», dijo el señor Solano.",
        "Pablo Solano",
    ),
    ("es", "Dmitri Murátov escribió una carta. «Es nuevo», dijo Muratov.", "Dmitri Murátov"),
    ("it", "«È nuovo», ha detto il sindaco Carlo Ferri.", "Carlo Ferri"),
    ("pt", "«É novo», disse o secretário de Estado Paulo Nogueira.", "Paulo Nogueira"),
    ("nl", "‘Het is nieuw,’ zei burgemeester Joost van der Haven.", "Joost van der Haven"),
    ("en", "Robert “Bobby” Tarn runs the mill. “It is new,” said Tarn.", "Robert “Bobby” Tarn"),
    ("en", "“It is new,” Save the Pier said in a statement.", "Save the Pier"),
    ("en", "“It is new,” the Marsh and Heath Water Board said.", "Marsh and Heath Water Board"),
]

_DESCRIBED = [
    ("en", "Ida Marsh, the mayor of Corval, came late. “It is new,” the mayor said.", "Ida Marsh"),
    ("en", "“It is new,” an official briefed on the talks said.", "an official briefed on the talks"),
    ("en", "“It is new,” several of the men said.", "several of the men"),
    ("en", "The mayor’s wife was at home. “It is new,” she said.", "The mayor’s wife"),
    ("en", "Lin Haoran, the mayor of Corval, met Zhao Lin, a builder. “It is new,” Mayor Lin said.", "Lin Haoran"),
    ("de", "Die Ministerin Edda Amrum kam spät. „Das ist neu“, sagte die Ministerin.", "Edda Amrum"),
    ("de", "Jost Amrum ging nach Hause. „Das ist neu“, sagte der 51-Jährige.", "Jost Amrum"),
    ("fr", "Le maire, Jean Rocher, est venu. « C’est neuf », a dit le maire.", "Jean Rocher"),
    ("fr", "« C’est neuf », a dit une source gouvernementale.", "une source gouvernementale"),
    ("es", "La alcaldesa Lucía Herrera llegó tarde. «Es nuevo», dijo la alcaldesa.", "Lucía Herrera"),
    ("es", "El juez Mateo Arribas habló. «Es nuevo», dijo el magistrado.", "Mateo Arribas"),
]

_NOBODY = [
    ("en", "The bridge at Corval was closed. “We were lucky,” she said."),
    ("en", "Residents left Corval by bus. “We were lucky,” she said."),
    ("en", "Dag Orre and his sons left. “We were lucky,” she said."),
    ("de", "Die Formulierung war „neu“ und blieb. Das Schiff fuhr ab."),
    ("de", "Ähnlich war es im Hafen: Die Redundanzen waren „neu“."),
    ("es", "En Corval todo era «nuevo»."),
]


@pytest.mark.parametrize(("language", "text", "speaker"), _NAMED)
def test_a_name_is_given_whole_and_without_its_role(language: str, text: str, speaker: str) -> None:
    assert _speakers(text, language) == [speaker]


@pytest.mark.parametrize(("language", "text", "speaker"), _DESCRIBED)
def test_a_description_meets_its_person_or_stays_as_it_stands(language: str, text: str, speaker: str) -> None:
    assert _speakers(text, language) == [speaker]


@pytest.mark.parametrize(("language", "text"), _NOBODY)
def test_a_place_a_noun_or_the_other_gender_is_nobody(language: str, text: str) -> None:
    assert not any(_speakers(text, language))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Paul Marsh was away. His lawyer, Dag Orre, said it was “a shock to all of us”.", "lawyer"),
        ("Chief prosecutor Ida Marsh said it was “a shock to all of us”.", "Chief prosecutor"),
        ("“It was a shock,” replied the welder, Ida Marsh.", "the welder"),
    ],
)
def test_a_role_is_whole_and_does_not_hang_in_the_air(text: str, role: str) -> None:
    assert [quote.role for quote in extract(text, "en")] == [role]


def test_two_bearers_that_nothing_tells_apart_are_not_guessed() -> None:
    text = "Petra Lang and Otto Lang disagree about the hall. “The roof is sound,” Lang said."
    assert _speakers(text, "en") in (["Lang"], [None])


@pytest.mark.parametrize(
    ("language", "word", "base", "gender", "plural"),
    [
        ("de", "verdi-sprecherin", "sprecher", "f", False),
        ("de", "interimstrainer", "trainer", "m", False),
        ("de", "ärztinnen", "arzt", "f", True),
        ("fr", "directrice", "directeur", "f", False),
        ("fr", "élue", "élu", "f", False),
        ("es", "juezas", "juez", "f", True),
        ("it", "ricercatrice", "ricercatore", "f", False),
        ("pt", "deputada", "deputado", "f", False),
        ("nl", "woordvoerster", "woordvoerder", "f", False),
    ],
)
def test_a_noun_for_people_has_gender_and_number(
    language: str, word: str, base: str, gender: str, plural: bool
) -> None:
    known = noun(language, word)
    assert (known.kind, known.base, known.gender, known.plural) == ("person", base, gender, plural)


@pytest.mark.parametrize("word", ["formulierung", "tatsache", "schiff", "redundanzen", "berger"])
def test_a_common_noun_is_no_person(word: str) -> None:
    assert not table("de").is_person(word)


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("de", "übergangstrainer", "interimstrainer", True),
        ("de", "trainer", "interimstrainer", True),
        ("de", "innenminister", "außenminister", False),
        ("es", "juez", "magistrado", True),
        ("es", "juez", "alcalde", False),
        ("fr", "climatologue", "scientifique", True),
    ],
)
def test_nouns_that_can_name_one_person(language: str, one: str, other: str, same: bool) -> None:
    assert alike(language, noun(language, one), noun(language, other)) is same


def _speakers(text: str, language: str) -> list[str | None]:
    return [quote.speaker for quote in extract(text, language)]
