"""Quotes and names in every script: what changes no word is no difference, a tone or a dot is one."""

import pytest

from bot.desk.quotes import called, suggest
from bot.desk.verify import verify
from bot.desk.who import who
from tests.verify.conftest import Newsdesk

SAID = {
    "ar": ("قالت سلمى نموذج: «لم نبع المنارة القديمة لأحد في هذا العام».", "سلمى نموذج"),
    "he": ('דנה דוגמה אמרה: "המגדלור לא נמכר לאיש השנה הזאת".', "דנה דוגמה"),
    "fa": ("مینا نمونه گفت: «ما این فانوس‌های کهنه را نمی‌فروشیم».", "مینا نمونه"),
    "vi": ("“Chúng tôi không bán ngọn hải đăng cũ hoà bình này,” Lý Thị Mẫu nói.", "Lý Thị Mẫu"),
    "zh": ("馬曉樣說：“我們今年不會賣掉這座舊燈塔。”", "馬曉樣"),
    "th": ("นายตัวอย่าง ใจงาม กล่าวว่า “เราจะซ่อมประภาคารเก่าที่น้ำลึกในปี ๒๕๗๐”", "ตัวอย่าง ใจงาม"),
    "hi": ("मीरा नमूना ने कहा, “हम १५ मई से पहले सम्पर्क नहीं तोड़ेंगे और गाँव बताएँगे।”", "मीरा नमूना"),
    "mr": ("मीना नमुना म्हणाल्या, “आम्ही या दऱ्या बँकेला विकणार नाही.”", "मीना नमुना"),
    "bn": ("রিনা নমুনা বলেন, “আমরা ১৫ মে বাতিঘরটি খুলব না।”", "রিনা নমুনা"),
    "si": ("මීනා කීවාය, “අපි ශ්\u200dරී ලංකාවේ ප්\u200dරදීපාගාරය විකුණන්නේ නැහැ.”", "මීනා"),
    "ro": ("Ana Model a spus: „Nu știm cui îi vindem farul și casa”.", "Ana Model"),
    "sv": ("Lisa Prov sade: ”Vi säljer inte fyren i år.”", "Lisa Prov"),
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
    ("hi", "हम 15 मई से पहले संपर्क नहीं तोड़ेंगे और गांव बताएंगे", "verbatim"),
    ("hi", "हम 16 मई से पहले संपर्क नहीं तोड़ेंगे और गांव बताएंगे", "altered"),
    ("mr", "आम्ही या दर\u094d\u200dया बॅंकेला विकणार नाही", "verbatim"),
    ("mr", "आम्ही या दर्या बँकेला विकणार नाही", "altered"),
    ("mr", "आम्ही या दऱ्या बँकेला विकणार", "altered"),
    ("bn", "আমরা 15 মে বাতিঘরটি খুলব", "altered"),
    ("si", "අපි ශ්රී ලංකාවේ ප්රදීපාගාරය විකුණන්නේ නැහැ", "verbatim"),
    ("ro", "Nu ştim cui îi vindem farul şi casa", "verbatim"),
    ("ro", "știm cui îi vindem farul și casa", "altered"),
    ("sv", "Vi säljer inte fyren i år", "verbatim"),
    ("sv", "Vi säljer fyren i år", "altered"),
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
    "นายตัวอย่าง ใจงาม กล่าวว่า “เราจะซ่อมประภาคารเก่า”",
)
TYPED = {
    "Ly Thi Mau": "Lý Thị Mẫu",
    "lucja zilkova": "Łucja Žilková",
    "Zilkova": "Łucja Žilková",
    "Djuro Djakovic": "Đuro Đaković",
    "J.R. Sample": "J. R. Sample",
    "JR Sample": "J. R. Sample",
    "นายตัวอย่าง ใจงาม": "ตัวอย่าง ใจงาม",
}
SHORTENED = (
    "“The tide is late,” said Lucía Robles Ferrero, the pilot.",
    "“No ship has come,” said Walter K. Ashdown Jr., the keeper.",
    "“We sail tomorrow,” said William “Bud” Harkness, the cook.",
    "“Das Boot bleibt hier“, sagte Ute von der Aue am Montag.",
    "« Le phare reste allumé », a déclaré Jean-Luc d’Arvert.",
    "“Nobody called,” said Ben Ashdown, the baker.",
)
ASKED = {
    "Lucia Robles": "Lucía Robles Ferrero",
    "L. Robles Ferrero": "Lucía Robles Ferrero",
    "Robles Ferrero, Lucía": "Lucía Robles Ferrero",
    "Ferrero": None,
    "Bud Harkness": "William “Bud” Harkness",
    "W. K. Ashdown": "Walter K. Ashdown Jr.",
    "WK Ashdown": "Walter K. Ashdown Jr.",
    "Walter Ashdown": "Walter K. Ashdown Jr.",
    "Walter Ashdown Sr.": None,
    "B. Ashdown": "Ben Ashdown",
    "Carl Ashdown": None,
    "von der Aue": "Ute von der Aue",
    "J.-L. d'Arvert": "Jean-Luc d’Arvert",
    "Darvert": "Jean-Luc d’Arvert",
}
"""Whom a shortened or turned name means; None where nobody is called so."""


async def test_people_are_found_as_they_are_typed(news: Newsdesk) -> None:
    for text in PEOPLE:
        await news.add(text, language="th" if "นาย" in text else "en")
    answers = {typed: await who(news.desk, news.archive, typed) for typed in TYPED}
    assert {typed: answer.person and answer.person.name for typed, answer in answers.items()} == TYPED
    assert all(answer.quotes == 1 for answer in answers.values())


async def test_initials_one_surname_and_another_order_mean_whoever_has_the_rest(news: Newsdesk) -> None:
    for text in SHORTENED:
        language = "fr" if "«" in text else "de" if "Boot" in text else "en"
        await news.add(text, language="es" if "Robles" in text else language)
    found = {}
    for typed in ASKED:
        people = await called(news.desk, news.archive, typed)
        found[typed] = people[0].name if len(people) == 1 else None
    assert found == ASKED
    for begun in ("arve", "d'arv", "luc"):
        assert len(await suggest(news.desk, news.archive, begun)) > 0, begun


async def test_the_one_who_is_called_just_so_is_meant(news: Newsdesk) -> None:
    await news.add("“The old pier stays open,” Ana Muñoz said on Monday.")
    await news.add("“The new pier will be closed,” Ana Munoz said on Friday.")
    assert (await who(news.desk, news.archive, "Ana Munoz")).latest[0].cut.text == "The new pier will be closed,"
    assert [person.name for person in await suggest(news.desk, news.archive, "muno")] == ["Ana Munoz", "Ana Muñoz"]
    assert [person.name for person in await suggest(news.desk, news.archive, "Muño")][:1] == ["Ana Muñoz"]
