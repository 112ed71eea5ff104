"""The clauses of saying of seven languages: of each text in clauses.txt one speaker says all quotations."""

from pathlib import Path

import pytest

from bot.analysis.quotations.extraction import extract

_LINES = (Path(__file__).parent / "clauses.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", _LINES)
def test_a_clause_names_its_speaker(line: str) -> None:
    language, speaker, text = line.split(" | ")
    quotes = extract(text, language)
    assert quotes
    assert [quote.speaker for quote in quotes] == [speaker] * len(quotes)
