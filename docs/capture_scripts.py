"""Briefs of articles in Thai, Burmese, Arabic, Chinese, kept as `capture.py` does: its own server, invented texts."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.chat.conftest import newsroom
from tests.discord import Answer, LocalDiscord
from tests.search.sample import draft

Keep = Callable[[Path, str, Answer], None]
DAY = "2025-03-18"
STORIES = {
    "th": ("ท่าเรือลินด์วิกเปิดอีกครั้ง",
     "ท่าเรือลินด์วิกเปิดให้เรือประมงเข้าเทียบอีกครั้งเมื่อวันอังคาร หลังจากปิดซ่อมมานานสิบเอ็ดสัปดาห์\n\n"
     "“น้ำลึกพอแล้ว เรือทุกลำเข้าท่าได้ตั้งแต่เช้านี้” มาลี สุขใจ ผู้อำนวยการท่าเรือลินด์วิกกล่าว\n\n"
     "เทศบาลจะสร้างตลาดปลาแห่งใหม่ข้างท่าเรือลินด์วิกภายในปีหน้า"),
    "my": ("လင်းဒ်ဝစ် ဆိပ်ကမ်း ပြန်ဖွင့်",
     "လင်းဒ်ဝစ် ဆိပ်ကမ်းကို အင်္ဂါနေ့တွင် ငါးဖမ်းလှေများအတွက် ပြန်ဖွင့်ခဲ့သည်။ ဆိပ်ကမ်းကို ဆယ့်တစ်ပတ်ကြာ ပြုပြင်ခဲ့သည်။\n\n"
     "“ရေနက်ပြီ၊ လှေအားလုံး ဝင်နိုင်ပြီ” ဟု လင်းဒ်ဝစ် ဆိပ်ကမ်းမှူး ဒေါ်အေးအေးက ပြောသည်။\n\n"
     "မြို့တော်က လင်းဒ်ဝစ် ဆိပ်ကမ်းအနီးတွင် ငါးဈေးသစ် ဆောက်မည်။"),
    "ar": ("ميناء ليندفيك يُفتح من جديد",
     "فُتح ميناء ليندفيك أمام قوارب الصيد من جديد يوم الثلاثاء، بعد أحد عشر أسبوعًا من الإصلاحات.\n\n"
     "وقالت مديرة ميناء ليندفيك سلمى الحداد: «صار الماء عميقًا، ويمكن لكل القوارب أن تدخل».\n\n"
     "وستبني البلدية سوقًا جديدة للسمك قرب ميناء ليندفيك عام 2026 بكلفة 3.5 مليون (Lindvik Fund)."),
    "zh": ("林德維克港重新開放",
     "林德維克港經過十一週的維修，週二重新向漁船開放。\n\n"
     "「水夠深了，所有的船從今天早上起都可以進港。」林德維克港港務局長陳美玲說。\n\n"
     "市政府明年將在林德維克港旁興建新的魚市場。"),
}  # fmt: skip
ASKED = (
    ("briefthai", "ท่าเรือลินด์วิก"),
    ("briefburmese", "လင်းဒ်ဝစ် ဆိပ်ကမ်း"),
    ("briefarabic", "ميناء ليندفيك"),
    ("briefchinese", "林德维克港"),
)
"""The Chinese one in Simplified letters, of a text in Traditional ones."""


async def capture_scripts(folder: Path, keep: Keep) -> None:
    """Write one file of JSON for each answer."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "desk.sqlite", discord) as news:
            for language, (title, text) in STORIES.items():
                url = f"https://{language}.ledger.example/{DAY}"
                made = draft(title, text, DAY, outlet="The Lindvik Ledger (fictional)")
                await news.store(
                    replace(made, kind="page", url=url, key=url.removeprefix("https://"), language=language)
                )
            for name, topic in ASKED:
                keep(folder, name, await discord.run("/brief", topic=topic))
            discord.judge()
