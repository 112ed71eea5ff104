"""Japanese: 高橋美咲知事は「…」と述べた。 「…」と木村次郎さんは話す。 (Martin 1975, 21.1)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.analysis.quotations.east_asian.frame import QUOTED, Frame, Named, Subjects, any_of, found, only, subjects

_REACH = 120
_DENIED = re.compile("ない|なかった|ません|ぬ。|ず(?:に|、|。)|否定|とすれば|なら、|という噂|とされ|と報じ|と伝え")
_OTHER_SUBJECT = re.compile("が(?![らんっりるれ、])|(?<![でにとへ])は(?![っじやいる、])")
"""What marks another subject between a name's and the quotation, whose verb the next one is then."""
_JOINED = re.compile("[^、。]{2}(?:と|や|及び|および)$")
"""Before a name: two speak as one, and nobody alone."""
_GIVEN = "(?:[\u4e00-\u9fff々]{1,3}?|[\u3041-\u3096]{2,4}?|[\u30a1-\u30faー]{2,5}?)"
_TOPIC = "(?=(?:ら)?(?:は|が|も|によると|によれば))"


def names(text: str) -> Iterator[Named]:
    """Everybody who is named with family and given name, or as foreigners are, before a title."""
    return map(found, _titled().finditer(text))


def speaker(frame: Frame, known: Mapping[str, Named]) -> Named | None:
    """Who is the topic or subject of the sentence whose verb of saying takes the quotation, else of the next one."""
    start, end = _sentence(frame)
    tail = frame.text[frame.end : end]
    if _taken().match(tail):
        if _DENIED.search(tail):
            return None
        told = _subjects(frame, start, frame.start, known) or _subjects(frame, frame.end, end, known)
        return only(told, frame.text)
    behind = _so_said().match(frame.text, frame.end, min(frame.last, frame.end + _REACH))
    if behind is None or _DENIED.search(behind[0]):
        return None
    return only(_subjects(frame, *behind.span(), known), frame.text)


def _subjects(frame: Frame, start: int, end: int, known: Mapping[str, Named]) -> list[Named]:
    return subjects(frame.text, start, end, _marked(), known)


def _sentence(frame: Frame) -> tuple[int, int]:
    start = max(frame.first, frame.start - _REACH)
    begun = max(start, frame.text.rfind("。", start, frame.start) + 1)
    last = min(frame.last, frame.end + _REACH)
    stop = frame.text.find("。", frame.end, last)
    return begun, last if stop < 0 else stop + 1


@cache
def _titled() -> re.Pattern[str]:
    family, title = any_of("ja", "families"), any_of("ja", "titles")
    foreign = "[\u30a1-\u30faー]{2,}(?:[・＝][\u30a1-\u30faー]+)*"
    own = f"(?<![\u4e00-\u9fff]){family} ?{_GIVEN}"
    return re.compile(f"(?P<name>(?<![\u30a1-\u30faー・]){foreign}|{own})(?P<role>{title})(?![\u4e00-\u9fff])")


def _subject() -> re.Pattern[str]:
    return re.compile(f"{_titled().pattern}(?:（[^（）]{{1,12}}）)?{_TOPIC}")


@cache
def _marked() -> Subjects:
    return Subjects(_subject(), _family_alone(), _OTHER_SUBJECT, _JOINED, unborne=True)


def _family_alone() -> re.Pattern[str]:
    family, title = any_of("ja", "families"), any_of("ja", "titles")
    return re.compile(f"(?<![\u4e00-\u9fff\u30a1-\u30fa])(?P<name>{family})(?P<role>{title}){_TOPIC}")


@cache
def _taken() -> re.Pattern[str]:
    """The particle behind a quotation, and a verb of saying."""
    return re.compile(f"(?:など)?(?:と|って)(?!は|いう|して|した)[^。]{{0,40}}?{any_of('ja', 'verbs')}")


@cache
def _so_said() -> re.Pattern[str]:
    """The sentence behind a quotation, which says so of it."""
    subject, verb = f"[^。{QUOTED}]{{2,40}}?[はが]", any_of("ja", "verbs")
    return re.compile(f"。?{subject}(?:こう|そう|このように)[^。{QUOTED}]{{0,12}}?{verb}[^。{QUOTED}]{{0,8}}")
