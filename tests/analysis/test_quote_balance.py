"""Passages that stand on their own, and those inside a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.quote_balance import balanced
from bot.analysis.sentences import split
from bot.records.passages import Passage


@pytest.mark.parametrize(
    ("sentences", "whole"),
    [
        (["One fell.", "“Two rose,” she said."], (True, True)),
        (["She said: “One fell.", "Two rose.”", "Three slept."], (False, False, True)),
        (['He said: "One fell.', "Two rose,", 'all of them."', "Three slept."], (False, False, False, True)),
        (["„Eins fiel“, sagte sie.", "Zwei stieg."], (True, True)),
        (["“One fell.", "\nTwo rose."], (False, True)),
    ],
)
def test_only_passages_that_close_what_they_open(sentences: list[str], whole: tuple[bool, ...]) -> None:
    text, passages, paragraph = "", [], 0
    for sentence in sentences:
        paragraph += sentence.startswith("\n")
        passages.append(Passage(len(text), len(text) + len(sentence), paragraph))
        text += sentence + " "
    assert balanced(text, passages) == whole


@given(st.text(alphabet='ab .“”"„\n', max_size=60))
def test_what_stands_alone_has_as_many_closing_marks_as_opening_ones(text: str) -> None:
    passages = split(text, "en")
    for passage, alone in zip(passages, balanced(text, passages), strict=True):
        cut = text[passage.start : passage.end]
        if alone and "„" not in cut and '"' not in cut:
            assert cut.count("“") == cut.count("”")
