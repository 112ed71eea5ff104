"""The folding: what is one word to a reader is one form, what is another stays another; with the rule that says so."""

import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.text.folding import as_typed, same_word
from bot.text.words import stem_text, words

SAME_WORD = {
    "Unicode 9.2, harakat": ("كِتَابٌ", "كتاب"),
    "Unicode 9.2, tatweel": ("ســلام", "سلام"),
    "Unicode 9.2, Farsi yeh and keheh": ("کشتی", "كشتي"),
    "Unicode 7.6, Armenian tone within a word": ("չե՛նք վաճառո՞ւմ", "չենք վաճառում"),
    "Unicode 9.1, niqqud": ("סֵפֶר", "ספר"),
    "Unicode 9.1, gershayim": ('דו"ח', "דו״ח"),
    "UAX 15, width": ("ＬＥＤ看板", "LED看板"),
    "UAX 15, jamo": (unicodedata.normalize("NFD", "등대"), "등대"),
    "UAX 44, Nd": ("१२५ ๑๒๕ ၁၂၅ ۱۲۵", "125 125 125 125"),
    "WTT 2.0, sara am behind its tone": ("ค\u0e4dา", "คำ"),
    "WTT 2.0, tone before vowel": ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
    "Unicode 16.2, Lao am": ("ນ\u0ecd\u0ec9າ", "ນ\u0ec9ຳ"),
    "UTN 11, medials": ("မ\u103e\u103d", "မ\u103d\u103e"),
    "TCVN 5712, tone": ("thủy", "thuỷ"),
    "OpenCC, traditional": ("臺灣龍", "台湾龙"),
    "Russian Orthography 2006, 5": ("всё ещё Ёлка", "все еще Елка"),
    "Russian Orthography 2006, 111": ("ма\u0301як но\u0300чью", "маяк ночью"),
    "UTS 39, mixed scripts": ("мaяк", "маяк"),
    "Unicode, SpecialCasing, U+0587": ("և ԵՎ Եվ".casefold(), "եւ եւ եւ"),
    "Urdu, the last yeh": ("دریاۓ", "دریائے"),
    "OpenCC, forms of Japan": ("渡邊沢", "渡辺澤"),
    "Family registers": ("髙橋﨑", "高橋崎"),
    "Unicode 16.3, jha, o and nya": ("စျေး သြဂုတ် ဥာဏ်", "ဈေး ဩဂုတ် ဉာဏ်"),
    "Unicode 16.3, wa and ra as digits": ("၀န်ကြီး ၇န်ကုန်", "ဝန်ကြီး ရန်ကုန်"),
    "Unicode 16.4, coeng da and ta": ("ស្ដី", "ស្តី"),
    "Unicode 16.4, order": ("ស្រ្តី", "ស្ត្រី"),
    "Unicode 16.4, qoo": ("ឲ្យ", "ឱ្យ"),
    "Royal Society, repetition": ("ต่าง ๆ", "ต่างๆ"),
    "WTT 2.0, tone behind sara am": ("น\u0e33\u0e49", "น\u0e49\u0e33"),
    "Lao, high lo": ("ຫຼັງ", "ຫລັງ"),
    "Central Hindi Directorate, nasals": ("सम्बन्ध पङ्क मुँह", "संबंध पंक मुंह"),
    "Marathi, candra e with a nasal": ("बॅंक", "बँक"),
    "Marathi, candra a": ("अॅप", "ॲप"),
    "Public Review Issue 37, eyelash ra": ("दर\u094d\u200dया", "दऱ्या"),
    "Public Review Issue 37, khanda ta": ("সত\u09cd\u200d", "সৎ"),
    "Public Review Issue 37, chillu": ("അവന\u0d4d\u200d", "അവൻ"),
    "Unicode 12.1, one code for a vowel with its signs": ("\u0905\u093e\u0945", "ऑ"),
    "Unicode 12.6, Tamil shri": ("ஸ்ரீ", "ஶ்ரீ"),
    "Unicode 13.2, Sinhala joiner": ("ශ්\u200dරී", "ශ්රී"),
    "SR 13411, comma below": ("şi ţară", "și țară"),
    "the French ligature": ("cœur", "coeur"),
}
AS_TYPED = {
    "Arabic hamza on alef": ("أسماء إدارة آفاق", "اسماء اداره افاق"),
    "Arabic maksura": ("مبنى", "مبني"),
    "Persian non-joiner": ("خانه‌ها", "خانه ها"),
    "Arabic hamza before u": ("مسئول شئون", "مسؤول شؤون"),
    "Arabic names of two words": ("عبدالرحيم وأبوالنجوم", "عبد الرحيم وأبو النجوم"),
    "Urdu heh": ("انھیں تمھیں", "انہیں تمہیں"),
    "Ukrainian apostrophe": ("зав’ялий пʼять в'їзд", "завялий пять вїзд"),
    "Ukrainian ghe": ("ґанок", "ганок"),
    "Hebrew finals": ("מלך", "מלכ"),
    "Hebrew, Academy 2017": ("הוועדה בבניין", "הועדה בבנין"),
    "Zawgyi, stacked letters": ("ျမန္မာ သတၱဝါ", "မြန်မာ သတ္တဝါ"),
    "Zawgyi, vowel and medial before the consonant": ("ေက်ာင္း ႀကီး ေျပာ", "ကျောင်း ကြီး ပြော"),
    "Zawgyi, kinzi": ("အဂၤလိပ္", "အင်္ဂလိပ်"),
    "Hindi nukta": ("क़लम", "कलम"),
    "Zawgyi, the medial of the next consonant": ("ေရႀကီး", "ရေကြီး"),
    "Thai abbreviations": ("ส.ส.", "สส "),
    "Lao ro": ("ຣັດ", "ລັດ"),
    "Khmer give": ("អោយ", "ឱ្យ"),
    "Hindi chandrabindu over a consonant": ("पँख", "पंख"),
    "Hindi glides": ("नयी गये रुपये", "नई गए रुपए"),
    "Hindi doubled r": ("अन्तर्राष्ट्रीय", "अंतरराष्ट्रीय"),
    "Hindi nasal of loanwords": ("सेन्टर", "सेंटर"),
    "Tamil au as two letters": ("ஒளவை", "ஔவை"),
    "Bengali ng": ("রাঙ্গা", "রাঙা"),
    "Japanese kana": ("カメラ", "かめら"),
    "Japanese vu": ("ヴィザ", "ビザ"),
    "Japanese repetition": ("人々", "人人"),
    "Chinese plan": ("計畫", "计划"),
    "Years in characters": ("二〇二六年", "2026年"),
    "JIS Z 8301, long vowel": ("プリンター", "プリンタ"),
}
OTHER_WORDS = (
    ("bán", "bàn"), ("ılık", "ilik"), ("ビル", "ビール"), ("علم", "عمل"), ("มา", "ม้า"), ("año", "ano"), ("й", "и"),
    ("ї", "і"), ("گھر", "گہر"), ("IT", "ІТ"), ("予", "豫"), ("၀ မှ", "ဝ မှ"), ("ရေ", "ရေး"), ("हँस", "हंस"),
    ("दर्या", "दऱ्या"), ("राज", "राज़"), ("fața", "fata"), ("দিন", "দীন"), ("ஒளி", "ஔி"),
)  # fmt: skip
"""A tone, a dot, a long vowel inside, a figure: the first level keeps them all."""


@pytest.mark.parametrize("rule", SAME_WORD)
def test_what_changes_no_word_is_one_form(rule: str) -> None:
    one, other = SAME_WORD[rule]
    assert same_word(one) == same_word(other)


@pytest.mark.parametrize("rule", AS_TYPED)
def test_what_is_left_out_in_typing_is_found(rule: str) -> None:
    one, other = AS_TYPED[rule]
    assert as_typed(one) == as_typed(other)
    assert same_word(one) != same_word(other)


@pytest.mark.parametrize(("one", "other"), OTHER_WORDS)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert same_word(one) != same_word(other)


def test_a_quotation_behind_a_hebrew_prefix_is_no_acronym() -> None:
    assert same_word('ב"הארץ" נכתב') == 'ב"הארץ" נכתב'
    assert words('יו"ר הוועד') == ["יור", "הועד"]


def folds(text: str) -> None:
    for fold in (same_word, as_typed):
        folded = fold(text)
        assert fold(folded) == folded
        assert len(folded) <= 4 * len(text)
    assert all(words(text))
    assert "\n" not in stem_text(text, "ar")


LETTER = st.characters(codec="utf-8")


@settings(max_examples=150, deadline=None)
@given(st.text(LETTER, max_size=40))
@example("\ufdfa\u0627\u0653\u200c\u0e4d\u0e48\u0e32")
@example("\u1025\u103a\u1040\u102d\u103b")
@example("\u17d2\u17c1\u17d2\u17b6\u17b2")
@example("กก" + " " * 20_000)
@example("ก.ข.ๆ\u0e33\u0e33\u0e48計々画")
def test_any_text_folds_once_and_for_all(text: str) -> None:
    folds(text)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=1_000)
@given(st.data())
def test_texts_of_every_block_fold_once_and_for_all(data: st.DataObject) -> None:
    first = data.draw(st.integers(0, (sys.maxunicode - 0x7F) // 0x80)) * 0x80
    block = st.integers(first, first + 0x7F).map(chr).filter(lambda c: not "\ud800" <= c < "\ue000")
    folds(data.draw(st.text(block | st.sampled_from(" \u200c\u0301\u064e\u093c\u0e49"), max_size=40)))
