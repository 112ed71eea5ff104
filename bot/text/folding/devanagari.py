"""Devanagari: nukta, and the three ways to write a nasal (The Unicode Standard, 12.1; Central Hindi Directorate 2016).

A nasal before a consonant of its own class is written as that letter with a virama or as anusvara: हिन्दी, हिंदी.
"""

import re

LETTERS = re.compile("[\u0900-\u097f]")
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|\u0901")
_NUKTA = "\u093c"
_APART = str.maketrans("\u0929\u0931\u0934", "\u0928\u0930\u0933")
"""The letters that NFKC leaves with their nukta in one code."""


def same_word(text: str) -> str:
    """NFC has done what there is to do."""
    return text


def as_typed(text: str) -> str:
    """Without nukta, nasals as anusvara."""
    return _NASAL.sub("\u0902", text.replace(_NUKTA, "").translate(_APART))
