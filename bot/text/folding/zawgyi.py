"""Zawgyi, the encoding of Burmese before Unicode that many still type: told, and brought to Unicode, for search.

Zawgyi uses codes of Unicode for other signs: vowel e and medial ra stand before their consonant, stacked letters and
joined marks have codes of their own (those of Mon, Karen and Shan letters; Unicode Technical Note 11, 1.7).
"""

import re
import unicodedata

_CONSONANT = "[\u1000-\u1021]"
_SIGNS = re.compile(
    rf"[\u1033\u1034\u105a\u1060-\u1097]|\u1039(?!{_CONSONANT})|(?<![\u1000-\u1021\u1025\u1029\u103b-\u103f])[\u1031\u103b]"
    rf"(?=\u103b?{_CONSONANT})"
)
"""What Burmese in Unicode has never: a code of another language, a virama with nothing below it, a vowel or medial that
stands before its consonant."""

_BELOW = (
    *zip("\u1060\u1061\u1062\u1063", "\u1000\u1001\u1002\u1003", strict=True),
    *zip("\u1065\u1066\u1067\u1068\u1069", "\u1005\u1006\u1006\u1007\u1008", strict=True),
    *zip("\u106c\u106d\u1070\u1071\u1072", "\u100b\u100c\u100f\u1010\u1010", strict=True),
    *zip("\u1073\u1074\u1075\u1076\u1077", "\u1011\u1011\u1012\u1013\u1014", strict=True),
    *zip("\u1078\u1079\u107a\u107b\u107c", "\u1015\u1016\u1017\u1018\u1019", strict=True),
    *zip("\u1085\u1093", "\u101c\u1018", strict=True),
)
_MARKS = str.maketrans(
    {sign: "\u1039" + letter for sign, letter in _BELOW}
    | dict(zip("\u1033\u1034\u1039\u103a\u107d\u103b", "\u102f\u1030\u103a\u103b\u103b\u103c", strict=True))
    | dict.fromkeys("\u107e\u107f\u1080\u1081\u1082\u1083\u1084", "\u103c")
    | dict(zip("\u103c\u103d\u1087\u1086\u103f", "\u103d\u103e\u103e\u103f\u1030", strict=True))
    | dict(zip("\u108f\u1090\u106a\u106b\u1094\u1095", "\u1014\u101b\u1009\u100a\u1037\u1037", strict=True))
    | {"\u1088": "\u103e\u102f", "\u1089": "\u103e\u1030", "\u108a": "\u103d\u103e", "\u108e": "\u102d\u1036"}
    | {"\u1064": "\ue000", "\u108b": "\ue000\u102d", "\u108c": "\ue000\u102e", "\u108d": "\ue000\u1036"}
    | {"\u106e": "\u100d\u1039\u100d", "\u106f": "\u100d\u1039\u100e", "\u1091": "\u100f\u1039\u100d"}
    | {"\u1092": "\u100b\u1039\u100c", "\u1096": "\u1039\u1010\u103d", "\u1097": "\u100b\u1039\u100b"}
    | {"\u105a": "\u102b\u103a"}
)
"""Each sign of Zawgyi in Unicode; U+E000 stands for kinzi until it goes before its consonant."""

_STACK = rf"{_CONSONANT}(?:\u1039{_CONSONANT})?"
_AFTER = "[\u103b\u103d\u103e]*"
"""The medials that stand behind their consonant; ra is that of the next."""
_KINZI = re.compile(rf"((?:\u1031)?(?:\u103c)?)({_CONSONANT})({_AFTER})\ue000")
_BEFORE = re.compile(rf"(\u1031?)(\u103c?)({_STACK})({_AFTER})")


def to_unicode(text: str) -> str:
    """Text in Zawgyi as Unicode; any other text, and what does not come out as Burmese, as it is."""
    if not _SIGNS.search(text):
        return text
    marks = text.translate(_MARKS)
    marks = _KINZI.sub("\\1\u1004\u103a\u1039\\2\\3", marks).replace("\ue000", "")
    turned = unicodedata.normalize("NFC", _BEFORE.sub(_turned, marks))
    return text if _SIGNS.search(turned) else turned


def _turned(found: re.Match[str]) -> str:
    vowel, medial, letters, others = found.groups()
    return letters + "".join(sorted(medial + others)) + vowel
