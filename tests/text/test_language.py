"""The language a text is written in, where what is declared cannot be true."""

import pytest

from bot.text.language import written

GERMAN = "Der Hafen von Velde ist seit dem Sturm gesperrt, und die Fischer warten auf ein Wort aus dem Rathaus. " * 4
FRENCH = "Le port de Velde est fermé depuis la tempête, et les pêcheurs attendent un mot de la mairie. " * 4
ENGLISH = "The harbour of Velde has been shut since the storm, and those who fish wait for a word from the town. " * 4
JAPANESE = "嵐のあと、ベルデの港は閉じられたままで、漁師たちは町からの知らせを待っている。" * 4
GAELIC = "Tha cala Velde dùinte bhon stoirm, tha na h-iasgairean a’ feitheamh ri facal bhon bhaile mhòr. " * 4


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", ENGLISH, "en"),
        ("en", GERMAN, "de"),  # the "en" that many a site's system writes by itself
        ("de", FRENCH, "fr"),
        ("en", JAPANESE, "ja"),
        ("en", GAELIC, "en"),  # no other language is plain: as declared
        ("gd", GERMAN, "gd"),  # a language without a list of words: as declared
        ("en", "Hafen von Velde gesperrt", "en"),  # too short to contradict
        ("no", GERMAN, "no"),
        ("de", "", "de"),
    ],
)
def test_a_text_in_plainly_another_language(declared: str, text: str, language: str) -> None:
    assert written(declared, text) == language
