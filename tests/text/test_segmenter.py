"""What the segmenter costs: nothing until a text without spaces is asked about, and then little, once."""

import subprocess
import sys

MEASURED = """
import sys, time
from bot.analysis import whole_words
from bot.text import segmenter
def megabytes():
    with open("/proc/self/status") as status:
        return next(int(row.split()[1]) / 1000 for row in status if row.startswith("VmRSS"))
assert "icu4py" not in sys.modules
before, began = megabytes(), time.process_time()
languages = "ja zh th my lo km"
texts = "京都の東京都 发展中国家的经济 สามารถเดินทาง နိုင်ငံရေးအကြောင်း ພາສາລາວ ភាសាខ្មែរ"
for language, text in zip(languages.split(), texts.split()):
    segmenter.is_whole(text * 9, 3, 6, language)
print(time.process_time() - began, megabytes() - before)
"""


def test_all_scripts_together_cost_little_and_only_once_asked() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.3
    assert megabytes < 30
