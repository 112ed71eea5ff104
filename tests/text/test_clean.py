"""Cleaned text is clean: cleaning it again changes nothing, whatever was hidden in it."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from bot.text.clean import clean

HIDING = st.text(st.sampled_from("aé\u0301\u1100\u1161\u200b\u00ad\x1c\x1f \xa0\u3000\n\r\u2028\x85\t"), max_size=30)


@given(st.one_of(HIDING, st.text(max_size=30)))
@example("a\u200b\u0301")
@example("a\x1c\u0301")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_an_accent_behind_something_unseen_joins_its_letter() -> None:
    assert clean("cafe\u200b\u0301") == "café"
