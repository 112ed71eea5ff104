"""A pattern of a typed word finds it in names however they are marked, parted and written together."""

import pytest

from bot.text.name_patterns import pattern

FOUND = (
    ("zilkova", "łucja žilková"),
    ("dakovic", "đuro đaković"),
    ("strasse", "anna zur straße".casefold()),
    ("aegir", "ægir prøve"),
    ("dangelo", "rosa d’angelo"),
    ("meiling", "tan mei-ling"),
    ("İlgin", "ılgın örnekoğlu"),
    ("Петр", "пётр образцов"),
    ("Марʼяна", "мар'яна зразкова"),
    ("παραδειγμα", "μαρία παράδειγμα"),
    ("احمد", "أَحْمَد نموذج"),
    ("דגמה", "דָּגְמָה מוֹפֵת"),
    ("नमूना", "मीरा न\u093cमूना"),
    ("น้ำใส", "น\u0e4d\u0e49าใส ตัวอย่าง"),
    ("马晓样", "馬曉樣"),
    ("佐佐木", "佐々木見本"),
    ("やまだ", "ヤマダ見本"),
)
ELSEWHERE = (("zilkova", "zilka\nova"), ("anna", "ana"), ("Петр", "пера"), ("นาใส", "ปาใส"))


@pytest.mark.parametrize(("word", "name"), FOUND)
def test_a_word_is_found_as_it_is_written(word: str, name: str) -> None:
    found = pattern(word)
    assert found is not None
    assert found.search(name)


@pytest.mark.parametrize(("word", "name"), ELSEWHERE)
def test_no_other_word_is_found_nor_one_over_two_names(word: str, name: str) -> None:
    found = pattern(word)
    assert found is not None
    assert not found.search(name)


def test_what_has_no_letters_finds_nothing() -> None:
    assert pattern("’-") is None
