"""Armenian: the ligature ev, whose capitals are two letters (Unicode, SpecialCasing: U+0587), and the marks of tone.

Emphasis, exclamation and question stand over the stressed vowel, inside the word (The Unicode Standard, 7.6): they say
how a sentence is spoken, as ! and ? do at its end, and change no word.
"""

import re

LETTERS = re.compile("[\u0531-\u0587\ufb13-\ufb17]")
_EV = str.maketrans({"և": "եւ"})
_TONE = re.compile("[\u055b\u055c\u055e]")
_REFORMED = re.compile("(?<=ե)վ|(?<=Ե)[վՎ]")


def same_word(text: str) -> str:
    """Without marks of tone; the ligature, its capitals of the reformed spelling and its two letters of the classical
    one as the latter."""
    return _REFORMED.sub(lambda yev: "ւ" if yev[0] == "վ" else "Ւ", _TONE.sub("", text).translate(_EV))
