"""What the keys of `language.toml` about the forms of words find: most of these are the examples in `keys.toml`."""

import pytest

from bot.analysis.written_forms.inflected import other_stems
from bot.languages import language
from bot.text.words import spelling, words

FOUND = (
    ("endings", "sk", "loďka", "loďkou"),
    ("stacked", "mr", "पूल", "पुलावर"),
    ("alike", "bn", "শাড়ী", "শাড়ি"),
    ("prepared", "he", "ספינה", "ספינות"),
    ("prepared", "ar", "معلمة", "معلمات"),
    ("prepared", "ur", "سناء", "سنا"),
    ("prepared", "pt", "casal", "casais"),
    ("inflected", "fa", "زن", "زنان"),
    ("inflected", "hy", "գիրք", "գիրքը"),
    ("alternations", "cs", "praha", "praze"),
    ("added", "bg", "роза", "розата"),
    ("fleeting", "ru", "кукла", "кукол"),
    ("fleeting", "uk", "ніч", "ночі"),
    ("lengthened", "pl", "senator", "senatorowie"),
    ("spelt", "pt", "projeto", "projecto"),
    ("spelt", "id", "cukup", "tjoekoep"),
    ("doubling", "id", "anak", "anak2"),
    ("linker", "fil", "bata", "batang"),
    ("enclitics", "ms", "penjaga", "penjaganya"),
    ("enclitics", "ms", "penjaganya", "penjaga"),
    ("agglutinating", "hu", "budapest", "budapesten"),
)
"""Key, language, a word, and a form of it that is found by that key alone."""


@pytest.mark.parametrize(("key", "code", "word", "form"), FOUND)
def test_a_key_finds_a_form_of_a_word(key: str, code: str, word: str, form: str) -> None:
    known, (typed,) = language(code), words(word)
    assert known
    assert getattr(known, key)
    own = spelling((typed,), code)
    assert spelling(tuple(words(form)), code) in {own, *other_stems(typed, own, code)}
