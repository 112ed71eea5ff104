"""Copies: the same text in other clothes is grouped; the same form with other figures is not."""

import subprocess
import sys

import pytest

from bot.analysis import copies

STORY = (
    "The harbour council of Port Ellery voted on Tuesday to close the northern pier to cargo ships from 1 June. "
    "Inspectors had found cracks in 14 of its 60 pillars, the council said in a letter to shipping lines. "
    "Repairs will cost 23 million crowns and last until the spring of 2031, according to the letter. "
    "Fishing boats may still land there, but only by day and only when the wind is below 30 knots. "
    "The dockers' union said that it had warned of the cracks for six years without being heard."
)
SENTENCES = STORY.split(". ")
WEEKLY = (
    "The price of wheat at the Port Ellery exchange stood at {0} crowns a bushel at the close of trading on {1} March,"
    " against {2} crowns a week earlier. Turnover was {3} tonnes. Rye closed at {4} crowns and barley at {5} crowns,"
    " the exchange said in its weekly report. The next report will be published on {6} March at noon."
)
OTHER = "A choir of retired postal workers has won the national song contest for the third time, the jury announced."
THAI = "สภาท่าเรือลงมติเมื่อวันอังคารให้ปิดท่าเรือด้านเหนือสำหรับเรือสินค้าตั้งแต่เดือนมิถุนายนเพราะผู้ตรวจพบรอยร้าวในเสาหลายต้น"
CHINESE = (
    "港口委员会星期二投票决定从六月一日起关闭北码头因为检查员在六十根柱子中的十四根上发现了裂缝维修将持续到后年春天"
)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param(STORY, STORY, True, id="the same"),
        pytest.param(STORY, "\n".join(SENTENCES[:2]), True, id="cut"),
        pytest.param(STORY, ". ".join(reversed(SENTENCES)), True, id="reordered"),
        pytest.param(STORY, f"Jump to content\nRecommended posts\n{STORY}\nShare\nReport post", True, id="in chrome"),
        pytest.param(STORY, STORY.replace("'", "’").upper(), True, id="other marks and case"),
        pytest.param(STORY, STORY.replace("million", "mln").replace("ships", "vessels"), True, id="edited"),
        pytest.param(THAI, f"ข่าวเด่น {THAI} แบ่งปัน", True, id="Thai"),
        pytest.param(CHINESE, f"新闻 {CHINESE} 分享", True, id="Chinese"),
        pytest.param(STORY, OTHER, False, id="another story"),
        pytest.param(
            WEEKLY.format(211, 4, 209, 8100, 160, 142, 11),
            WEEKLY.format(214, 12, 213, 7700, 166, 149, 18),
            False,
            id="next week's figures",
        ),
        pytest.param("", "", False, id="nothing"),
        pytest.param("Yes.", "Yes.", False, id="one word"),
    ],
)
def test_copied(one: str, other: str, together: bool) -> None:
    assert copies.copied(one, other) is together
    assert copies.copied(other, one) is together


def test_the_same_fingerprint_in_every_process() -> None:
    script = f"from bot.analysis.copies import fingerprint; print(list(fingerprint({STORY!r}).sampled))"
    prints = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert prints == {f"{list(copies.fingerprint(STORY).sampled)}\n"}
    assert all(0 <= value < 2**63 for value in copies.fingerprint(STORY).sampled)
