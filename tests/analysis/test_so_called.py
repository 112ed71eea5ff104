"""Any typed name may be asked for, and any name may stand in an archive: signs, blanks, one letter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.so_called import meant, words_of
from bot.records.people import Called

NAMES = st.text(st.sampled_from("abÄ.-'’“”? ·#Ж١ก한永"), max_size=8) | st.text(max_size=12)


@settings(max_examples=300)
@given(NAMES, st.lists(NAMES, max_size=3))
def test_any_name_is_compared_with_any(typed: str, names: list[str]) -> None:
    people = [Called(name, name.casefold(), name.casefold().split(" ")[-1]) for name in names]
    for way in meant(typed, people):
        assert all(person.name in names for person in way.found)
    assert all(isinstance(words, tuple) for words in words_of(typed))
