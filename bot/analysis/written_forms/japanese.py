"""Japanese: signs for ka and ga, numbers in characters, and the kana behind stems of verbs, which some leave out."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.text import folding

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

_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile("[一二三四五六七八九十百千]{2,7}(?=[年月日人名岁个件戸户台本回度万亿円元周时分秒吨位])")
"""Before what is counted; 十 and 百 alone stand in many names."""
_COMPOUNDED = (
    "受け 付け 取り 組み 申し 込み 引き 越し 売り 上げ 買い 打ち 合わせ 切り 立て 入れ 出し 貸し 借り 積み 乗り "
    "替え 換え 割り 見 届け 締め 払い 戻し 繰り 落とし 続き 書き 読み 扱い 当て 建て 下げ 回し 挟み 振り 飛び "
    "消し 止め 折り 巻き"
)
"""Verbs whose stems make compounds that are written with all of their kana, with some or with none (Cabinet notice of
1973, rules 6 and 7)."""
_DOUBLED = re.compile("引越し?")
"""The one of these stems whose last syllable is doubled before the next."""


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
    yield from _with_more_kana(letters)
    yield from _in_figures(letters)


def _with_more_kana(letters: str) -> Iterator[str]:
    """引越し as 引っ越し, 申込 as 申込み and 申し込み; nothing for characters that are no such verbs."""
    more = _DOUBLED.sub("引っ越し", letters)
    stems, verbs = _verbs()
    more = verbs.sub(lambda verb: stems[verb[0]], more)
    if more != letters:
        yield more


@cache
def _verbs() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The stems by their character, as texts are folded, and what finds one beside another that lacks its kana."""
    stems = {stem[0]: stem for stem in folding.as_typed(_COMPOUNDED).split()}
    one = f"[{''.join(stems)}]"
    return stems, re.compile(f"{one}(?={one})|(?<={one}){one}(?![\u3041-\u3096])")


def _in_figures(letters: str) -> Iterator[str]:
    """A number in characters that counts something, as one in figures: 七十年, 70年."""
    for number in _NUMBER.finditer(letters):
        counted = _figures(number[0])
        if counted is not None:
            yield f"{letters[: number.start()]} {counted}{letters[number.end() :]}".strip()


def _figures(number: str) -> int | None:
    """What a number in characters up to 9,999 says; None for anything else: 一二, 百十百."""
    total, digit, last = 0, 0, 10_000
    for sign in number:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif _TENS[sign] >= last:
            return None
        else:
            last = _TENS[sign]
            total, digit = total + max(digit, 1) * last, 0
    return total + digit if last < 10_000 else None
