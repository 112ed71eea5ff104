"""Forms come by a shorter way where a text is plain; they are those of the words with their offsets."""

from hypothesis import given
from hypothesis import strategies as st

from bot.text.wording import forms, words

TYPED = st.text(st.sampled_from("abcXYZ ''’--−.,0123456789$%+=<>“”–—…\xa0_\nl'quéßÄİŉ½ªſ´«€£\xad"), max_size=40)


@given(st.one_of(TYPED, st.text(max_size=40)))
def test_forms_are_those_of_the_words(text: str) -> None:
    assert forms(text) == [word.form for word in words(text)]
