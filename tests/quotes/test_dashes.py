"""Speech that dashes set down: dialogues, interviews, and lists that are neither."""

import pytest

from bot.analysis.quotations.extraction import extract

DIALOGUES = [
    (
        "La alcaldesa Berta Quiroga llegó tarde.\n\n—No hay agua —dijo Quiroga—. Vámonos a casa.\n\n"
        "—¿Y los niños? —preguntó Luis Osorio.",
        [("No hay agua —dijo Quiroga—. Vámonos a casa.", "Berta Quiroga"), ("¿Y los niños?", "Luis Osorio")],
    ),
    (
        "Ana Morvan est la maire de la ville.\n\n— La route reste fermée, a déclaré Ana Morvan.",
        [("La route reste fermée,", "Ana Morvan")],
    ),
    (
        "A presidente Marta Lobo chegou cedo à reunião.\n\n– Não vamos fechar a ponte – disse Marta Lobo.",
        [("Não vamos fechar a ponte", "Marta Lobo")],
    ),
    ("Мэр Ольга Ветрова вышла к людям.\n\n— Мы не уйдём, — сказала Ветрова.", [("Мы не уйдём,", None)]),
]


@pytest.mark.parametrize(("text", "spoken"), DIALOGUES)
def test_a_dash_opens_speech(text: str, spoken: list[tuple[str, str | None]]) -> None:
    assert [(text[quote.start : quote.end], quote.speaker) for quote in extract(text, None)] == spoken


def test_an_interview_is_told_by_its_questions() -> None:
    text = (
        "Lucía Ferrán dirige el faro de Puerto Velmo desde hace veinte años.\n\n"
        "–¿Cómo empezó todo?\n\n–Mi padre encendía la lámpara cada noche.\n\n"
        "–Y usted lo acompañaba.\n\n–Siempre. Era nuestra casa.\n\n–¿Lo echa de menos?\n\n–Todos los días."
    )
    quotes = extract(text, None)
    assert [quote.speaker for quote in quotes] == [None, "Lucía Ferrán"] * 3
    assert not any(quote.sure for quote in quotes if quote.speaker)


def test_labels_hold_for_the_turns_that_follow() -> None:
    text = (
        "Un entretien sur le port.\n\n- Le Phare: Pourquoi fermer le port?\n\n- Ana Morvan: Parce qu’il coule.\n\n"
        "- Et après?\n\n- Après, nous verrons bien."
    )
    assert [quote.speaker for quote in extract(text, None)] == ["Le Phare", "Ana Morvan"] * 2


def test_a_list_is_no_speech() -> None:
    assert extract("We went to the shop for these.\n\n— bread\n\n— milk, she said\n\n— eggs", None) == ()
    assert extract("Things to ask:\n\n- What is it?\n\n- Who is it for?\n\n- What does it cost?\n\n- Why?", None) == ()
