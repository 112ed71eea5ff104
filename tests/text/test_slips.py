"""Words one slip away from a typed one."""

from hypothesis import given
from hypothesis import strategies as st

from bot.text import slips


def test_every_kind_of_slip() -> None:
    near = slips.near("marwick")
    assert {"marwik", "marwickk", "marwich", "mawrick"} <= near
    assert "marwick" not in near
    assert "harwick" not in near  # the first letter stays


def test_other_scripts() -> None:
    assert "тарасов" in slips.near("тарвсов")
    assert not slips.near("京都大学前")
    assert not slips.near("mars")  # a short word is one slip from too many


@given(st.text(min_size=1, max_size=30))
def test_each_is_one_letter_longer_or_shorter_at_most(word: str) -> None:
    near = slips.near(word)
    assert len(near) <= 60 * (len(word) + 1) * 2
    assert all(other[0] == word[0] and abs(len(other) - len(word)) <= 1 for other in near)
