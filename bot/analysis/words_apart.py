"""A Chinese or Japanese topic that was typed as one run of signs, as the words that ICU's dictionaries see in it.

"武夷山茶农" stands in no text that has 武夷山的茶农: where a topic finds nothing as it was typed, it is asked so.
"""

import re
from functools import cache
from itertools import groupby

from bot.languages import every
from bot.text.segmenter import segments

_HAN = "\u3005\u3400-\u9fff"
_RUN = re.compile(f"[{_HAN}\u3041-\u30ff]{{4,16}}")
_HAS_HAN = re.compile(f"[{_HAN}]")
_ASKED_EXACTLY = frozenset('"“”„«»:-|')
"""Signs of a phrase, a filter, what is left out or an alternative: such a topic says what it means."""


def apart(typed: str) -> str | None:
    """The topic with its runs cut into words of two signs and more; None where none is cut."""
    if not _ASKED_EXACTLY.isdisjoint(typed):
        return None
    cut = _RUN.sub(lambda run: " ".join(_words(run[0])), typed)
    return cut if cut != typed else None


def _words(run: str) -> list[str]:
    """The words of a run; the run itself where it has no characters, or begins as the name of a person."""
    if not _HAS_HAN.search(run) or run.startswith(_families()):
        return [run]
    words = _joined(segments(run))
    return words if len(words) > 1 and all(len(word) > 1 for word in words) else [run]


def _joined(parts: list[str]) -> list[str]:
    """Single signs two by two, since most words have two; an odd one with the word before, the first with that behind.

    茶农, 电影节, 入围; 老灯塔.
    """
    words: list[str] = []
    for alone, group in groupby(parts, key=lambda part: len(part) == 1):
        if not alone:
            words += group
            continue
        signs = "".join(group)
        if len(signs) % 2 and words:
            words[-1] += signs[0]
            signs = signs[1:]
        words += [signs[at : at + 2] for at in range(0, len(signs), 2)]
    return words if len(words[0]) > 1 else ["".join(words[:2]), *words[2:]]


@cache
def _families() -> tuple[str, ...]:
    """Family names of two signs and more: 高橋美咲 is one person, not two words."""
    listed = (table["families"].split() for table in every("speakers").values())
    return tuple({name for names in listed for name in names if len(name) > 1})
