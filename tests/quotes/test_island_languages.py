"""Speakers in Indonesian, Malay, Filipino and Vietnamese, by each language's own clauses of saying."""

import pytest

from bot.analysis.quotations.extraction import GIVEN, extract

TOLD: dict[str, dict[str, str | None]] = {
    "id": {
        "“Gudang masih kosong,” ujar Sari Contoh, petani garam.": "Sari Contoh",
        "Sari Contoh mengatakan, “Gudang masih kosong.”": "Sari Contoh",
        "Menurut Sari Contoh, “gudang masih kosong”.": "Sari Contoh",
        "“Gudang masih kosong,” kata Kepala Dinas Garam Sari Contoh.": None,
        "“Gudang masih kosong,” kata Kepala Dinas Garam Sari Contoh. Menurut Sari Contoh, hujan terus.": "Sari Contoh",
        "“Gudang masih kosong,” kata Wali Kota Sari Contoh. “Hujan terus,” kata Sari.": "Sari Contoh",
        "Papan itu bertuliskan “Dilarang masuk”.": None,
    },
    "ms": {
        "“Kami sudah bersedia,” kata Aminah Contoh, jururawat.": "Aminah Contoh",
        "Aminah Contoh berkata, “Kami sudah bersedia.”": "Aminah Contoh",
        "“Kami sudah bersedia,” kata Ketua Bomba Aminah Contoh.": None,
    },
    "tl": {
        "“Tapos na ang pulong,” ani Mayor Luz Halimbawa.": "Luz Halimbawa",
        "“Tapos na ang pulong,” sabi ni Luz Halimbawa.": "Luz Halimbawa",
        "Ayon kay Luz Halimbawa, “tapos na ang pulong.”": "Luz Halimbawa",
    },
    "vi": {
        "“Sóng rất to”, ông Lý Văn Mẫu, một ngư dân, kể lại.": "Lý Văn Mẫu",
        "Bà Lý Thị Mẫu cho biết: “Hải đăng vẫn sáng.”": "Lý Thị Mẫu",
        "Theo bà Lý Thị Mẫu, “hải đăng vẫn sáng”.": "Lý Thị Mẫu",
        "Con trai bà Lý Thị Mẫu nói: “Hải đăng vẫn sáng.”": None,
        "Ngọn hải đăng mang tên “Sao Mai” từ năm 1914.": None,
    },
}
CASES = [(language, text) for language, texts in TOLD.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_clause_of_saying_tells_the_speaker(language: str, text: str) -> None:
    speakers = [quote.speaker for quote in extract(text, language) if quote.confidence >= GIVEN or quote.speaker]
    assert next(iter(speakers), None) == TOLD[language][text]
