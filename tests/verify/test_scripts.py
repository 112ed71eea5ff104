"""Quotes and names in every script: what changes no word is no difference, a tone or a dot is one."""

import pytest

from bot.desk.quotes import suggest
from bot.desk.verify import verify
from bot.desk.who import who
from bot.errors.missing import NobodyQuoted
from tests.verify.conftest import Newsdesk

SAID = {
    "ar": ("قالت سلمى نموذج: «لم نبع المنارة القديمة لأحد في هذا العام».", "سلمى نموذج"),
    "he": ('דנה דוגמה אמרה: "המגדלור לא נמכר לאיש השנה הזאת".', "דנה דוגמה"),
    "fa": ("مینا نمونه گفت: «ما این فانوس‌های کهنه را نمی‌فروشیم».", "مینا نمونه"),
    "vi": ("“Chúng tôi không bán ngọn hải đăng cũ hoà bình này,” Lý Thị Mẫu nói.", "Lý Thị Mẫu"),
    "zh": ("馬曉樣說：“我們今年不會賣掉這座舊燈塔。”", "馬曉樣"),
    "th": ("นายตัวอย่าง ใจงาม กล่าวว่า “เราจะซ่อมประภาคารเก่าที่น้ำลึกในปี ๒๕๗๐”", "ตัวอย่าง ใจงาม"),
    "ko": ("견본수 소장은 “우리는 이 등대를 못 닫습니다. 비용은 12억 원입니다”라고 말했다.", "견본수"),
    "id": ("Contoh berkata, “Kami tidak menutup mercusuar ini, biayanya Rp1.500.000.”", "Contoh"),
    "tr": ("“Ilık suların ışığını kimseye satmadık,” dedi Örnek Kaya.", "Örnek Kaya"),
}
VERDICTS = (
    ("ar", "لَمْ نَبِعِ المنارةَ القديمةَ لأحدٍ في هذا العام", "verbatim"),
    ("ar", "لم نبع المنـــارة القديمة لأحد في هذا العام", "verbatim"),
    ("ar", "لم نبع المنارة لأحد في هذا العام", "altered"),
    ("he", "הַמִּגְדַּלּוֹר לֹא נמכר לאיש השנה הזאת", "verbatim"),
    ("fa", "ما این فانوسهای کهنه را نمیفروشیم", "verbatim"),
    ("fa", "ما اين فانوس‌هاي كهنه را نمي‌فروشيم", "verbatim"),
    ("vi", "Chúng tôi không bán ngọn hải đăng cũ hòa bình này", "verbatim"),
    ("vi", "Chúng tôi không bàn ngọn hải đăng cũ hoà bình này", "altered"),
    ("vi", "Chung toi khong ban ngon hai dang cu hoa binh nay", "altered"),
    ("zh", "我们今年不会卖掉这座旧灯塔", "verbatim"),
    ("zh", "我们今年会卖掉这座旧灯塔", "altered"),
    ("th", "เราจะซ่อมประภาคารเก่าที่น\u0e4d\u0e49าลึกในปี 2570", "verbatim"),
    ("th", "เราจะซ่อมประภาคารเก่าที่น\u0e33\u0e49ลึกในปี ๒๕๗๐", "verbatim"),
    ("th", "เราจะซ่อมประภาคารเกาที่น้ำลึกในปี ๒๕๗๐", "altered"),
    ("ko", "우리는 이 등대를 못닫습니다. 비용은 12억원입니다", "verbatim"),
    ("ko", "우리는 이 등대를 닫습니다. 비용은 12억원입니다", "altered"),
    ("id", "Kami tidak menutup mercusuar ini, biayanya Rp 1.500.000", "verbatim"),
    ("id", "Kami tidak menutup mercusuar ini, biayanya Rp 1.600.000", "altered"),
    ("tr", "Ilik sularin isigini kimseye satmadik", "altered"),
)


@pytest.fixture
async def filled(news: Newsdesk) -> Newsdesk:
    for language, (text, _) in SAID.items():
        await news.add(text, "2031-03-01", language=language, title=language)
    return news


async def test_verdicts(filled: Newsdesk) -> None:
    found = {}
    for language, quote, _ in VERDICTS:
        answer = await verify(filled.desk, filled.archive, quote)
        found[language, quote] = answer.verdict, answer.article.title.value if answer.article else None
    assert found == {(language, quote): (verdict, language) for language, quote, verdict in VERDICTS}


PEOPLE = (
    "“The lamp stays green,” Lý Thị Mẫu said. The keeper left early.",
    "“Nobody asked the harbour,” said Łucja Žilková, the pilot.",
    "“The ferry waits for nobody,” Đuro Đaković said on Monday.",
    "“We paint the boats in spring,” said J. R. Sample, the painter.",
    "นายตัวอย่าง ใจงาม กล่าวว่า “เราจะซ่อมประภาคารเก่า” ด้าน น.ส.สมมุติ ใจงาม ครู กล่าวว่า “เด็กทุกคนปลอดภัยดี”",
    "“The lamp room stays shut,” said Datuk Ahmad Contoh bin Misal, the minister. "
    "“It rains here every night,” said Tan Mei-ling.",
    "“The pier is wet,” said Engr. Juan dela Halimbawa Jr. “We wait for the boat,” said Ma. Teresa Huwaran.",
    "“The boat is late,” said J. Karim. “The net is torn,” said Trần Thị Thu Sách, a fisher.",
)
TYPED = {
    "Ly Thi Mau": "Lý Thị Mẫu",
    "lucja zilkova": "Łucja Žilková",
    "Zilkova": "Łucja Žilková",
    "Djuro Djakovic": "Đuro Đaković",
    "J.R. Sample": "J. R. Sample",
    "JR Sample": "J. R. Sample",
    "นายตัวอย่าง ใจงาม": "ตัวอย่าง ใจงาม",
    "ตัวอย่าง": "ตัวอย่าง ใจงาม",
    "นาย ตัวอย่าง": "ตัวอย่าง ใจงาม",
    "นางสาวสมมุติ ใจงาม": "สมมุติ ใจงาม",
    "Ahmad Contoh": "Ahmad Contoh bin Misal",
    "Dato' Seri Ahmad Contoh": "Ahmad Contoh bin Misal",
    "Tan Meiling": "Tan Mei-ling",
    "Juan Dela Halimbawa": "Juan dela Halimbawa Jr.",
    "dela Halimbawa": "Juan dela Halimbawa Jr.",
    "Maria Teresa Huwaran": "Ma. Teresa Huwaran",
    "J Karim": "J. Karim",
    "Thu Sach": "Trần Thị Thu Sách",
    "bà Sách": "Trần Thị Thu Sách",
}


async def test_people_are_found_as_they_are_typed(news: Newsdesk) -> None:
    for text in PEOPLE:
        await news.add(text, language="th" if "นาย" in text else "en")
    answers = {typed: await who(news.desk, news.archive, typed) for typed in TYPED}
    assert {typed: answer.person and answer.person.name for typed, answer in answers.items()} == TYPED
    assert all(answer.quotes == 1 for answer in answers.values())


@pytest.mark.parametrize("typed", ["ใจงาม", "Misal", "Trần Thị Thu Sạch", "Contoh Misal"])
async def test_a_family_s_or_a_father_s_part_is_nobody(news: Newsdesk, typed: str) -> None:
    for text in PEOPLE:
        await news.add(text, language="th" if "นาย" in text else "en")
    with pytest.raises(NobodyQuoted):
        await who(news.desk, news.archive, typed)


async def test_the_one_who_is_called_just_so_is_meant(news: Newsdesk) -> None:
    await news.add("“The old pier stays open,” Ana Muñoz said on Monday.")
    await news.add("“The new pier will be closed,” Ana Munoz said on Friday.")
    assert (await who(news.desk, news.archive, "Ana Munoz")).latest[0].cut.text == "The new pier will be closed,"
    assert [person.name for person in await suggest(news.desk, news.archive, "muno")] == ["Ana Munoz", "Ana Muñoz"]
    assert [person.name for person in await suggest(news.desk, news.archive, "Muño")][:1] == ["Ana Muñoz"]
