"""What a text says of the words it quotes, in every language with a lexicon; plain negation and reports stay said."""

import pytest

from bot.analysis.quotations.extraction import extract
from bot.records.annotations import Quote
from tests.quotes.standings import DENIED, DISPUTED, SAID, SUPPOSED, TOLD, WORDS


def quoted(language: str, sentence: str) -> Quote:
    """The quote in question of a sentence, read in its language."""
    words = WORDS[language][1:-1].strip()
    text = sentence.format(WORDS[language])
    return next(quote for quote in extract(text, language) if text[quote.start : quote.end].rstrip(",.") == words)


@pytest.mark.parametrize(("language", "sentence"), DENIED)
def test_words_that_were_never_said_are_denied_and_nobodys(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker, quote.speaker_at, quote.role) == ("denied", None, None, None)
    assert quote.ascribed_to in {"Edda Falk", "Falk"}


@pytest.mark.parametrize(("language", "sentence"), DISPUTED)
def test_a_claim_that_is_called_false_is_disputed(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker) == ("disputed", None)


@pytest.mark.parametrize(("language", "sentence"), SUPPOSED)
def test_words_that_are_only_imagined_are_supposed(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker) == ("supposed", None)
    assert quote.ascribed_to in {"Edda Falk", None}


@pytest.mark.parametrize(("language", "sentence"), TOLD)
def test_words_at_second_hand_are_told_of_who_said_them_first(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker, quote.ascribed_to) == ("told", "Edda Falk", None)


@pytest.mark.parametrize(("language", "sentence"), SAID)
def test_the_scope_of_a_negation_ends_at_its_clause(language: str, sentence: str) -> None:
    assert quoted(language, sentence).standing == "said"
