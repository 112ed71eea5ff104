"""Speakers beside a quotation in scripts without capitals: named where nothing is left over, else nobody."""

import pytest

from bot.analysis.quotations.extraction import extract

NAMED = {
    "ar, verb, role and its definite noun": ("ar", "وقالت وزيرة الثقافة مريم نموذج: «المنارة لا تباع».", "مريم نموذج"),
    "ar, behind": ("ar", "«المنارة لا تباع»، قال الصياد سالم المثال لوكالة.", "سالم المثال"),
    "ar, a name of three": ("ar", "وأكد المدير خالد بن مثال: «المنارة لا تباع».", "خالد بن مثال"),
    "fa, apposed": ("fa", "مینا نمونه، نویسنده شهر، گفت: «فانوس روشن است.»", "مینا نمونه"),
    "ur, ne": ("ur", "گورنر سلمیٰ نمونہ نے بدھ کو صحافیوں سے کہا کہ ”مینار نہیں بکے گا۔“", "سلمیٰ نمونہ"),
    "he, behind": ("he", '"המגדלור לא יימכר", הסבירה מנהלת הנמל דנה דוגמה.', "דנה דוגמה"),
    "he, subject first": ("he", 'ראש העיר דן מודל אמר אתמול: "המגדלור לא יימכר".', "דן מודל"),
    "hi, ne": ("hi", "राज्यपाल मीरा नमूना ने शुक्रवार को कहा, “प्रकाशस्तंभ नहीं बिकेगा।”", "मीरा नमूना"),
    "hi, behind": ("hi", "“प्रकाशस्तंभ नहीं बिकेगा,” किसान रवि नमूना ने बताया।", "रवि नमूना"),
    "mr, yanni": ("mr", "‘दीपगृह विकणार नाही,’ असे आयुक्त मीना नमुना यांनी सांगितले.", "मीना नमुना"),
    "mr, a name that ends as the mark does": ("mr", "आयुक्त रवी माने यांनी सांगितले, ‘दीपगृह विकणार नाही.’", "रवी माने"),
    "ka, behind a consonant the name is as printed": (
        "ka",
        "მერმა ლევან ნიმუშურმა თქვა: „შუქურა არ გაიყიდება წელს“.",
        "ლევან ნიმუშურმა",
    ),
    "ne, -le": ("ne", "‘बत्ती निभ्दैन,’ शिक्षक हरि नमुनाले भने।", "हरि नमुना"),
    "bn, either side": ("bn", "‘বাতিঘর বিক্রি হবে না,’ বলেন জেলে রিনা নমুনা।", "রিনা নমুনা"),
    "ta, enru": ("ta", "“கலங்கரை விளக்கு விற்கப்படாது” என்று மேயர் மாலா மாதிரி கூறினார்.", "மாலா மாதிரி"),
    "am, around": ("am", "ከንቲባ ሰላም ናሙና «የባሕር መብራቱን በዚህ ዓመት ለማንም አንሸጥም» ሲሉ ተናግረዋል።", "ሰላም ናሙና"),
    "ka, the ergative is no part of the name": (
        "ka",
        "„შუქურა არ გაიყიდება“, - თქვა მერმა ნინო ნიმუშიძემ.",
        "ნინო ნიმუშიძე",
    ),
    "hy, nor is the article": ("hy", "«Փարոսը չի վաճառվի»,- երեկ ասաց տնօրեն Մարի Նմուշյանը։", "Մարի Նմուշյան"),
}


@pytest.mark.parametrize("rule", NAMED)
def test_a_clause_beside_its_quotation_names_the_speaker(rule: str) -> None:
    language, text, name = NAMED[rule]
    (quote,) = extract(text, language)
    assert (quote.speaker, quote.how) == (name, "said-clause")
    assert quote.speaker_at
    assert text[quote.speaker_at.start : quote.speaker_at.end] == name


NOBODY = {
    "ar, what belongs to a role": ("ar", "قال وزير خارجية مثال: «المنارة لا تباع»."),
    "ar, denied": ("ar", "لا قال سالم المثال: «المنارة لا تباع»."),
    "ar, a pronoun": ("ar", "وقال في بيان: «المنارة لا تباع»."),
    "fa, what belongs to a role": ("fa", "وزیر امور خارجه گفت: «فانوس روشن است.»"),
    "hi, denied": ("hi", "मीरा नमूना ने नहीं कहा, “प्रकाशस्तंभ बिकेगा।”"),
    "hi, a brother of hers": ("hi", "मीरा नमूना के भाई ने कहा, “प्रकाशस्तंभ बिकेगा।”"),
    "hi, his wife": ("hi", "उनकी पत्नी ने कहा, “प्रकाशस्तंभ नहीं बिकेगा।”"),
    "bn, the neighbours, without a role": ("bn", "স্থানীয় বাসিন্দারা বলেন, ‘বাতিঘর বিক্রি হবে না।’"),
    "hi, two people": ("hi", "मीरा और रवि ने कहा, “प्रकाशस्तंभ बिकेगा।”"),
    "hi, the minister": ("hi", "मंत्री ने कहा, “प्रकाशस्तंभ नहीं बिकेगा।”"),
    "bn, he": ("bn", "তিনি বলেন, ‘বাতিঘর বিক্রি হবে না।’"),
    "he, a sentence before": ("he", 'דנה דוגמה אמרה שלום. "המגדלור לא יימכר".'),
}


@pytest.mark.parametrize("rule", NOBODY)
def test_where_a_word_is_left_over_nobody_is_named(rule: str) -> None:
    language, text = NOBODY[rule]
    assert [quote.speaker for quote in extract(text, language)] == [None]


def test_the_clause_of_the_next_quotation_is_not_that_of_the_one_before() -> None:
    text = "“प्रकाशस्तंभ नहीं बिकेगा।” किसान रवि नमूना ने बताया, “नाव तैयार है।”"
    assert [quote.speaker for quote in extract(text, "hi")] == [None, "रवि नमूना"]


def test_a_name_without_a_role_counts_where_the_text_gives_it_one() -> None:
    text = "महापौर मीरा नमूना ने कहा, “नाव सोमवार से फिर रोज़ चलेगी।” मीरा नमूना ने कहा, “प्रकाशस्तंभ नहीं बिकेगा।”"
    assert [quote.speaker for quote in extract(text, "hi")] == ["मीरा नमूना"] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bn", "‘সমুদ্রের বাতি’ ছবিটি শুক্রবার মুক্তি পাবে।"),
        ("ta", "‘கடல் விளக்கு’ திரைப்படம் வெள்ளிக்கிழமை வெளியாகிறது."),
        ("ur", "ناول ”سمندر کا چراغ“ شائع ہوا ہے۔"),
        ("hy", "«Ծովի լույս» ֆիլմը կցուցադրվի ուրբաթ օրը։"),
    ],
)
def test_what_a_film_or_a_novel_is_called_is_no_quotation(language: str, text: str) -> None:
    assert extract(text, language) == ()
