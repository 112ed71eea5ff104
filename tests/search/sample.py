"""Fictional articles. The countries are real words; the events, people and outlets are not."""

import datetime as dt

from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received


def draft(
    title: str, text: str, day: str | None = None, *, outlet: str = "The Invented Courier", language: str = "en"
) -> Draft:
    """A text as a reader of files would hand it over."""
    chosen = DateEvidence(dt.date.fromisoformat(day), "editor", day) if day else None
    return Draft(
        kind="text",
        title=Field(title, "file"),
        byline=Field(),
        published=PublicationDate(chosen, (), chosen is not None),
        text=text,
        received=Received(text.encode()),
        outlet=outlet,
        language=language,
    )


LIGHTHOUSE = draft(
    "Freedonia keeper wins lighthouse dispute",
    "The keeper of the Grand Fenwick lighthouse won a long dispute over the colour of its lamp on Tuesday.\n\n"
    "“The lamp stays green, as it was in my grandmother's time,” said Odalys Verhoef, the keeper of the lighthouse. "
    "She added that ships had never complained.\n\n"
    "The harbour office of Grand Fenwick had asked for a white lamp, because pilots from the north took green for a "
    "fishing boat. However, it gave way after a week of letters.",
    "2024-03-02",
)
DUTCH = draft(
    "Kremlin sends tulips to The Hague",
    "Moscow sent forty thousand tulips to Amsterdam this week, a gift that Dutch gardeners met with suspicion.\n\n"
    "“We grow our own,” said Pim Aardbei, who speaks for the gardeners. The Kremlin gave no reason for the gift.",
    "2024-05-11",
)
RUSSIA = draft(
    "Russia opens school for glass blowers",
    "Russia opened a school for glass blowers in an old railway station on Monday. The first class has nine pupils.",
    "2024-06-01",
)
HOLLAND = draft(
    "Holland counts its windmills again",
    "Holland counted its windmills for the third time this year and found two more than last time.",
    "2024-06-03",
)
UNDATED = draft(
    "Lamp makers meet",
    "Makers of lamps for every lighthouse on the coast met to argue about green glass and about white glass.",
)
THAI = draft("ข่าวประเทศไทย", "รัฐบาลไทยเปิดโรงเรียนใหม่ในเชียงใหม่เมื่อวันจันทร์", "2024-01-05", language="th")
JAPANESE = draft("ガラスの学校", "ロシアは月曜日に古い駅でガラスの学校を開いた。", "2024-01-06", language="ja")
ALL = (LIGHTHOUSE, DUTCH, RUSSIA, HOLLAND, UNDATED, THAI, JAPANESE)
