"""Topics are found in the forms, the older spelling and the elision of the language that a report is written in."""

import pytest

from tests.search.conftest import Shelf
from tests.search.reports import Report, about, missed_and_wrong
from tests.search.sample import draft

REPORTS = (
    Report(
        "Hindi: endings, glides, the nasal of a class (Central Hindi Directorate 2016)",
        "hi",
        "नयी नाव और मछुआरे",
        "मछुआरों की नयी नावें अन्तर्राष्ट्रीय मेले में थीं। लड़कियों ने झण्डे दिये।",
        ("नाव", "नई नाव", "मछुआरा", "अंतरराष्ट्रीय मेला", "लड़की", "झंडा"),
        ("नावेद",),
    ),
    Report(
        "Bangla: case and classifiers, digits, ng (Thompson 2012)",
        "bn",
        "রাঙামাটিতে নৌকাবাইচ",
        "রাঙামাটিতে ১২টি নৌকার বাইচ হলো। জেলেদের নৌকাগুলো আগে পৌঁছায়।",
        ("রাঙ্গামাটি", "নৌকা", "জেলে", "12টি"),
        ("নৌ",),
    ),
    Report(
        "Tamil: case and plural, shri (Unicode 12.6)",
        "ta",
        "ஸ்ரீகடலூரில் படகுகள்",
        "ஸ்ரீகடலூரில் மீனவர்களின் படகுகள் நின்றன. மரங்கள் சாய்ந்தன.",
        ("ஶ்ரீகடலூர்", "படகு", "மீனவர்", "மரம்"),
        ("கடல்",),
    ),
    Report(
        "Slovak: declension",
        "sk",
        "Maják v Lipníkoch zhasol",
        "Maják v Lipníkoch zhasol a lode čakajú. Rybári písali primátorke.",
        ("majáky", "loď", "rybar", "primátorka", "Lipníky"),
        ("malina",),
    ),
    Report(
        "Hungarian: a base that looks inflected",
        "hu",
        "Mérnökök Szilvatháton",
        "A mérnökök Szilvatháton új hidat építenek, a falvakban gyerekek éneklik.",
        ("mérnök", "Szilvathát", "gyerek", "falu", "hid"),
        ("méreg",),
    ),
    Report(
        "Romanian: cedilla or comma, the spelling before 1993, diphthongs",
        "ro",
        "Școlile din Vâlcenii de Sus",
        "Școlile din Vâlcenii de Sus au primit pâine de la fermierii satului.",
        ("şcoală", "Vîlceni", "Vilceni", "pîine", "fermier"),
        ("scolioză",),
    ),
    Report(
        "Danish: aa and å, plurals of short nouns",
        "da",
        "Broen i Aagård er lukket",
        "Broen i Aagård er lukket, og bådene ligger i havnen. Børnene går hjem.",
        ("bro", "broer", "Aagaard", "barn", "båd"),
        ("brod",),
    ),
    Report(
        "French and Italian elision, Portuguese before 1990",
        "pt",
        "Ação no projecto d'Ervedal",
        "Uma ação no projecto d'Ervedal parou o eléctrico.",
        ("projeto", "elétrico", "acção", "acao", "d'Ervedal", "l’Ervedal"),
    ),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.language)
async def test_a_report_is_found_by_other_forms_of_its_words(shelf: Shelf, report: Report) -> None:
    assert await missed_and_wrong(shelf, report) == ([], []), report.rule


async def test_the_word_with_its_accents_comes_before_one_without(shelf: Shelf) -> None:
    bare = await shelf.add(
        shelf.theirs, draft("Sad pod Borkiem", "Sad pod Borkiem zmarzł, sad był stary.", language="pl")
    )
    exact = await shelf.add(shelf.theirs, draft("W Borku", "Sprawę bada sąd w Borku.", language="pl"))
    assert await about(shelf, "sąd") == [exact, bare]
