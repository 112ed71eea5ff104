"""Quotes and names in every script: what changes no word is no difference, a tone or a dot is one."""

import pytest

from bot.desk.called import called
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
    "my": ("ဦးနမူနာက “ဒီနှစ်ထဲမှာ မီးပြတိုက်ဟောင်းကို မရောင်းပါဘူး” ဟု ပြောသည်။", None),
    "km": ("លោក គំរូ បាននិយាយថា «យើងនឹងមិនលក់ប៉មភ្លើងចាស់ទេ»។", None),
    "ja": ("清水見本町長は「灯台は二〇三四年に閉じる」と述べた。", "清水見本"),
    "hi": ("मीरा नमूना ने कहा, “हम १५ मई से पहले सम्पर्क नहीं तोड़ेंगे और गाँव बताएँगे।”", "मीरा नमूना"),
    "mr": ("मीना नमुना म्हणाल्या, “आम्ही या दऱ्या बँकेला विकणार नाही.”", "मीना नमुना"),
    "bn": ("রিনা নমুনা বলেন, “আমরা ১৫ মে বাতিঘরটি খুলব না।”", "রিনা নমুনা"),
    "si": ("මීනා කීවාය, “අපි ශ්\u200dරී ලංකාවේ ප්\u200dරදීපාගාරය විකුණන්නේ නැහැ.”", "මීනා"),
    "ro": ("Ana Model a spus: „Nu știm cui îi vindem farul și casa”.", "Ana Model"),
    "sv": ("Lisa Prov sade: ”Vi säljer inte fyren i år.”", "Lisa Prov"),
    "tr": ("“Ilık suların ışığını kimseye satmadık,” dedi Örnek Kaya.", "Örnek Kaya"),
    "az": ("“Mayakı heç kimə satmayacağıq, bu ada ucuz deyil,” Örnək Qayalı bildirib və getdi.", "Örnək Qayalı"),
    "ru": ("Марина Образцова: «Мы не продадим старый маяк, всё останется людям и чайкам».", "Марина Образцова"),
    "uk": ("Марина Зразкова: «Ми не віддамо п'ятьох маяків нікому до весни».", "Марина Зразкова"),
    "bg": ("Мария Примерова: „Никой не продава фара и нищо не ѝ пречи“.", "Мария Примерова"),
    "el": ("Μαρία Δείγμα: «Δεν πουλάμε τον παλιό φάρο, ποιος το είπε αυτό;».", "Μαρία Δείγμα"),
    "sq": ("Mira Gurra: “Nuk do ta shesim farin e vjetër këtë vit”.", "Mira Gurra"),
    "hr": ("Mira Uzorak: „Nikome nećemo prodati stari svjetionik“.", "Mira Uzorak"),
    "et": ("Mari Näidis: „Me ei müü vana majakat kellelegi“.", "Mari Näidis"),
    "lt": ("Rūta Pavyzdė: „Nėra ko parduoti švyturio šiemet“.", "Rūta Pavyzdė"),
    "hy": ("Մարի Օրինակյան. «Մենք հին փարոսը չենք վաճառի մինչև գարուն»։", "Մարի Օրինակյան"),
    "ka": ("მარიამ ნიმუშიძემ თქვა: „ჩვენ ძველ შუქურას არ გავყიდით გაზაფხულამდე“.", "მარიამ ნიმუშიძე"),
    "ur-marks": ("نمونہ بیگم نے کہا: ’’ہم مینار پر ۲۵ چراغ نہیں جلائیں گے۔‘‘ پھر وہ چلی گئیں۔", "نمونہ بیگم"),
    "ur": ("نمونہ خان نے کہا: ”ہم یہ پرانا مینار نہیں بیچیں گے“۔", "نمونہ خان"),
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
    ("my", "ဒီနှစ်ထဲမှာ မီးပြတိုက်ဟောင်းကို မရောင်းပါဘူး။", "verbatim"),
    ("my", "ဒီႏွစ္ထဲမွာ မီးျပတိုက္ေဟာင္းကို မေရာင္းပါဘူး", "verbatim"),
    ("my", "ဒီနှစ်ထဲမှာ မီးပြတိုက်ဟောင်းကို ရောင်းပါမယ်", "altered"),
    ("km", "យើងនឹងមិនលក់ប៉មភ្លើងចាស់ទេ។", "verbatim"),
    ("ja", "灯台は2034年に閉じる", "verbatim"),
    ("ja", "灯台は２０３５年に閉じる", "altered"),
    ("zh", "我们今年不会卖掉这座旧灯塔", "verbatim"),
    ("zh", "我们今年会卖掉这座旧灯塔", "altered"),
    ("th", "เราจะซ่อมประภาคารเก่าที่น\u0e4d\u0e49าลึกในปี 2570", "verbatim"),
    ("th", "เราจะซ่อมประภาคารเก่าที่น\u0e33\u0e49ลึกในปี ๒๕๗๐", "verbatim"),
    ("th", "เราจะซ่อมประภาคารเกาที่น้ำลึกในปี ๒๕๗๐", "altered"),
    ("ko", "우리는 이 등대를 못닫습니다. 비용은 12억원입니다", "verbatim"),
    ("ko", "우리는 이 등대를 닫습니다. 비용은 12억원입니다", "altered"),
    ("id", "Kami tidak menutup mercusuar ini, biayanya Rp 1.500.000", "verbatim"),
    ("id", "Kami tidak menutup mercusuar ini, biayanya Rp 1.600.000", "altered"),
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
    ("ar", "نبع المنارة القديمة لأحد في هذا العام", "altered"),
    ("he", "נמכר לאיש השנה הזאת", "altered"),
    ("fa", "ما این فانوس های کهنه را نمی فروشیم", "verbatim"),
    ("fa", "ما این فانوس های کهنه را می فروشیم", "altered"),
    ("tr", "ILIK SULARIN IŞIĞINI KİMSEYE SATMADIK", "verbatim"),
    ("az", "bu ada ucuz", "altered"),
    ("ru", "Мы не продадим старый мая\u0301к, все останется людям и чайкам", "verbatim"),
    ("ru", "продадим старый маяк, всё останется людям", "altered"),
    ("uk", "Ми не віддамо пʼятьох маяків нікому до весни", "verbatim"),
    ("uk", "віддамо п'ятьох маяків нікому до весни", "altered"),
    ("bg", "нищо не й пречи", "verbatim"),
    ("bg", "Никой не продава фара и нищо не и пречи", "altered"),
    ("el", "ΔΕΝ ΠΟΥΛΑΜΕ ΤΟΝ ΠΑΛΙΟ ΦΑΡΟ", "verbatim"),
    ("el", "Δεν πουλάμε τον παλιό φάρο, ποίος το είπε", "altered"),
    ("el", "πουλάμε τον παλιό φάρο, ποιος το είπε", "altered"),
    ("sq", "Nuk do ta shesim farin e vjetër këtë vit", "verbatim"),
    ("sq", "do ta shesim farin e vjetër këtë vit", "altered"),
    ("hr", "ćemo prodati stari svjetionik", "altered"),
    ("et", "müü vana majakat kellelegi", "altered"),
    ("lt", "ko parduoti švyturio šiemet", "altered"),
    ("hy", "Մենք հին փարոսը չենք վաճառի մինչեւ գարուն", "verbatim"),
    ("ka", "ᲩᲕᲔᲜ ᲫᲕᲔᲚ ᲨᲣᲥᲣᲠᲐᲡ ᲐᲠ ᲒᲐᲕᲧᲘᲓᲘᲗ", "verbatim"),
    ("ka", "ჩვენ ძველ შუქურას გავყიდით გაზაფხულამდე", "altered"),
    ("ur-marks", "ہم مینار پر 25 چراغ نہیں جلائیں گے", "verbatim"),
    ("ur-marks", "ہم مینار پر 26 چراغ نہیں جلائیں گے", "altered"),
    ("hy", "Մենք հին փարոսը չե՛նք վաճառի մինչև գարուն", "verbatim"),
    ("ur", "هم يہ پرانا مينار نہيں بيچيں گے", "verbatim"),
)


@pytest.fixture
async def filled(news: Newsdesk) -> Newsdesk:
    for language, (text, _) in SAID.items():
        await news.add(text, "2031-03-01", language=language.partition("-")[0], title=language)
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
SHORTENED = (
    "“The tide is late,” said Lucía Robles Ferrero, the pilot.",
    "“No ship has come,” said Walter K. Ashdown Jr., the keeper.",
    "“We sail tomorrow,” said William “Bud” Harkness, the cook.",
    "“Das Boot bleibt hier“, sagte Ute von der Aue am Montag.",
    "« Le phare reste allumé », a déclaré Jean-Luc d’Arvert.",
    "“Nobody called,” said Ben Ashdown, the baker.",
)
BY_SHORT_NAME = {
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


@pytest.mark.parametrize("typed", ["ใจงาม", "Misal", "Trần Thị Thu Sạch", "Contoh Misal"])
async def test_a_family_s_or_a_father_s_part_is_nobody(news: Newsdesk, typed: str) -> None:
    for text in PEOPLE:
        await news.add(text, language="th" if "นาย" in text else "en")
    with pytest.raises(NobodyQuoted):
        await who(news.desk, news.archive, typed)


async def test_initials_one_surname_and_another_order_mean_whoever_has_the_rest(news: Newsdesk) -> None:
    for text in SHORTENED:
        language = "fr" if "«" in text else "de" if "Boot" in text else "en"
        await news.add(text, language="es" if "Robles" in text else language)
    found = {}
    for typed in BY_SHORT_NAME:
        people = await called(news.desk, news.archive, typed)
        found[typed] = people[0].name if len(people) == 1 else None
    assert found == BY_SHORT_NAME
    for begun in ("arve", "d'arv", "luc"):
        assert len(await suggest(news.desk, news.archive, begun)) > 0, begun


async def test_the_one_who_is_called_just_so_is_meant(news: Newsdesk) -> None:
    await news.add("“The old pier stays open,” Ana Muñoz said on Monday.")
    await news.add("“The new pier will be closed,” Ana Munoz said on Friday.")
    assert (await who(news.desk, news.archive, "Ana Munoz")).latest[0].cut.text == "The new pier will be closed,"
    assert [person.name for person in await suggest(news.desk, news.archive, "muno")] == ["Ana Munoz", "Ana Muñoz"]
    assert [person.name for person in await suggest(news.desk, news.archive, "Muño")][:1] == ["Ana Muñoz"]


NAMED = (
    ("ru", "Пётр Семёнович Образцов: «Маяк не горит с весны».\n\nИлья Образцов: «Мы ждём масло»."),
    ("uk", "Мар'яна Зразкова: «Маяк не світить з весни»."),
    ("sr", "Његош Угљешић-Жежељ: „Маяк не ради“.\n\nĐurđa Čamdžić: „Čekamo ulje“."),
    ("el", "Νικόλαος Παραδειγματάκης: «Ο φάρος έσβησε την άνοιξη»."),
    ("tr", "Ilgın Örnekoğlu: “Fener söndü.”\n\nÖzgür Örnekoğlu: “Yağ bekliyoruz.”"),
)
ASKED = {
    "Образцов Петр": "Пётр Семёнович Образцов",
    "П.С. Образцов": "Пётр Семёнович Образцов",
    "Образцов И.": "Илья Образцов",
    "Петр Образцов": "Пётр Семёнович Образцов",
    "Маряна Зразкова": "Мар'яна Зразкова",
    "Зразкова Марʼяна": "Мар'яна Зразкова",
    "Njegoš Uglješić-Žeželj": "Његош Угљешић-Жежељ",
    "Ђурђа Чамџић": "Đurđa Čamdžić",
    "ΠΑΡΑΔΕΙΓΜΑΤΑΚΗΣ ΝΙΚΟΛΑΟΣ": "Νικόλαος Παραδειγματάκης",
    "Ν. Παραδειγματάκης": "Νικόλαος Παραδειγματάκης",
    "I. Örnekoğlu": "Ilgın Örnekoğlu",
    "Örnekoğlu Özgür": "Özgür Örnekoğlu",
}
NOBODY = ("А. Образцов", "Семёнович", "Μ. Παραδειγματάκης", "Илья Зразкова")


async def test_people_are_found_by_the_family_name_first_initials_and_the_other_alphabet(news: Newsdesk) -> None:
    for language, text in NAMED:
        await news.add(text, language=language, title=language)
    answers = {typed: await who(news.desk, news.archive, typed) for typed in ASKED}
    assert {typed: answer.person and answer.person.name for typed, answer in answers.items()} == ASKED
    for typed in NOBODY:
        with pytest.raises(NobodyQuoted):
            await who(news.desk, news.archive, typed)


async def test_a_title_beside_a_name_is_not_asked_for(news: Newsdesk) -> None:
    await news.add("윤견본 군수는 “등대를 고치겠다”고 말했다.", language="ko", title="ko")
    await news.add("清水見本町長は「灯台は残す」と述べた。", language="ja", title="ja")
    await news.add("渔业局局长罗晓样表示：“今年不开灯塔。”", language="zh", title="zh")
    asked = {"윤견본 군수": "윤견본", "清水見本町長": "清水見本", "局长罗晓样": "罗晓样", "羅曉樣局長": "罗晓样"}
    answers = {typed: await who(news.desk, news.archive, typed) for typed in asked}
    assert {typed: answer.person and answer.person.name for typed, answer in answers.items()} == asked
    for typed in ("윤견본수", "見本町長"):
        with pytest.raises(NobodyQuoted):
            await who(news.desk, news.archive, typed)
