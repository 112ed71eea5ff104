"""Words in Latin letters go a shorter way; it gives the same as the way of all scripts."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.words import SPOKEN_CAPITALS as SPOKEN
from bot.text.words import _any_words, words, words_of_lines

TYPED = st.text(st.sampled_from("abcXYZ usUSIT.'’“” –—…\xa0-_09 é ä\nßÄİŉǰ½ªſ´«\xad"), max_size=40)


@given(st.one_of(TYPED, st.text(max_size=40)))
@example("I.I…")
@example("U.S…")
@example("_any_words(line, False).I’S.")
def test_the_short_way_gives_what_the_long_one_gives(text: str) -> None:

    assert words(text) == _any_words(text, SPOKEN.search(text) is not None, False)


@given(st.lists(TYPED, max_size=4))
@example([])
@example(["I.", "I. said", "’s"])
def test_words_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    assert words_of_lines(lines) == [words(line) for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.'s plan", ["the", "us·", "plan"]),
        ("“Yes,” she said – and left…", ["yes", "she", "said", "and", "left"]),
        ("He told US voters", ["he", "told", "us·", "voters"]),
        ("tell us", ["tell", "us"]),
        ("SNAKE_CASE's end", ["snake", "case", "end"]),
        ("Erdoğan’s café", ["erdoğan", "café"]),
    ],
)
def test_words_of_a_sentence(text: str, expected: list[str]) -> None:
    assert words(text) == expected
