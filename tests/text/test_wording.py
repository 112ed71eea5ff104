"""Forms come by a shorter way where a text is plain; they are those of the words with their offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.wording import PIECE, forms, words

TYPED = st.text(st.sampled_from("abcXYZ ''’--−.,0123456789$%+=<>“”–—…\xa0_\nl'quéßÄİŉ½ªſ´«€£\xad"), max_size=40)


@given(st.one_of(TYPED, st.text(max_size=40)))
def test_forms_are_those_of_the_words(text: str) -> None:
    assert forms(text) == [word.form for word in words(text)]


@settings(max_examples=25)
@given(st.one_of(TYPED, st.text(max_size=40)), st.sampled_from([" ", "\n", "字", "\u2003", "x"]))
def test_a_text_that_is_taken_in_pieces_has_the_same_forms(text: str, filling: str) -> None:
    long = (text + filling) * (2 * PIECE // len(text + filling) + 1)
    assert forms(long) == [word.form for word in words(long)]


@given(TYPED)
def test_plain_words_stand_where_the_pattern_of_every_script_finds_them(text: str) -> None:
    """A letter of another script sends all that stands with it the long way."""
    assert words(f"{text}\nж")[:-1] == words(text)


@pytest.mark.parametrize("other", ["", "ж"])
def test_words_of_a_later_piece_stand_where_they_are_written(other: str) -> None:
    text = f"{'x ' * PIECE}l’Europe’s 5%{other}"
    written = [text[word.start : word.end] for word in words(text)[PIECE:]]
    assert written == ["l’", "Europe’s", "5", "%", *other]
