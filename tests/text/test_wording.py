"""Forms come by a shorter way where a text is plain; they are those of the words with their offsets."""

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
