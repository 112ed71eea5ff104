"""Armenian: the ligature ev, whose capitals are two letters (Unicode, SpecialCasing: U+0587)."""

import re

LETTERS = re.compile("[\u0531-\u0587\ufb13-\ufb17]")
_EV = str.maketrans({"և": "եւ"})
_REFORMED = re.compile("(?<=ե)վ|(?<=Ե)[վՎ]")


def same_word(text: str) -> str:
    """The ligature, its capitals of the reformed spelling and its two letters of the classical one as the latter."""
    return _REFORMED.sub(lambda yev: "ւ" if yev[0] == "վ" else "Ւ", text.translate(_EV))
