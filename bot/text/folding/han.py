"""Chinese characters, kana and Hangul.

Traditional characters and variants become simplified ones, character by character (the tables of OpenCC). Katakana
become hiragana; a long vowel at the end of a katakana word may be left out (JIS Z 8301, G.6.2).
"""

import functools
import re

LETTERS = re.compile("[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KATAKANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_KANA = "[\u30a1-\u30f6\u30fc]"
_LAST_LONG = re.compile(f"(?<={_KANA}{_KANA})\u30fc+(?!{_KANA})")


def same_word(text: str) -> str:
    """Simplified characters in place of traditional ones and variants; the same length."""
    return text.translate(_simplified()) if _HAN.search(text) else text


def as_typed(text: str) -> str:
    """And hiragana in place of katakana, without the long vowel at a word's end."""
    return _LAST_LONG.sub("", same_word(text)).translate(_KATAKANA)


@functools.cache
def _simplified() -> dict[int, str]:
    """Some 3,700 characters; loaded where there is any, in 0.1 s."""
    from opencc import OpenCC

    every = "".join(map(chr, (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))))
    simple = OpenCC("t2s").convert(every)
    pairs = zip(every, simple, strict=True)
    found = {ord(one): other for one, other in pairs if one != other}
    return {code: found.get(ord(simple), simple) for code, simple in found.items()}
