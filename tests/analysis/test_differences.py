"""A difference rebuilds both texts letter for letter, names what changed, and is bounded whatever is compared."""

import time

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.differences import Run, difference

TEXT = st.text(st.sampled_from("ab \n\t“é"), max_size=40) | st.text(max_size=60)


def rebuilt(runs: tuple[Run, ...]) -> tuple[str, str]:
    return "".join(t for kind, t in runs if kind != "new"), "".join(t for kind, t in runs if kind != "gone")


@given(TEXT, TEXT)
def test_what_stayed_and_went_is_the_old_text_what_stayed_and_came_the_new_one(before: str, after: str) -> None:
    runs, coarse = difference(before, after)
    assert rebuilt(runs) == (before, after)
    assert not coarse
    assert all(text for _, text in runs)


def test_changed_words_are_named_and_nothing_else() -> None:
    runs, _ = difference(
        "One stays.\n\nThe old harbour opens.\n\nLast.", "One stays.\n\nThe new harbour opens.\n\nLast."
    )
    assert [run for run in runs if run[0] != "same"] == [("gone", "old"), ("new", "new")]


def paragraphs(words: list[str]) -> str:
    return "\n\n".join(" ".join(words[n : n + 200]) for n in range(0, len(words), 200))


def test_every_tenth_of_many_words_changed_is_told_in_a_moment() -> None:
    """Four thousand words took 197 s."""
    old = [f"word{n * 7919 % 997}" for n in range(20_000)]
    new = [f"other{n}" if n % 10 == 0 else word for n, word in enumerate(old)]
    began = time.process_time()
    runs, coarse = difference(paragraphs(old), paragraphs(new))
    assert time.process_time() - began < 3
    assert not coarse
    assert sum(kind == "new" for kind, _ in runs) == 2_000


def test_too_much_is_told_coarsely_and_still_letter_for_letter() -> None:
    for before, after in (("a b " * 60_000, "b a c " * 60_000), ("a b\n" * 60_000, "b\na\nc\n" * 40_000)):
        began = time.process_time()
        runs, coarse = difference(before, after)
        assert time.process_time() - began < 3
        assert coarse
        assert rebuilt(runs) == (before, after)


def test_what_stands_once_holds_together_what_is_too_much_to_compare_at_once() -> None:
    before = "".join(f"Paragraph {n} stays.\nRefrain.\n" for n in range(12_000))
    after = before.replace("Paragraph 7000 stays", "Paragraph 7000 goes").replace("Paragraph 3 stays", "Odd 3 stays")
    after = f"Begins.\n{after}Ends.\n"
    runs, coarse = difference(before, after)
    assert not coarse
    assert rebuilt(runs) == (before, after)
    changed = [run for run in runs if run[0] != "same"]
    assert ("gone", "stays.") in changed
    assert ("new", "goes.") in changed
    assert len("".join(text for _, text in changed)) < 60
