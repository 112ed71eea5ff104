"""Cyrillic: marks of stress, yo, the apostrophe, letters typed on another keyboard.

Stress is marked for learners alone, and print may write е for ё (Rules of Russian Orthography 2006, 5 and 111); of a
word of Cyrillic letters the Latin ones that look like them are slips of a keyboard (UTS 39, mixed-script confusables).
"""

import re

LETTERS = re.compile("[\u0400-\u052f]")
_STRESS = re.compile("\u0301(?<=[аеєиіоуыэюяѣАЕЄИІОУЫЭЮЯѢ].)|\u0300(?<=[аеоуъюяАЕОУЪЮЯ].)")
_BESIDE = re.compile("[A-Za-z](?:(?=[\u0400-\u052f])|(?<=[\u0400-\u052f].))")
_WORD = re.compile("[A-Za-z\u0400-\u052f]+")
_LATIN = "aceiopxyABCEHIKMOPTX"
_ALIKE = str.maketrans(_LATIN, "асеіорхуАВСЕНІКМОРТХ")
_LOOKS_CYRILLIC = re.compile(f"[{_LATIN}\u0400-\u052f]+")
_APOSTROPHE = re.compile("['’\u02bc\u02b9`](?<=[\u0400-\u052f].)(?=[\u0400-\u052f])")


def same_word(text: str) -> str:
    """Without marks of stress, yo as ye, and words of one script where readers see one."""
    text = _STRESS.sub("", text).replace("ё", "е").replace("Ё", "Е")
    return _WORD.sub(_of_one_script, text) if _BESIDE.search(text) else text


def as_typed(text: str) -> str:
    """And without the apostrophe of Ukrainian, which has three codes and is often left out, and the hook of ґ."""
    return _APOSTROPHE.sub("", same_word(text)).replace("ґ", "г").replace("Ґ", "Г")


def _of_one_script(word: re.Match[str]) -> str:
    mixed = LETTERS.search(word[0]) is not None and _LOOKS_CYRILLIC.fullmatch(word[0]) is not None
    return word[0].translate(_ALIKE) if mixed else word[0]
