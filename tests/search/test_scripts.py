"""Topics are found in the writing of whoever types them: with or without marks, prefixes and endings, and whole."""

import pytest

from bot.desk import topic_search
from bot.desk.topic_search import TopicQuery
from bot.text import segmenter
from tests.search.conftest import Shelf
from tests.search.reports import Report, about, missed_and_wrong
from tests.search.sample import draft

REPORTS = (
    Report(
        "Arabic: the article with its particles, hamza, teh marbuta, tatweel (Ryding 2005, 40; Unicode 9.2)",
        "ar",
        "المنارة القديمة تعود للعمل",
        "عادت المنارة إلى العمل، ويقول الصيادون وسالم إن الضوء أقوى.",
        ("سالم", "منارة", "المناره", "والمنارة", "للمنارة", "المنـــارة", "اقوى", "الصيادون"),
        ("مناره البحر",),
    ),
    Report(
        "Persian: the non-joiner, and Arabic letters (Academy of Persian 2005)",
        "fa",
        "فانوس‌های دریایی خاموش شدند",
        "فانوس‌های دریایی بندر ماه‌شهر دو شب خاموش بودند.",
        ("فانوس دریایی", "فانوس های دریایی", "فانوس‌های", "ماه شهر", "درياييِ"),
    ),
    Report(
        "Hebrew: prefixes, points, gershayim",
        "he",
        "המגדלור בחוף נסגר",
        'הדייגים התלוננו בפני מנכ"ל הנמל, ובמגדלור כבה האור.',
        ("מגדלור", "המגדלור", "מִגְדַּלּוֹר", "מנכ״ל", 'מנכ"ל', "חוף"),
        ("דלור",),
    ),
    Report(
        "Hindi: nukta, nasals, digits (Central Hindi Directorate 2016)",
        "hi",
        "बन्दरगाह का प्रकाशस्तंभ",
        "बन्दरगाह का प्रकाशस्तम्भ सन् २०२६ में फिर जलेगा, ज़िला अधिकारी ने कहा।",
        ("बंदरगाह", "प्रकाशस्तम्भ", "2026", "जिला"),
    ),
    Report(
        "Turkish: without dots and tails, with endings",
        "tr",
        "Işıklı kulenin gözcüsü",
        "Gözcü, kulenin ışığının on gün söndüğünü söyledi.",
        ("gozcu", "isikli kule", "gözcüsü"),
    ),
    Report(
        "Polish: consonants before endings (Swan 2002)",
        "pl",
        "Latarnia w Borzęcicach",
        "W latarni zgasło światło. O sprawie mówiono w gazecie i na rynku w Krakowie.",
        ("rynek", "Kraków", "latarnia", "Borzecice"),
    ),
    Report(
        "Finnish: consonant gradation (ISK, § 41), and words without dots",
        "fi",
        "Majakka Lindvikin kadulla",
        "Majakan vartija sai luvan lähteä Turussa.",
        ("katu", "lupa", "Turku", "lahtea"),
    ),
    Report(
        "Vietnamese: tones tell words apart where they are typed",
        "vi",
        "Hải đăng và vườn dừa",
        "Ngọn hải đăng cạnh vườn dừa đã tắt. Họp hoà giải diễn ra hôm qua.",
        ("hai dang", "vuon dua", "hòa giải", "dừa"),
    ),
    Report(
        "Serbo-Croatian dj, Nordic aa, as they are typed",
        "en",
        "Đurđević opens the Århus lamp",
        "Vuk Đurđević opened the lamp works in Århus.",
        ("Djurdjevic", "Aarhus", "Durdevic"),
    ),
    Report(
        "Chinese: traditional, one sign, whole words",
        "zh",
        "老燈塔重新點亮",
        "漁民說，燈塔的光很強。日本國家電視台也來採訪。",
        ("灯塔", "燈塔", "塔", "光"),
        ("本国",),
    ),
    Report(
        "Japanese: kana, long vowels, whole words",
        "ja",
        "灯台のプリンターが故障",
        "灯台守によると、西東京都市圏からもカメラを持った客が来る。",
        ("プリンタ", "ぷりんた", "カメラ", "灯台"),
        ("京都",),
    ),
    Report(
        "Korean: particles and spaces (Hangul Orthography, article 50)",
        "ko",
        "등대 관리인이 바뀐다",
        "등대를 지키던 관리인은 사랑이란 말로 편지를 맺었다. 등대 보존 위원회가 열렸다.",
        ("등대", "등대가", "보존위원회", "관리인"),
        ("이란",),
    ),
    Report(
        "Thai: digits, whole words",
        "th",
        "ประภาคารเก่า",
        "ชาวประมงสามารถเห็นแสงไฟของประภาคารได้ในปี ๒๕๖๙",
        ("ประภาคาร", "2569", "แสงไฟ"),
        ("รถ", "มาร"),
    ),
    Report(
        "Burmese: digits, whole words (Unicode Technical Note 11)",
        "my",
        "မီးပြတိုက်ဟောင်း",
        "မီးပြတိုက်ကို ၂၀၂၆ ခုနှစ်တွင် ပြန်ဖွင့်မည်ဟု နိုင်ငံရေး ပါတီက ပြောသည်။",
        ("မီးပြတိုက်", "2026"),
        ("ရေ",),
    ),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.language)
async def test_a_report_is_found_as_its_readers_type(shelf: Shelf, report: Report) -> None:
    assert await missed_and_wrong(shelf, report) == ([], []), report.rule


@pytest.mark.parametrize("before", range(55, 62))
async def test_a_phrase_is_found_wherever_it_stands(shelf: Shelf, before: int) -> None:
    text = "word " * before + "the fictional green lamp of the old harbour keeper shone and then it went out again."
    article = await shelf.add(shelf.theirs, draft("Notes", text))
    for phrase in ('"green lamp"', '"the fictional green lamp of the old harbour keeper shone and then"'):
        result = await topic_search.search(shelf.desk, TopicQuery(shelf.theirs, phrase))
        assert [entry.article for entry in result.ranked] == [article], phrase


async def test_without_a_segmenter_every_hit_counts(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenter, "_breaker", lambda: None)
    article = await shelf.add(shelf.theirs, draft("西東京都", "西東京都の灯台は古い。", language="ja"))
    assert await about(shelf, "京都") == [article]


async def test_exact_accents_come_first_and_others_are_left_out(shelf: Shelf) -> None:
    plain = await shelf.add(shelf.theirs, draft("Cua Lo", "The beach of Cua Lo was cleaned.", language="en"))
    exact = await shelf.add(shelf.theirs, draft("Cửa Lò", "Bãi biển Cửa Lò sạch.", language="vi"))
    other = await shelf.add(shelf.theirs, draft("Cưa lộ", "Tiếng cưa lộ.", language="vi"))
    assert set(await about(shelf, "cua lo")) == {plain, exact, other}
    assert set(await about(shelf, "cửa lò")) == {plain, exact}


async def test_a_form_of_one_language_is_no_word_of_another(shelf: Shelf) -> None:
    finnish = await shelf.add(shelf.theirs, draft("Sota", "Sodan jälkeen majakka paloi.", language="fi"))
    english = await shelf.add(shelf.theirs, draft("Soda works", "The soda works of the harbour burned.", language="en"))
    assert await about(shelf, "sota") == [finnish]
    assert english in await about(shelf, "soda")
