"""Words of languages without a Snowball stemmer: forms of one word have one stem, other words have others."""

import pytest

from bot.text.endings import without_endings
from bot.text.respelt import ways
from bot.text.words import stemmed

ONE_WORD = {
    "bn": ("নৌকা নৌকায় নৌকার নৌকাটি নৌকাগুলো", "জেলে জেলেরা জেলেদের জেলেকে", "গ্রাম গ্রামে গ্রামের", "শাড়ী শাড়ি"),
    "mr": ("सातारा साताऱ्यात साताऱ्याहून", "कोळी कोळ्यांना", "बंदर बंदरात बंदराचे", "पूल पुलावर", "होडी होड्यांना होडीने"),
    "si": ("වෙරළ වෙරළේ වෙරළට", "ගුරු ගුරුවරයා ගුරුවරුන්"),
    "sk": ("loďka loďky loďke loďkou", "prístav prístavu prístavoch", "maják majáky majákov", "ulica ulice uliciam"),
}
OTHERS = {
    "bn": ("পানি পান", "বাজার বাজ", "ভারত ভার"),
    "mr": ("नाशिक नाश", "दिवस दिवा"),
    "si": ("ගම ගල", "පාලම පාසල"),
    "sk": ("mesto mesiac", "list líška", "vlk vlak"),
}


@pytest.mark.parametrize("language", ONE_WORD)
def test_forms_of_a_word_have_one_stem(language: str) -> None:
    assert [len(set(stemmed(forms, language))) for forms in ONE_WORD[language]] == [1] * len(ONE_WORD[language])


@pytest.mark.parametrize("language", OTHERS)
def test_other_words_have_other_stems(language: str) -> None:
    assert [pair for pair in OTHERS[language] if len(set(stemmed(pair, language))) == 1] == []


@pytest.mark.parametrize("word", ["র", "टी", "ක", "ou", "য়ের" * 40])
def test_something_is_left_of_any_word(word: str) -> None:
    assert all(without_endings([word], language) != [""] for language in ONE_WORD)


def test_an_older_orthography_is_respelt_place_by_place() -> None:
    assert {"projecto", "projeto"} & set(ways("projeto", "pt")) == {"projecto"}
    assert "pâine" in ways("pîine", "ro")
    assert "nørgård" in ways("nørgaard", "da")
    assert "cukup" in ways("tjoekoep", "id")
    assert "djandji" in ways("janji", "id")
    assert list(ways("bridge", "en")) == []
