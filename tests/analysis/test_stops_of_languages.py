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
    "ar, a title, the marks": "هل أُغلق الجسر؟|قال د. سامي حداد إن العمل بدأ؛ ولم ينته.|عاد مساءً.",
    "ur, the full stop and the question mark": "کیا پل بند ہے؟|جی ہاں، پل بند ہے۔|کام جاری ہے۔",
    "ur, titles": "ڈاکٹر. سارہ نے کہا کہ پل بند ہے۔|کام جاری ہے۔",
}  # fmt: skip
"""By language and rule; a bar stands where a sentence ends."""


@pytest.mark.parametrize("rule", TEXTS)
def test_sentences_end_by_the_orthography_of_their_language(rule: str) -> None:
    told = TEXTS[rule].split("|")
    text = " ".join(told)
    assert [text[passage.start : passage.end] for passage in split(text, rule[:2])] == told
