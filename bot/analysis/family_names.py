"""Names of South-East Asia: what is a form of address, a father's name or a family's, and what people are called by."""

from collections.abc import Sequence

DAUGHTER_OF = frozenset({"binti", "binte", "bt", "bte"})
_CHILD_OF = DAUGHTER_OF | {"bin", "ibni"}
COURTESY = frozenset({
    "ông", "bà", "anh", "chị", "cô", "chú", "bác", "pak", "bapak", "bu", "ibu", "bang", "mas", "mbak", "kak", "cik",
    "haji", "hajah", "hj", "kh", "gng", "ginang", "ginoo", "bb", "mang", "aling", "kap", "ka", "engr", "atty",
})  # fmt: skip
"""Forms of address of Vietnam, Indonesia, Malaysia and the Philippines: left out where nobody is called just so."""
_FAMILIES = frozenset({
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "ly",
})  # fmt: skip
"""Family names of nine in ten Vietnamese (Le Trung Hoa 2005), unmarked."""


def without_father(words: Sequence[str]) -> Sequence[str]:
    """A Malay name of two words and more without the father's: Ahmad Fauzi bin Hassan.

    Behind a single word it stays: Osama bin Laden is called so.
    """
    at = next((place for place, word in enumerate(words) if word in _CHILD_OF), 0)
    return words[:at] if at > 1 and at + 1 < len(words) else words


def given_names(name: str, typed: str) -> bool:
    """Whether `typed` are the two given names of a Vietnamese: Thu Hà of Trần Thị Thu Hà. Both unmarked."""
    words, asked = name.split(), typed.split()
    return len(asked) == 2 and len(words) > 2 and words[0] in _FAMILIES and words[-2:] == asked
