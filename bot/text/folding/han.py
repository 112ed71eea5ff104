"""Chinese characters and kana.

Traditional characters and variants become simplified ones, character by character (the tables of OpenCC), and so do
those of Japan, but for what is a letter of its own in China (the characters of GB 2312: 予, 芸). Katakana become
hiragana; a long vowel at the end of a katakana word may be left out (JIS Z 8301, G.6.2), and ヴァ is バ (Cabinet notice
of 1991, foreign words). A year in characters is one in figures.
"""

import functools
import re
from pathlib import Path

LETTERS = re.compile("[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KATAKANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_KANA = "[\u30a1-\u30f6\u30fc]"
_LAST_LONG = re.compile(f"(?<={_KANA}{_KANA})\u30fc+(?!{_KANA})")
_VU = tuple(zip(("ヴァ", "ヴィ", "ヴェ", "ヴォ", "ヴュ", "ヴ"), ("バ", "ビ", "ベ", "ボ", "ビュ", "ブ"), strict=True))
_PLAN = re.compile("(?<=[计规企策筹])画")
"""Plan, which Taiwan and Japan write with the sign of drawing (Ministry of Education dictionary: 畫 for 劃)."""
_STEPS = 2
"""Tables that stand between a form in a Japanese name and a simplified character."""
_AGAIN = re.compile("([\u3400-\u9fff])(々+)")
_NUMERALS = "〇一二三四五六七八九"
_FIGURES = {ord(numeral): str(figure) for figure, numeral in enumerate(_NUMERALS)} | {ord("零"): "0"}
_YEAR = re.compile(f"(?<![零{_NUMERALS}])[一二][零{_NUMERALS}]{{3}}(?=年)")
_OF_NAMES = {
    "髙": "高", "﨑": "崎", "邉": "边", "濵": "滨", "濱": "滨", "浜": "滨", "栁": "柳", "桒": "桑",
    "嶋": "岛", "嶌": "岛", "冨": "富", "斉": "齐", "德": "德", "徳": "德", "𠮷": "吉", "眞": "真",
    "曽": "曾", "槗": "桥", "舘": "馆",
}  # fmt: skip
"""Forms that family registers keep in names (Ministry of Justice, unified characters of family registers)."""


def same_word(text: str) -> str:
    """Simplified characters in place of traditional ones and variants; the same length."""
    return text.translate(_simplified()) if _HAN.search(text) else text


def as_typed(text: str) -> str:
    """And hiragana in place of katakana, without the long vowel at a word's end; years in figures."""
    text = _AGAIN.sub(lambda sign: sign[1] * len(sign[0]), same_word(text))
    text = _PLAN.sub("划", text)
    text = _YEAR.sub(lambda year: year[0].translate(_FIGURES), text)
    if "ヴ" in text:
        for one, other in _VU:
            text = text.replace(one, other)
    return _LAST_LONG.sub("", text).translate(_KATAKANA)


@functools.cache
def _simplified() -> dict[int, str]:
    """Some 4,000 characters; loaded where there is any, in 0.1 s."""
    from opencc import OpenCC

    every = "".join(map(chr, (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))))
    simple = OpenCC("t2s").convert(every)
    pairs = zip(every, simple, strict=True)
    found = _japanese() | {ord(one): other for one, other in pairs if one != other} | _of_names()
    for _ in range(_STEPS):
        found = {code: found.get(ord(simple), simple) for code, simple in found.items()}
    return found


def _japanese() -> dict[int, str]:
    """The characters of Japan that China does not write, with the traditional ones that they came from."""
    import opencc

    table = Path(opencc.__file__).with_name("dictionary") / "JPVariants.txt"
    pairs = (line.split() for line in table.read_text("utf-8").splitlines() if line.strip())
    return {ord(new): old for old, new, *_ in pairs if not _is_chinese(new)}


def _is_chinese(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _of_names() -> dict[int, str]:
    return {ord(variant): usual for variant, usual in _OF_NAMES.items() if variant != usual}
