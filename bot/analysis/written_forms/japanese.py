"""Japanese: signs for ka and ga, and the kana behind the stems of verbs, of which some write fewer."""

import re
from collections.abc import Iterator

LONGEST = 16
"""Signs of what may be one word."""

_HAN = "\u3400-\u9fff"
_KA = "かがけゖゕ箇个"
_KE = "け"
"""It is okurigana too."""
_SMALL_KA = re.compile(f"(?<=[{_HAN}0-9])[{_KA}](?=[{_HAN}])")
_OKURIGANA = re.compile(f"([{_HAN}])[\u3041-\u3096]([{_HAN}])")
_LAST_KANA = re.compile(f"(?<=[{_HAN}][{_HAN}])[りきしいちみびえけせてめれげべ]$")
"""The last syllable of a verb's stem, behind two characters: 取組み."""


def ways(letters: str) -> Iterator[str]:
    """霞ヶ関 and 霞が関, 一ヶ月 and 一か月; 受け付け, 受付け and 受付 (Cabinet notice of 1973 on okurigana, rule 6).

    Letters are folded: katakana are hiragana.
    """
    if len(letters) > LONGEST:
        return
    counted = _SMALL_KA.search(letters)
    if counted:
        yield from (letters[: counted.start()] + ka + letters[counted.end() :] for ka in _KA if ka != counted[0])
        if counted[0] != _KE:
            return
    fewer = _OKURIGANA.sub(r"\1\2", letters)
    if fewer != letters:
        yield fewer
        yield _LAST_KANA.sub("", fewer)
    elif _LAST_KANA.search(letters):
        yield _LAST_KANA.sub("", letters)
