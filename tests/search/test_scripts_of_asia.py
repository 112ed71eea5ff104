"""Topics as readers in East and South-East Asia type them: other spellings, other forms, parts of other words."""

import pytest

from tests.search.conftest import Shelf
from tests.search.reports import Report, missed_and_wrong

REPORTS = (
    Report(
        "Burmese: letters that look alike, spaces, Zawgyi (The Unicode Standard, 16.3; UTN 11)",
        "my",
        "ဈေးသစ် ဖွင့်သည်",
        "ဝန်ကြီးဌာနက ဈေးသစ်ကို ဖွင့်သည်။ ဉာဏ်ရည်တု စနစ်ဖြင့် ရေကြီးမှုကို စောင့်ကြည့်မည်။ မီးရထားလမ်း ပိတ်ထားသည်။",
        ("စျေးသစ်", "၀န်ကြီးဌာန", "ဥာဏ်ရည်တု", "ေရႀကီး", "ရေ ကြီး မှု"),
        ("မီး",),
    ),
    Report(
        "Thai: abbreviations, repetition, marks typed in any order (WTT 2.0; Royal Society, spacing)",
        "th",
        "ร่าง พ.ร.บ. น้ำ ของกรุงเทพมหานคร",
        "ส.ส. ถกร่าง พ.ร.บ. น้ำ และเรื่องต่าง ๆ ของจังหวัด แม่ค้าขายขนม",
        ("พรบ. น้ำ", "สส.", "น\u0e33\u0e49", "เรื่องต่างๆ", "เเม่ค้า", "กรุงเทพฯ", "กรุงเทพ"),
        ("วัด",),
    ),
    Report(
        "Lao: ligatures and the older ro",
        "lo",
        "ນ້ຳຖ້ວມ",
        "ລັດຖະບານສົ່ງເຮືອໄປໝູ່ບ້ານ ເຮືອນຫຼັງໜຶ່ງພັງ ການເມືອງ.",
        ("ນ\u0ecd\u0ec9າຖ້ວມ", "ຣັດຖະບານ", "ຫມູ່ບ້ານ", "ຫລັງ"),
        ("ເມືອງ",),
    ),
    Report(
        "Khmer: da and ta below, the spellings of give (The Unicode Standard, 16.4)",
        "km",
        "កិច្ចប្រជុំស្តីពីច្បាប់",
        "ទឹកជំនន់បង្ខំឱ្យប្រជាជន ២៥០ នាក់ជម្លៀស។ រដ្ឋាភិបាលប្រជុំ។",
        ("ស្ដីពីច្បាប់", "បង្ខំឲ្យ", "បង្ខំអោយ", "250 នាក់", "ទឹក ជំនន់"),
        ("រដ្ឋ",),
    ),
    Report(
        "Chinese: years in characters, plan with either sign",
        "zh",
        "碼頭擴建計畫",
        "碼頭擴建計畫將於二〇二七年完成。今日本報記者到訪。",
        ("码头扩建计划", "2027年", "計劃"),
        ("日本",),
    ),
    Report(
        "Japanese: registered forms, ka and ga, okurigana, vu, repetition (Cabinet notices of 1973 and 1991)",
        "ja",
        "霞が関で渡辺技師の取組",
        "斎藤技師の取組は一か月続く。受付でバイオリンを弾く人々。インドネシアの客も来た。",
        ("霞ヶ関", "渡邊技師", "齋藤技師", "一ヶ月", "受け付け", "取り組み", "ヴァイオリン", "人人"),
        ("インド",),
    ),
    Report(
        "Korean: counted months, one syllable, a country in another's name",
        "ko",
        "강을 건너는 다리 통제",
        "강을 건너는 다리는 3월까지 통제된다. 인도네시아 기술자들이 왔다. 재난 지원금이 나온다.",
        ("3월", "강", "재난지원금"),
        ("인도", "배"),
    ),
    Report(
        "Vietnamese: i and y, where a tone stands, marks of another word (Decision 240 of 1984)",
        "vi",
        "Kỹ sư kiểm tra đập Thủy Lâm",
        "Kỹ sư và bác sĩ của TP.HCM đến đập Thủy Lâm, người bán dâu tây vẫn ở đó.",
        ("kĩ sư", "bác sỹ", "dap Thuy Lam", "Ðập Thuỷ Lâm", "dau tay", "TPHCM"),
        ("đâu", "dầu"),
    ),
    Report(
        "Indonesian: said twice, the spelling before 1972",
        "id",
        "Anak-anak Sukasari naik perahu",
        "Anak-anak di Sukasari naik perahu ke sekolah. Seekor beruang lewat.",
        ("anak2", "anak", "Soekasari"),
        ("uang",),
    ),
    Report(
        "Filipino: the linker, saints in short (Schachter and Otanes 1972)",
        "fil",
        "Tulay sa Sta. Luwalhati sarado",
        "Ang alkaldeng taga-Sta. Luwalhati ay nagsara ng tulay. Mga batang mag-aaral ang naglakad.",
        ("alkalde", "bata", "Santa Luwalhati"),
    ),
    Report(
        "Mongolian: number, case and possession by vowel harmony, substitutes for ө and ү (Janhunen 2012)",
        "mn",
        "Ховдын сургуулиудад түлш хүргэв",
        "Ховд аймгийн сургуулиудад түлш хүргэв. Багш нар сурагчдадаа баярлав. Өргөөгийн тогоочид өндөгнөөс хоол хийв.",
        ("сургууль", "сургуулийн", "түлшийг", "аймаг", "сурагч", "сурагчдын", "Єргєє", "тvлш", "тогооч", "өндөг"),
        ("нүүр", "багана", "сур"),
    ),
    Report(
        "Japanese: kana behind stems of verbs, more than were typed, and numbers (Cabinet notice of 1973)",
        "ja",
        "引っ越し業者に聞く",
        "引っ越しの申し込みの受け付けは来月まで。料金は30年前と同じで、従業員は250人いる。",
        ("引越し", "引越業者", "申込", "受付", "三十年前", "二百五十人"),
        ("三十二人",),
    ),
    Report(
        "Korean: the plural, foreign words, words of the North (Loanword Orthography; Hangeul Orthography, 10 to 12)",
        "ko",
        "노동자와 어부가 만든 콘퍼런스",
        "노동자 대표와 어부가 콘퍼런스를 열고 주스와 메시지를 나눴다. 역사 교사도 왔다. 카페는 붐볐다.",
        ("어부들", "어부들이", "컨퍼런스", "쥬스", "메세지", "로동자", "력사", "까페"),
        ("로마",),
    ),
    Report(
        "Thai: two words of one sentence, of which each letter is a word of the index",
        "th",
        "เตือนภัยหมอกควันภาคเหนือ",
        "หน่วยงานเตือนเรื่องหมอกควันที่ปกคลุมทั่วทั้งภาค หลังพบผู้ป่วยระบบทางเดินหายใจในจังหวัดน่าน",
        ("หมอกควัน น่าน",),
    ),
    Report(
        "Malay: enclitics, the older spelling of new (Dewan Bahasa dan Pustaka)",
        "ms",
        "Rumah api baharu di Kuala Contoh",
        "Rumah api baharu siap di Kuala Contoh. Penjaganya menyalakan lampu, dan nelayan gembira.",
        ("penjaga", "nelayannya", "rumah api baru", "lampunya"),
        ("penja",),
    ),
    Report(
        "Indonesian: an enclitic on a word with a short stem (Sneddon 2010, 1.8)",
        "id",
        "Petani garam menunggu kemarau",
        "Petani garam di Contoh menunggu kemarau. Gudang masih kosong.",
        ("petaninya", "garamnya"),
        ("pertanian",),
    ),
    Report(
        "Chinese: the middle dot of another keyboard in a foreign name (GB/T 15834-2011, 4.12)",
        "zh",
        "作家玛丽·范例到访灯塔",
        "作家玛丽·范例周一到访灯塔，向孩子们朗读了童话。",
        ("玛丽・范例", "瑪麗･範例", "玛丽•范例", "“玛丽·范例”"),
    ),
    Report(
        "Chinese: two words typed as one run, of which a text has the one and the other",
        "zh",
        "范例岛的灯塔将重新开放",
        "范例岛上的老灯塔将在夏天重新开放，门票免费。海洋博物馆也会展出灯塔的旧灯。",
        ("老灯塔门票", "灯塔重新开放", "海洋博物馆门票"),
        ("海洋灯塔展览馆", "灯塔拆除"),
    ),
    Report(
        "Khmer and Burmese: the kind of a place beside its name (dictionaries have both as one word)",
        "km",
        "ស្ពានថ្មីនៅខេត្តព្រៃវែង",
        "ស្ពានថ្មីនៅខេត្តព្រៃវែងបានបើកឱ្យប្រើ។",
        ("ព្រៃវែង", "ស្ពានថ្មី"),
    ),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.language)
async def test_a_report_is_found_as_its_readers_type(shelf: Shelf, report: Report) -> None:
    assert await missed_and_wrong(shelf, report) == ([], []), report.rule
