"""Compounds in one word or two, letters of one sound, older spellings: found however the report has them."""

import pytest

from tests.search.conftest import Shelf
from tests.search.reports import Report, missed_and_wrong

REPORTS = (
    Report(
        "Amharic: letters of one sound, prepositions, plural, article (Leslau 1995, 1-2, 38-46)",
        "am",
        "በሐረር የመብራት ሠራተኞች",
        "በሐረር የሚሠሩ ዓሣ አጥማጆች ፀሐይ ስትወጣ ተመለሱ። የጀልባዎቹ ዋጋ ጨምሯል፣ የወደቡም ሥራ ቆሟል።",
        ("ሀረር", "የሐረር", "ሰራተኛ", "አሳ አጥማጅ", "ጸሀይ", "ጀልባ", "ወደብ", "ስራ"),
        ("ሐር", "ጀል"),
    ),
    Report(
        "Arabic: father of and mother of in names, in one or apart; Ali is no preposition",
        "ar",
        "قارب من أبو ديس يصل إلى أم قصر",
        "وصل القارب على متنه صيادون من أبو ديس إلى أمقصر أمس.",
        ("ابوديس", "أم قصر", "امقصر"),
        ("علي", "آلي"),
    ),
    Report(
        "Persian: t for the Arabic emphatic t in names that are not Arabic, hamza on its seat or alef; ha in one word",
        "fa",
        "هیئت طهران در قایق‌ها",
        "هیئت طهران بلیت قایق‌ها را خرید و به فانوس دریایی رفت.",
        ("هیات تهران", "بلیط", "قایقها", "فانوسدریایی"),
        ("قا",),
    ),
    Report(
        "Urdu: the alif before s and a consonant, compounds (Schmidt 1999, 254)",
        "ur",
        "وزیراعظم سکول میں",
        "وزیراعظم نے سکول کی کشتی دیکھی اور اسپتال گئے۔",
        ("وزیر اعظم", "اسکول", "سپتال"),
        ("زیر",),
    ),
    Report(
        "Hebrew: vav and yod more or less (Academy of the Hebrew Language 2017)",
        "he",
        "התוכנית לחידוש המזח",
        "לפי התוכנית יחודש המזח, והעיתונאים ביקרו בו.",
        ("תכנית", "עתונאים", "בתכנית"),
        ("תוכן",),
    ),
    Report(
        "Hindi: the open o of loanwords as aa; Urdu's and Hindi's compounds",
        "hi",
        "डॉलर के भाव और कॉलेज की नाव",
        "कॉलेज के डॉक्टरों ने नाव पर उपचुनाव की बात की। बाल खिलाड़ी आए।",
        ("डाक्टर", "कालेज", "डालर", "उप चुनाव"),
        ("बॉल",),
    ),
    Report(
        "Marathi: the vowel that goes in the oblique (Dhongde and Wali 2009, 44)",
        "mr",
        "पावसात देवळाचे नुकसान",
        "पावसात देवळाचे नुकसान झाले. कापसाची नाव बुडाली.",
        ("पाऊस", "देऊळ", "कापूस"),
        ("पाव",),
    ),
    Report(
        "Nepali: short and long vowels, b and v; what its stemmer takes for nothing but an ending",
        "ne",
        "विदेशी नाविक पूर्वी घाटमा",
        "विदेशी नाविक पूर्वी घाटमा आए। मल को ढुवानी भयो।",
        ("बिदेशी", "पुर्बी घाट", "नाबिक"),
        ("नाम",),
    ),
    Report(
        "Tamil: the doubled stop of the oblique; compounds (Lehmann 1993, 1.4 and 2.1)",
        "ta",
        "ஆற்றில் மின் விளக்கு",
        "ஆற்றில் மின் விளக்கு எரிகிறது. தமிழ்நாட்டுப் படகுகள் வந்தன. விலை உயர்வைக் கண்டித்தனர்.",
        ("மின்விளக்கு", "தமிழ்நாடு", "விலை உயர்வு"),
        ("மீன்",),
    ),
    Report(
        "Georgian: names whose nominative looks inflected; short stems (Aronson 1990)",
        "ka",
        "სკოლების ნავები ახალციხისში",
        "სკოლების ნავები ფოთისში იდგა. მეთევზეებმა ახალი ბადე იყიდეს.",
        ("სკოლა", "ნავი", "ფოთისი"),
        ("სკა",),
    ),
    Report(
        "Armenian: the classical spelling, the plural of short nouns, marks of tone within a word (Unicode 7.6)",
        "hy",
        "Մատենադարանի ձկները",
        "Քաղաքի խորհրդակցությունը բացեց Յարութիւն Նմուշեանը։ Նավե՛րը կանգնած են։",
        ("խորհրդակցութիւն", "Հարություն Նմուշյան", "նավ", "նավերը"),
        ("նա",),
    ),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.language)
async def test_a_report_is_found_by_the_other_writing_of_its_words(shelf: Shelf, report: Report) -> None:
    assert await missed_and_wrong(shelf, report) == ([], []), report.rule


async def test_ali_is_found_where_he_is_named(shelf: Shelf) -> None:
    report = Report("", "ar", "علي نموذج يبني قاربا", "بنى علي نموذج قاربا على الشاطئ.", ("علي", "على نموذج"))
    assert await missed_and_wrong(shelf, report) == ([], [])
