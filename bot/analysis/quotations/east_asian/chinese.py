"""Chinese: 市长林晓梅周二对记者表示：“…”, “…”，林晓梅说。 (Li and Thompson 1981, Mandarin Chinese, 2.2 and 3.1)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from bot.analysis.quotations.east_asian.frame import QUOTED, Frame, Named, any_of, found, only, with_title

_REACH = 60
_DENIED = re.compile("[不没沒未否]|如果|假如|据称|據稱|传闻|傳聞")
_BEHIND_NAME = (
    "[周週][一二三四五六日天]|星期|今|昨|当|當|日前|随后|隨後|近日|\\d|[一二三四五六七八九十]{1,3}[月日]|在|于|於|对|對|向|则|則|也|还|還|又|再|"
    "就|接受|笑|同时|同時|曾|通过|透過|受访|受訪|告诉|告訴|先生|女士|小姐|和|与|與|及|[，、,（(：:]"
)
"""What follows the subject of a clause of saying: when, where, to whom, how."""
_ADDRESSED = re.compile("(?<!针)[向对對问問给給访訪][^，。、：；]{0,12}$")
"""Before a title: its bearer is spoken to, and is no subject."""

OF_ONE_TEXT = 2
"""Patterns kept of names: a text asks with its own for each of its quotations."""


def names(text: str) -> Iterator[Named]:
    """Everybody who is named behind a title, where what follows shows the name's end."""
    return map(found, _titled().finditer(text))


def speaker(frame: Frame, known: Mapping[str, Named]) -> Named | None:
    """Who says it before the quotation, with a verb or a colon, else behind it."""
    before = _clause_before(frame)
    if before is not None:
        told = None if _DENIED.search(frame.text, *before) else only(_named(frame.text, *before, known), frame.text)
        return told and with_title(told, frame.text, known)
    clause = _after().match(frame.text, frame.end, min(frame.last, frame.end + _REACH))
    if clause is None or _DENIED.search(clause[0]):
        return None
    told = only(_named(frame.text, *clause.span("clause"), known), frame.text)
    return told and with_title(told, frame.text, known)


def _named(text: str, start: int, end: int, known: Mapping[str, Named]) -> list[Named]:
    """Who is named in a clause: behind a title, or at its begin by a name that stands behind one elsewhere."""
    titled = list(_titled().finditer(text, start, end))
    if any(_ADDRESSED.search(text, start, each.start()) for each in titled):
        return []
    told = [found(each) for each in titled]
    opening = _opening(tuple(sorted(known, key=len, reverse=True))).match(text, start, end) if known else None
    return [*told, found(opening)] if opening else told


def _clause_before(frame: Frame) -> tuple[int, int] | None:
    """From the sentence's begin, or the quotation before, to the verb of saying or the colon that introduces this."""
    start = max(frame.first, frame.start - _REACH)
    ended = max(frame.text.rfind(stop, start, frame.start) for stop in f"。！？；\n{QUOTED}")
    begun = max(start, ended + 1)
    return (begun, frame.start) if _introduced().search(frame.text, begun, frame.start) else None


@cache
def _titled() -> re.Pattern[str]:
    family, title, verb = (any_of("zh", key) for key in ("families", "titles", "verbs"))
    foreign = "[\u4e00-\u9fff]{1,6}(?:[·・•][\u4e00-\u9fff]{1,8}?)+"
    own = f"{family}[\u4e00-\u9fff]{{1,2}}?"
    return re.compile(f"(?P<role>{title})(?P<name>{foreign}|{own})(?={_BEHIND_NAME}|{verb}|{QUOTED})")


@lru_cache(OF_ONE_TEXT)
def _opening(known: tuple[str, ...]) -> re.Pattern[str]:
    verb = any_of("zh", "verbs")
    return re.compile(f"[，,]?(?P<role>(?!))?(?P<name>{'|'.join(map(re.escape, known))})(?={_BEHIND_NAME}|{verb})")


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('zh', 'verbs')}[：:，,]?|[：:])$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(f"[，,]?(?P<clause>[^。！？：；，\n{QUOTED}]{{2,36}}?{any_of('zh', 'verbs')})(?=[。，,！；]|$)")
