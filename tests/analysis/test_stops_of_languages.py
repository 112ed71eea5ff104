"""Full stops that end no sentence, by each language's own orthography; and its other marks, which do."""

import pytest

from bot.analysis.sentences import split

TEXTS = {
    "hi, titles": "डॉ. मीरा जोशी ने बैठक बुलाई।|प्रो. सेन बाद में आए।",
    "hi, an amount": "टिकट रु. 500 में बिका।|हॉल भर गया।",
    "mr, titles": "डॉ. सुनीता पाटील म्हणाल्या की पूल बंद आहे.|काम सोमवारी सुरू होईल.",
    "ne, titles": "डा. गीता राई आइन्।|पुल बन्द छ।",
    "ta, titles": "டாக்டர். மாலா வந்தார்.|பாலம் மூடப்பட்டது.",
    "hi, a country in letters": "वे सं. रा. अमेरिका गए।|श्री के. बी. सेन लौट आए।",
    "mr, years and amounts": "शाळा इ. स. १९६४ मध्ये सुरू झाली.|शुल्क रु. २०० आहे.",
    "mr, initials of a letter with its vowel": "ना. सी. देव यांचे पुस्तक आले.|ते संपले.",
    "ne, an era": "पुल वि.सं. २०३० मा बन्यो।|नं. ३ वडा टाढा छ।",
    "ta, initials and amounts": "மு. க. மாறன் ரூ. 500 கொடுத்தார்.|பாலம் 2 கி.மீ. நீளம்.",
    "ta, one initial behind a title and at the head": "டாக்டர் மு. மாறன் வந்தார்.|கோ. வேலன் பேசினார்.|எம். கண்ணன் போனார்.",
    "si, initials and amounts": "එම්. ඒ. නිමල් රු. 500ක් දුන්නේය.|ඔහු ගියේය.",
    "nb, a day": "Møtet var 3. mars kl. 9.30.|Nr. 5 vant.",
    "da, a day": "Mødet var den 3. maj kl. 9.30.|Ca. 20 kom.",
    "sk, titles before and behind a name": "Prišiel Ing. Milan Vzor, CSc.|Hovoril p. Mak, t. j. starosta.",
    "pt, an avenue": "O n.º 5 da av. Central fechou.|A Eng. Lia Mota explicou.",
    "tr, TDK: a full stop behind a number makes it an ordinal": "Takım 3. kez şampiyon oldu.|Kupa cuma günü verildi.",
    "tr, the ordinal of a century": "Köprü 19. yüzyılda yapıldı.|Bugün kapalı.",
    "tr, Roman ordinals": "Salonda XIX. yüzyıldan kalma bir saat var.|Saat çalışmıyor.",
    "tr, titles": "Arş. Gör. Deniz Ak toplantıyı açtı.|Doç. Dr. Ece Tan gelmedi.",
    "pl, br. behind a day, godz. before a time": "Zebranie jest 5 maja br. o godz. 18 w porcie.|Wstęp jest wolny.",
    "pl, br. at the end": "Most zamknięto 3 marca br.|Ruch wróci jesienią.",
    "hu, AkH. 295: the year's full stop before a month": "A hidat 2026. március 4-én zárták le.|A munka nyárig tart.",
    "hu, a month's short form": "Az ülés 2025. dec. 3-án volt.|Dr. Kiss Anna nem jött el.",
    "hu, a Roman century": "A torony a XIX. században épült.|Ma múzeum.",
    "sk, a day": "Most zavreli 3. mája o piatej.|Práce trvajú.",
    "sl, a day": "Most so zaprli 3. maja ob petih.|Dela trajajo.",
    "hr, a day": "Most je zatvoren 3. svibnja u pet sati.|Radovi traju.",
    "vi, titles": "TS. Trần Văn Lâm nói cầu sẽ đóng.|TP. Huế chưa trả lời.",
    "vi, titles written together": "PGS.TS. Lê Thị Hoa đến TP.HCM hôm qua.|Bà không trả lời.",
    "my, the little section is a comma (Unicode 16.3)": "လမ်း၊ တံတား၊ ကျောင်းများ ပြင်သည်။|၃.၅ မိုင် ရှည်သည်။",
    "my, reported speech": "“တံတားကို မပိတ်ပါဘူး။” ဟု ဦးနမူနာက ပြောသည်။|ရွာသားများ ဝမ်းသာကြသည်။",
    "km, its full stops": "ស្ពានវែង ៣.៥ គីឡូម៉ែត្រ។|គាត់លក់ត្រី បន្លែ ។ល។ នៅផ្សារ។|«យើងមិនទៅទេ។»|គ្មាននរណាឆ្លើយ៕",
    "ko, a day in numbers": "2031. 3. 3. 다리가 열렸다.|지난 4. 5. 다시 닫혔다.|길이는 3.5km다.",
    "id, titles": "H. Contoh dan dr. Siti datang ke Jl. Melati No. 5.|Beras, gula, dll. dijual PT. Kabar.|Mengapa?",
    "ms, titles": "Kg. Baru banjir.|Dr. Aminah bt. Contoh hadir.",
    "fil, titles": "Dumating si Atty. Halimbawa sa Brgy. Sta. Luwalhati.|Bakit?",
    "ar, a title, the marks": "هل أُغلق الجسر؟|قال د. سامي حداد إن العمل بدأ؛ ولم ينته.|عاد مساءً.",
    "ar, initials and titles behind a particle": "حضر م. علي وأ. منى حفل د. س. نجم.|ولم يتكلما.",
    "ar, an era": "بني المنار سنة 1950 م. ثم هدم.".replace(". ثم", ".|ثم"),
    "fa, initials": "خانم دکتر س. نمونه در ص. ۱۲ نوشت.|کسی نخواند!",
    "he, initials, no acronym": 'עו"ד א. ב. נמל שב לת"א.|הספינה לא.',
    "sr, both alphabets": "Маяк је у ул. Морнара бр. 5.|Проф. др Звездан га чува.|Bio je u ul. Lek br. 7.|Sad nije.",
    "bg, years, initials": "През 1990 г. проф. Ст. Звездев живя на ул. „Фар“ № 5.|Замина през 2000 г.",
    "ka, years, initials": "ეს მოხდა 1990 წ. ნავსადგურში.|ბ-ნი გ. ვარსკვლავიძე დუმს.",
    "hy, marks inside words": "Ի՜նչ փարոս է։|Ո՞վ է պահում։",
    "ru, short months": "Маяк построен 5 янв. 1950 г. в с. Звёздное.|Он стоит.",
    "tr, courts": "Av. Cem Ak 2. Asliye Hukuk Mahkemesi'ne gitti.|Dava sürüyor.",
    "ur, the full stop and the question mark": "کیا پل بند ہے؟|جی ہاں، پل بند ہے۔|کام جاری ہے۔",
    "el, the semicolon asks (Unicode 7.2)": "Ποιος φυλάει τον φάρο; Ο κ. Δείγμας.|Άλλος;".replace("; Ο", ";|Ο"),
    "lt, years, titles, amounts": "Švyturys 1950 m. statytas, kainavo 2 mln. litų.|Prof. Rūta Pavyzdė 9 val. tylėjo.",
    "sq, titles, amounts": "Dr. Mira Gurra foli në rr. Detit nr. 5.|Kushtoi 2 mln. lekë.",
    "et, days, amounts": "Majakas avati 3. mail kell 9.30.|Prof. Jaan Näidis maksis u. 2 mln. eurot.",
    "az, titles": "Prof. Aydın Nümunə küç. Dənizdə yaşayır.|Bu gün gəlmədi.",
    "ro, amounts": "Farul a costat 2 mil. lei.|Dl. Pop a plătit.",
    "es, an hour": "El faro abrió a las 9.30 h. en la isla.|Nadie fue.",
    "pl, ranks": "Gen. bryg. Olga Wzorna i gen. dyw. Jan Mak przyszli.|Nikt nie mówił.",
    "ur, titles": "ڈاکٹر. سارہ نے کہا کہ پل بند ہے۔|کام جاری ہے۔",
    "id, degrees behind a name": "Contoh Sari, S.H., M.Hum. hadir.|Rapat selesai.",
    "km, an initial": "លោក ច. គំរូ បានមកដល់។|គ្មានអ្នកណានិយាយទេ។",
    "lo, an initial": "ທ. ຕົວຢ່າງ ມາຮອດແລ້ວ.|ບໍ່ມີໃຜເວົ້າ.",
}  # fmt: skip
"""By language and rule; a bar stands where a sentence ends."""


@pytest.mark.parametrize("rule", TEXTS)
def test_sentences_end_by_the_orthography_of_their_language(rule: str) -> None:
    told = TEXTS[rule].split("|")
    text = " ".join(told)
    assert [text[passage.start : passage.end] for passage in split(text, rule.partition(",")[0])] == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ja", "灯台は閉鎖された。|（写真は昨年撮影。）|再開は未定だ。"),
        ("ja", "灯台（今年で百年だ。）は閉鎖された。|再開は未定だ。"),
        ("zh", "灯塔关闭了。|（详情见第三版。）|何时重开？"),
    ],
)
def test_a_sentence_in_brackets_is_one_of_its_own(language: str, told: str) -> None:
    text = told.replace("|", "")
    assert [text[passage.start : passage.end] for passage in split(text, language)] == told.split("|")


def test_a_chinese_answer_by_nobody_is_a_sentence_of_its_own() -> None:
    text = "“我们不走。”她说，“谁走？”没有人回答。"
    assert [text[passage.start : passage.end] for passage in split(text, "zh")] == [text[:-6], "没有人回答。"]
