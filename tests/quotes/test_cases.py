"""The table of hard cases: each article stands in cases.txt with who said what beside every quotation."""

from pathlib import Path

import pytest

from benchmarks.quotes_corpus import parse
from bot.analysis.quotations.extraction import extract
from bot.analysis.quotations.marks import pair
from bot.records.annotations import Quote

_CASES = dict(
    block.partition("\n")[::2] for block in (Path(__file__).parent / "cases.txt").read_text("utf-8").split("== ")[1:]
)


def _shown(quote: Quote) -> str:
    return (quote.speaker or "?") + (f"; {quote.role}" if quote.role else "")


def test_the_table_has_eighty_cases() -> None:
    assert len(_CASES) >= 80


@pytest.mark.parametrize("name", _CASES)
def test_case(name: str) -> None:
    case = parse(name, _CASES[name].strip())
    ends = {marked.start: marked.outer_end for marked in pair(case.text)}
    found = {ends[quote.start]: _shown(quote) for quote in extract(case.text, None)}
    assert case.labels
    assert found == {end: label for end, label in case.labels.items() if label != "-"}
