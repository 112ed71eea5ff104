"""Letters of India and Sri Lanka that Unicode can write in two ways (The Unicode Standard, 12 and 13.2, "Use" and
"Do Not Use"; Public Review Issue 37 for what a joiner made of a consonant before there was a letter for it)."""

import re

LETTERS = re.compile("[\u0900-\u0dff]")
_JOINER = "\u200d"
_JOINED = (
    ("\u0930\u094d\u200d", "\u0931\u094d"),  # Marathi's eyelash ra: दर्‍या is दऱ्या, valleys; दर्या is the sea
    ("\u09a4\u09cd\u200d", "\u09ce"),  # Bengali khanda ta
    *((f"{letter}\u0d4d\u200d", chillu) for letter, chillu in zip("ണനരലളക", "ൺൻർൽൾൿ", strict=True)),  # Malayalam
)
_SEQUENCES = {
    "\u0905\u0946": "\u0904", "\u0905\u093e": "\u0906", "\u0909\u0941": "\u090a", "\u090f\u0945": "\u090d",
    "\u090f\u0946": "\u090e", "\u090f\u0947": "\u0910", "\u0905\u0945": "\u0972", "\u0905\u0949": "\u0911",
    "\u0906\u0945": "\u0911", "\u0905\u094a": "\u0912", "\u0906\u0946": "\u0912", "\u0905\u094b": "\u0913",
    "\u0906\u0947": "\u0913", "\u0905\u094c": "\u0914", "\u0906\u0948": "\u0914", "\u0905\u094f": "\u0975",
    "\u0985\u09be": "\u0986", "\u098b\u09c3": "\u09e0", "\u098c\u09e2": "\u09e1",
    "\u0b85\u0bc2": "\u0b86",
    "\u0d85\u0dcf": "\u0d86", "\u0d85\u0dd0": "\u0d87", "\u0d85\u0dd1": "\u0d88", "\u0d8b\u0ddf": "\u0d8c",
    "\u0d8d\u0dd8": "\u0d8e", "\u0d8f\u0ddf": "\u0d90", "\u0d91\u0dca": "\u0d92", "\u0d91\u0dd9": "\u0d93",
    "\u0d94\u0dca": "\u0d95", "\u0d94\u0ddf": "\u0d96",
}  # fmt: skip
"""A vowel as another with a sign, which looks the same."""
_VOWELS, _SIGNS = ("".join(sorted(set(signs))) for signs in zip(*_SEQUENCES, strict=True))
_APART = re.compile(f"[{_VOWELS}][{_SIGNS}]")
_SHRI = "\u0bb8\u0bcd\u0bb0\u0bc0", "\u0bb6\u0bcd\u0bb0\u0bc0"
"""Tamil shri with sa in place of sha."""
_TAMIL_AU = re.compile("ஒள(?![\u0bbe-\u0bcd])")
_BENGALI = ((re.compile("ত্(?![\u0980-\u09ff])"), "ৎ"), (re.compile("ঙ্গ"), "ঙ"))


def joined(text: str) -> str:
    """`text`, in which a joiner still makes letters, with the codes that these have today."""
    if _JOINER in text and LETTERS.search(text):
        for sequence, letter in _JOINED:
            text = text.replace(sequence, letter)
    return text


def same_word(text: str) -> str:
    """Each vowel by its one code."""
    before = ""
    while before != text:  # a vowel made of two may take a third: three rounds at most
        before, text = text, _APART.sub(lambda sequence: _SEQUENCES.get(sequence[0], sequence[0]), text)
    return text.replace(*_SHRI)


def as_typed(text: str) -> str:
    """And Tamil au as typewriters wrote it; Bengali t at a word's end and ng as both are written (রাঙ্গামাটি, রাঙামাটি)."""
    text = _TAMIL_AU.sub("ஔ", same_word(text))
    for pattern, letter in _BENGALI:
        text = pattern.sub(letter, text)
    return text
