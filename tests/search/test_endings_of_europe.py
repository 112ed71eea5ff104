"""Topics are found in every form that a European language gives a word, and not by the letters of another word."""

import pytest

from tests.search.conftest import Shelf
from tests.search.reports import Report, about, missed_and_wrong
from tests.search.sample import draft

REPORTS = (
    Report(
        "Albanian: the article behind the noun, cases, a fleeting ë (Newmark, Hubbard and Prifti 1982)",
        "sq",
        "Anija e humbur u gjet",
        "Peshkatarja Mira Gurra e gjeti anijen në Urrës. Ministri foli me punëtorët e fabrikës për çmimet e pemëve.",
        ("anijet", "Urrësi", "ministër", "punëtor", "fabrika", "çmimi", "cmim", "pemë", "punetoret"),
        ("anije lufte", "fabula"),
    ),
    Report(
        "Croatian: declension, ov, the fleeting a (Barić et al. 2005)",
        "hr",
        "Svjetionik u Lučanima ugašen",
        "Svjetionik u Lučanima je ugašen. Ribarice i otočke udruge traže novce, a momci iz vlakova čekaju suca.",
        ("svjetionici", "Lučani", "Lucani", "ribarica", "udruga", "novac", "vlak", "momak", "sudac"),
        ("svjetovi", "ribizle"),
    ),
    Report(
        "Estonian: stem vowels and gradation (Erelt 2003)",
        "et",
        "Majakas kustus, arst lahkus",
        "Majakas kustus ja laevad ootavad. Naised, poisid ja meremehed parandasid katused ja pildid, lehti pole.",
        ("laev", "naine", "leht", "poiss", "meremees", "katus", "pilt"),
        ("lehm",),
    ),
    Report(
        "Lithuanian: the endings of names are longer than two letters (Ambrazas 1997)",
        "lt",
        "Švyturys Pamaryje užgeso",
        "Kapitonas Petras Balkus žuvo. Balkaus laivuose rasta knygų, vaikams pasakyta, kad keltais plaukti negalima.",
        ("Petro Balkaus", "knyga", "keltas", "laivas"),
        ("kelias",),
    ),
    Report(
        "Finnish: names in -nen, words in -si (ISK 2004, 55 and 61)",
        "fi",
        "Majakka sammui Ristiluodolla",
        "Majakanvartija Aino Lahtinen ui kylmässä vedessä. Uutta kättä etsitään, ja saarelaiset odottavat.",
        ("Lahtisen", "Aino Lahtiselle", "vesi", "käsi", "saarelainen"),
        ("vesa",),
    ),
    Report(
        "Russian: the surname's ov, forms of three letters (Wade 2020)",
        "ru",
        "Смотритель маяка Ершов уволен",
        "Смотритель маяка Пётр Ершов уволен в пятницу. Жители с лодками ушли, лампами занялся завод.",
        ("Петру Ершову", "лодка", "лампа"),
        ("лад",),
    ),
    Report(
        "Ukrainian: names in -ій, adjectives as names of towns (Pugh and Press 1999)",
        "uk",
        "Юрій Зразко полагодив маяк",
        "Юрій Зразко полагодив маяк біля Рідного. Риби багато, люди з човнами чекають на рибалок.",
        ("Юрія Зразка", "Рідне", "човен"),
        ("рід",),
    ),
    Report(
        "Bulgarian: plural and article together (Nitsolova 2008)",
        "bg",
        "Фарът до Звездово угасна",
        "Фарът до Звездово угасна. Влаковете спряха, лампите на баржата светят и децата гледат.",
        ("влак", "влакове", "лампа"),
        ("лакът",),
    ),
    Report(
        "Greek: the accusative without ς, plurals in -άδες (Holton, Mackridge and Philippaki-Warburton 2012)",
        "el",
        "Ο φάρος της Αλμυρής έσβησε",
        "Ο φύλακας Μίκης Δείγμας ζήτησε βοήθεια, οι παπάδες και οι αμαξάδες ήρθαν με τα μουλάρια.",
        ("Μίκη Δείγμα", "αμαξάς", "παπάς", "μουλαριών"),
        ("αμάχη",),
    ),
    Report(
        "Turkish: the possessive behind a vowel (Göksel and Kerslake 2005)",
        "tr",
        "Fener kulesi söndü",
        "Pamuklu bekçisi Ada Yel lambayı onaramadı. Adanın itfaiyesi ve dükkânları kapandı.",
        ("kule", "Pamuklu", "itfaiye", "bekçi"),
        ("kulak",),
    ),
    Report(
        "Romanian: a and e in the stem (Gönczöl 2020)",
        "ro",
        "Farul din Piatra s-a stins",
        "Pescărițele au pus mesele și fețele de masă afară. Iernile, nopțile lungi, piețele goale, trenurile reci.",
        ("masă", "față", "iarnă", "noapte", "piață", "tren"),
        ("mister",),
    ),
    Report(
        "Swedish: articles and plurals of nouns in -o and -a, a changed vowel (Holmes and Hinchliffe 2013)",
        "sv",
        "Fyren på Ekholmen slocknade",
        "Fyrvaktaren ledde männen till skolan. Broarna är stängda, böckerna räddades.",
        ("man", "skolor", "bro", "broarna", "bok"),
        ("brott",),
    ),
    Report(
        "Danish: aa for å, typed without its ring (Dansk Sprognævn, § 3)",
        "da",
        "Fyret ved Aastrup er slukket",
        "Fyret ved Aastrup er slukket, og fyrmesteren venter på en ny lampe.",
        ("Åstrup", "Astrup", "Aastrup"),
        ("Ostrup",),
    ),
    Report(
        "Polish: wieś, wsi (Swan 2002)",
        "pl",
        "Latarnia w Starej Wsi zgasła",
        "Latarnia w Starej Wsi zgasła w piątek, a rybacy czekają.",
        ("Stara Wieś", "Stara Wies"),
        ("wiedza",),
    ),
    Report(
        "Polish: ą and ę, a and e, ie that comes and goes (Swan 2002)",
        "pl",
        "Latarnik Jastrząb przed sądem",
        "Latarnik Jan Jastrząb stał w urzędzie. Rozmowy w mieście trwały, Niemcy czekali w lesie na gołębie.",
        ("Jastrzębia", "urząd", "miasto", "Niemiec", "las", "gołąb"),
        ("lasagne",),
    ),
    Report(
        "Hungarian: a base that looks as if it had -ra",
        "hu",
        "Kigyulladt a torony Zátrában",
        "Kigyulladt a torony Zátrában, a halászok várnak.",
        ("Zátra",),
        ("zab",),
    ),
    Report(
        "Czech: the e that comes and goes (Naughton 2005)",
        "cs",
        "Maják u Vzorova zhasl",
        "Maják u Vzorova zhasl. Pět sester a pár panen čeká na loď z obchodních lodí.",
        ("sestra", "panna"),
        ("sestava",),
    ),
    Report(
        "Slovak: ie that comes and goes, young animals, short endings behind a long vowel (Pauliny 1997)",
        "sk",
        "Strážca Biely našiel dievčatá",
        "Strážca Bieleho majáka našiel dievčatá a hľadá sestier päť. Hviezd je málo.",
        ("dievča", "sestra", "Biely maják"),
        ("sesterka",),
    ),
    Report(
        "Portuguese: words in -l and -ão (Cunha and Cintra 2013)",
        "pt",
        "Faróis e estações fechados",
        "Os faróis e as estações fecharam. Casais e animais esperam nos hospitais; os túneis também.",
        ("farol", "estação", "casal", "animal", "hospital", "túnel"),
        ("casa", "faro"),
    ),
    Report(
        "Spanish: z and c, plurals of short words (RAE 2009, 3.2)",
        "es",
        "Las luces del faro",
        "Las luces del faro y las voces de los osos llegan a las cruces del puerto.",
        ("luz", "voz", "oso", "cruz"),
        ("vocal",),
    ),
    Report(
        "Azerbaijani: n before an ending belongs to a word or not (Öztopçu 2003)",
        "az",
        "Mayakın lampası sındı",
        "Mayakın lampası sındı. Limanı və meydanı su basdı, xəstəxanada insana kömək edilir.",
        ("liman", "meydan", "xəstəxana", "insan", "lampa"),
        ("limon",),
    ),
    Report(
        "Finnish: -i and -e, -in and -ime (ISK 2004, 55)",
        "fi",
        "Majakan puhelimet mykistyivät",
        "Majakan puhelimet mykistyivät. Saaren kielet ja tuulen pesät, hevosten lehdet ja eläimiä.",
        ("puhelin", "kieli", "tuuli", "eläin", "lehti"),
        ("kielto",),
    ),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.language)
async def test_a_report_is_found_by_other_forms_of_its_words(shelf: Shelf, report: Report) -> None:
    assert await missed_and_wrong(shelf, report) == ([], []), report.rule


BEGUN_WITHOUT = (
    ("tr", "Şişeler geldi", "Başkan konuştu, işçiler bekledi. Kutuda sap vardı, kuş uçtu.", "sap", "şap"),
    ("tr", "Kapı kapandı", "Kışın yağmur yağdı, balıkçılar bekledi. Doktor sinir ilacı aldı.", "sinir", "sınır"),
    ("cs", "Češi čekají", "Muž čekal, noc přišla. V rohu stála cinka a počítač.", "cinka", "činka"),
)
"""Language, title, text, a word that stands there, and one that differs by the mark of its first consonant."""


@pytest.mark.parametrize(("code", "title", "text", "there", "other"), BEGUN_WITHOUT)
async def test_a_marked_consonant_in_front_tells_words_apart(
    shelf: Shelf, code: str, title: str, text: str, there: str, other: str
) -> None:
    article = await shelf.add(shelf.theirs, draft(title, text, language=code))
    assert await about(shelf, there) == [article]
    assert await about(shelf, other) == []


async def test_a_text_that_lacks_a_letter_may_mean_it(shelf: Shelf) -> None:
    text = "Zofia Ławecka left the port of Lawki on Monday. The boats of Lawki wait."
    article = await shelf.add(shelf.theirs, draft("A pilot leaves Lawki", text))
    assert await about(shelf, "Ławki") == [article]
