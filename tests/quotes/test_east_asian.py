"""Speakers in Chinese, Japanese and Korean: told by the frames of these languages, or not at all."""

import pytest

from bot.analysis.quotations.extraction import extract

TOLD: dict[str, dict[str, list[str | None]]] = {
    "zh": {
        "渔业局局长罗晓样周三对记者表示：“今年不开灯塔。”罗晓样说：“明年再看。”": ["罗晓样", "罗晓样"],
        "“太冷了，”牧民马样说，“羊都病了。”": ["马样", "马样"],
        "衛生局發言人蘇文樣：「疫苗足夠。」": ["蘇文樣"],
        "导演皮埃尔·样本表示：“我喜欢大海。”": ["皮埃尔·样本"],
        "湖南省政府表示：“项目按期完成。”": [None],
        "局长罗晓样没有说过“灯塔要卖掉”。": [None],
        "记者向灯塔局局长罗晓样提问：“为什么？”": [None],
        "局长罗晓样和船长马样说：“没有危险。”": [None],
    },
    "ja": {
        "島根の清水見本町長は「灯台は残す」と述べた。清水町長は「急がない」とも話した。": ["清水見本", "清水見本"],
        "「眠れない」。漁師の小川見本さんはこう語った。": ["小川見本"],
        "「調査中だ」と、見本海運のミホン社長は説明した。": ["ミホン"],
        "小川見本監督が率いるチームの選手は「勝てる」と語った。": [],
        "清水見本町長は住民が「怖い」と話したと述べた。": [],
        "清水見本町長とミホン社長は「結束は固い」と述べた。": [],
        "小川氏は「辞める」とは言っていない。": [],
        "県は「安全だ」と説明した。": [],
        "いわゆる「働き方改革」について清水見本町長は語らなかった。": [],
    },
    "ko": {
        "윤견본 군수는 “등대를 고치겠다”며 “봄에 연다”고 말했다. 윤 군수는 “돈이 없다”고 덧붙였다.": ["윤견본"] * 3,
        "“파도가 너무 높았습니다.” 어민 문견본 씨의 말이다.": ["문견본"],
        "윤견본 군수는 야당이 “무책임하다”고 말했다고 전했다.": [],
        "윤견본 군수와 문견본 감독은 “끝까지 뛰겠다”고 다짐했다.": [],
        "정부는 “문제가 없다”고 밝혔다.": [],
        "윤견본 군수는 “그만두겠다”고 말하지 않았다.": [],
    },
}  # fmt: skip
CASES = [(language, text) for language, texts in TOLD.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_frame_tells_the_speaker_or_nobody_does(language: str, text: str) -> None:
    quotes = extract(text, language)
    assert [quote.speaker for quote in quotes] == TOLD[language][text]
    for quote in quotes:
        if quote.speaker and quote.speaker_at:
            assert text[quote.speaker_at.start : quote.speaker_at.end] == quote.speaker


def test_a_title_is_the_role_and_a_word_of_respect_is_none() -> None:
    (mayor,) = extract("清水見本町長は「灯台は残す」と述べた。", "ja")
    (fisher,) = extract("「眠れない」。漁師の小川見本さんはこう語った。", "ja")
    assert (mayor.role, fisher.role) == ("町長", None)


@pytest.mark.parametrize("language", TOLD)
def test_a_text_without_a_language_is_told_by_its_letters(language: str) -> None:
    text, speakers = next(iter(TOLD[language].items()))
    assert [quote.speaker for quote in extract(text, None)][:1] == speakers[:1]


@pytest.mark.parametrize("sign", ["「", "“", "王", "市长王", "김", "は", "と言", "さん"])
def test_hostile_repetition_takes_no_time(sign: str) -> None:
    extract(sign * 20_000, "zh")
    extract(f"{sign * 2_000}「見本」と述べた。" * 5, "ja")
    extract(f"{sign * 2_000}“견본”이라고 말했다." * 5, "ko")
