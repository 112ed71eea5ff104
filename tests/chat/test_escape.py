"""Foreign text shows as its own letters and nothing in it acts."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat import escape, limits
from tests.discord import markdown

NASTY = st.text(
    st.sampled_from("\\*_~`|<>[]()@:#-+.1 2ab\n/!&\u202a\u202e\u2066\u2067\u2068\u2069\u200b\u200fשא\U0001f600t")
)
ANY = st.text() | NASTY


@given(ANY)
@example("<t:0:R> </brief:1> <a:b:1> @everyone <@1> ||x|| ```y``` [a](https://b.c) :smile:")
@example("# a\n- b\n1. c\n> d\n-# e\n>>> f")
def test_undone_it_is_the_original(text: str) -> None:
    assert escape.unescape(escape.text(text)) == text


@given(ANY)
def test_nothing_in_it_is_left_alive(text: str) -> None:
    alive = {(letter.letter, *letter.does) for letter in markdown.read(escape.text(text)).letters if letter.does}
    assert not alive


@given(ANY)
def test_no_control_reaches_beyond_its_line(text: str) -> None:
    for line in escape.text(text).split("\n"):
        depth = 0
        for letter in line:
            bidi = unicodedata.bidirectional(letter)
            depth += (bidi in ("LRI", "RLI", "FSI")) - (bidi == "PDI")
            assert depth >= 0
        assert depth == 0


@given(st.text(), st.integers(1, 60))
def test_a_shortened_label_fits_and_is_one_line(text: str, limit: int) -> None:
    label = limits.shorten(text, limit)
    assert limits.size(label) <= limit
    assert "\n" not in label


def test_an_address_cannot_end_its_link() -> None:
    assert escape.address("javascript:alert(1)") is None
    assert escape.address("https://") is None
    link = escape.link(escape.line("a] (b"), "https://e.org/x)(y z")
    assert link == "[a\\] (b](https://e.org/x%29%28y%20z)"


@given(st.text(st.characters()))
def test_size_counts_letters_beyond_the_first_plane_twice(text: str) -> None:
    assert limits.size(text) == len(text) + sum(ord(letter) > 0xFFFF for letter in text)
