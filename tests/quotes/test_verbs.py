"""Verbs of saying in all their forms: what the tables' rules make of them, and what stands within the marks."""

import pytest

from bot.analysis.lexicon import table, tables
from bot.analysis.quotations.extraction import extract

_LEAST = {"en": 1000, "fr": 1000, "de": 1000, "es": 1000, "pt": 1000, "it": 1000, "nl": 300, "th": 20}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "sagt sagte sagten betont betonte kritisiert antwortete leugnete"),
        ("fr", "affirme affirmait affirmèrent lançait rappelle répète complète réagit"),
        ("es", "afirma afirmó afirmaban responde respondieron admitió"),
        ("it", "afferma affermò affermano ribadisce ribadiscono"),
        ("pt", "afirma afirmou afirmavam responderam admitiu"),
    ],
)
def test_regular_verbs_are_inflected_by_their_languages_rules(language: str, forms: str) -> None:
    finite = table(language).forms.finite
    assert [form for form in forms.split() if form not in finite] == []


def test_a_prefix_of_its_own_takes_no_other() -> None:
    participles = table("de").forms.participle
    assert {"gesagt", "betont", "kritisiert", "hinzugefügt", "mitgeteilt", "eingeräumt"} <= participles.keys()
    assert not {"gebetont", "gekritisiert", "hinzufügt"} & participles.keys()


def test_a_particle_makes_a_verb_one_of_saying() -> None:
    separable = table("de").forms.separable
    assert "hinzu" in separable["fügte"]
    assert "ein" in separable["räumt"]
    assert "teilte" not in table("de").forms.finite


@pytest.mark.parametrize("language", [known.language for known in tables()])
def test_each_language_has_its_verbs(language: str) -> None:
    assert len(table(language).verbs) >= _LEAST.get(language, 5)


@pytest.mark.parametrize(
    "text",
    [
        "« Le plan est la norme, explique Antoine Fastier, chimiste. Rien n’est perdu. »",
        "« Le plan est la norme, a expliqué Antoine Fastier. Rien n’est perdu. »",
        "« Rien n’est perdu, s’indigne Antoine Fastier. »",
    ],
)
def test_a_clause_within_the_marks_names_the_speaker_of_the_whole(text: str) -> None:
    (quote,) = extract(text, "fr")
    assert quote.speaker == "Antoine Fastier"
    assert text[quote.start : quote.end] == text[2:-2]


def test_speech_that_names_a_verb_of_saying_has_no_clause_within() -> None:
    text = "Antoine Fastier hésite. « Je vous demande, dit en un mot, de partir », dit Claire Morel."
    (quote,) = extract(text, "fr")
    assert quote.speaker == "Claire Morel"
