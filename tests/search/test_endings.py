"""Topics are found in the forms that each language gives its words, and typed on whatever keyboard is at hand."""

from bot.desk import topic_search
from bot.desk.suggest import suggest
from bot.desk.topic_search import TopicQuery
from tests.search.conftest import Shelf
from tests.search.sample import draft

REPORTS = {
    "uk": (
        "Маяк у Зоряному погас",
        "Доглядачі маяків Зав'ялова просять про ремонти башт. П'ятьох матросів повезли до Ґанкова на вечірній нічліг.",
        "маяки доглядач башта ремонт Завʼялова Завялова Зав’ялова Ганків матрос Зоряне",
        "мая рем",
    ),
    "bg": (
        "Фарът край Светлово угасна",
        "Пазачите на фара питат министъра за ремонта. Розата на ветровете е паднала, учениците я пазят.",
        "фар фара пазач министър ремонт роза ученик",
        "фарс ремък",
    ),
    "ka": (
        "ნათელის შუქურა ჩაქრა",
        "მეზღვაურებმა შუქურასთან თქვეს, რომ ნავსადგურიდან გემებს ვეღარ ხედავენ. ინჟინრები კოშკში ავიდნენ.",
        "მეზღვაური ნავსადგური გემი ინჟინერი კოშკი ᲨᲣᲥᲣᲠᲐ",
        "შუქი",
    ),
    "az": (
        "Ulduzluda mayak söndü",
        "Mayakçılar gəmilərin limandan çıxmadığını deyir, balıqçı Əsmər Örnəkova körpüdə gözləyir.",
        "mayakçı gəmi gemi liman Esmer körpü ULDUZLU",
        "limon",
    ),
    "ur": (
        "روشن نگر کا مینار بجھ گیا",
        "ملاحوں نے کشتیوں سے بتایا کہ میناروں کی بتیاں بند ہیں۔ انھیں وزیرِ اعلیٰ سے جواب نہیں ملا۔",
        "ملاح کشتی مینار روشننگر وزیراعلی انہیں",
        "کش",
    ),
    "he": (
        "המגדלורים בחופי הארץ כבו",
        "הספינות חיכו, והוועדה ביקרה בבניין הישן של השומרים. שלוש תחנות נסגרו.",
        "מגדלור ספינה הועדה בנין שומר תחנה ספינת",
        "ספין",
    ),
    "fa": (
        "فانوس‌های بندر خاموش ماندند",
        "نگهبانان می‌گویند قایق‌رانی سخت شده و نویسندگان روزنامهٔ آیینه از مسئولان پرسیدند. خوش‌نام هم آمد.",
        "میگویند قایقرانی نویسنده مسوولان خوشنام روزنامه‌ی",
        "قایقر",
    ),
    "hy": (
        "Լուսավանի փարոսը մարեց",
        "Նավաստիները սպասում են նավահանգստում, Երևանից եկել է նկարիչ Արևիկ Օրինակյանը։",
        "փարոս նավաստի Երեւան ԵՐԵՎԱՆ ԱՐԵՎԻԿ Լուսավան",
        "փար",
    ),
    "tr": (
        "Yıldızlı'da fener söndü",
        "Fenerde çalışan öğretmenlerden biri geminin battığını, kârın azaldığını anlattı.",
        "öğretmen gemi kâr YILDIZLI yildizli",
        "gemici",
    ),
    "ru": (
        "Маяк погас в Звёздном",
        "Матросы писали письма из деревень, а смотритель Семён Щёкин чинил лампы, не меняя сорока катушек.",
        "письмо деревня катушка Щекин Семен ма\u0301трос мaяк ЗВЕЗДНЫЙ",
        "мая",
    ),
    "sr": (
        "Светионик код Звездара угашен",
        "Морнари и ђаци чекају бродове, тврди чувар Његош Угљешић.",
        "ђак морнар брод Njegoš Uglješić njegos",
        "бродоградилиште",
    ),
    "el": (
        "Έσβησε ο φάρος της Αστεριάς",
        "Οι ναύτες περίμεναν τα πλοία, η Μαΐρη Ροΐδη κοίταζε τα φώτα.",
        "ΦΑΡΟΣ φαρου ΜΑΪΡΗ ΡΟΪΔΗ Ἀστεριᾶς πλοίο",
        "φαρμάκι",
    ),
    "ar": (
        "منارة النجوم تنطفئ",
        "طالب مسؤولون وبحارات من آل عبدالرحيم بإصلاح المنارات، وبحثوا شؤون الميناء.",
        "مسئول شئون منارة بحارة عبدالرحيم",
        "مسئ",
    ),
}
"""By language a title, a text, words that find it, and words that are others and do not."""


async def test_a_report_is_found_by_every_form_of_its_words(shelf: Shelf) -> None:
    added = {
        language: await shelf.add(shelf.theirs, draft(title, text, language=language))
        for language, (title, text, _, _) in REPORTS.items()
    }
    missed, wrong = [], []
    for language, (_, _, found, others) in REPORTS.items():
        missed += [word for word in found.split() if added[language] not in await holding(shelf, word)]
        wrong += [word for word in others.split() if added[language] in await holding(shelf, word)]
    assert (missed, wrong) == ([], [])


async def holding(shelf: Shelf, topic: str) -> list[int]:
    result = await topic_search.search(shelf.desk, TopicQuery(shelf.theirs, topic))
    return [entry.article for entry in result.ranked]


TYPED = {
    "نجو": "النجوم",
    "منار": "منارة",
    "مگد": "",
    "מגדל": "המגדלורים",
    "бря": "",
    "фаръ": "Фарът",
    "светио": "Светионик",
    "yildiz": "Yıldızlı",
    "ФАР": "Фарът",
    "فانو": "فانوس‌های",
    "خاموش": "خاموش",
}


async def test_topics_are_offered_as_titles_write_them(shelf: Shelf) -> None:
    for language, (title, text, _, _) in REPORTS.items():
        await shelf.add(shelf.theirs, draft(title, text, language=language))
    offered = {typed: [each.topic for each in await suggest(shelf.desk, shelf.theirs, typed)] for typed in TYPED}
    missed = {typed: offered[typed] for typed, topic in TYPED.items() if topic not in (offered[typed] or [""])}
    assert not missed
