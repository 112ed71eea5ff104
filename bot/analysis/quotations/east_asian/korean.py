"""Korean: 김민수 시장은 … “…”라고 말했다. “…”라고 박영희 씨는 말했다. (Sohn 1999, The Korean Language, 9.7)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.analysis.quotations.east_asian.frame import QUOTED, Frame, Named, Subjects, any_of, found, only, subjects

_REACH = 160
_DENIED = re.compile("않|아니|부인|없|못 |못했|다면|전해졌|알려졌")
_QUOTATIVE = re.compile("[ ,.]?(?:이?라고|이?라며|이?라면서|고|며|면서|는|이?라는|이?라고도)(?![가-힣])")
_OTHER_SUBJECT = re.compile("[가-힣][은는이가] $")
"""A subject right before the quotation: that is who says it."""
_JOINED = re.compile("(?:[과와]|및|,) $")
"""Before a name: two speak as one, and nobody alone."""
_STOP = re.compile(r"(?<=[다요까])\.")


def names(text: str) -> Iterator[Named]:
    """Everybody who is named with family and given name before a title."""
    return map(found, _titled().finditer(text))


def speaker(frame: Frame, known: Mapping[str, Named]) -> Named | None:
    """Who is the subject of the sentence whose verb of saying takes the quotation, else of the clause behind it."""
    start, end = _sentence(frame)
    tail = frame.text[frame.end : end]
    if _QUOTATIVE.match(tail) and _says().search(tail):
        if _DENIED.search(tail):
            return None
        told = _subjects(frame, start, frame.start, known) or _subjects(frame, frame.end, end, known)
        return only(told, frame.text)
    whose = _whose().match(frame.text, frame.end, end)
    return found(whose) if whose else None


def _subjects(frame: Frame, start: int, end: int, known: Mapping[str, Named]) -> list[Named]:
    return subjects(frame.text, start, end, _marked(), known)


def _sentence(frame: Frame) -> tuple[int, int]:
    start = max(frame.first, frame.start - _REACH)
    stops = [stop.end() for stop in _STOP.finditer(frame.text, start, frame.start)]
    last = min(frame.last, frame.end + _REACH)
    stop = _STOP.search(frame.text, frame.end, last)
    return stops[-1] if stops else start, stop.end() if stop else last


def _name() -> str:
    """No title, which may begin as a family name does: 주민."""
    return f"(?<![가-힣])(?!{any_of('ko', 'titles')}(?![가-힣]))(?P<name>{any_of('ko', 'families')}[가-힣]{{1,3}})"


def _role() -> str:
    title = any_of("ko", "titles")
    return f"(?P<role>(?:[가-힣A-Z]+(?<![과와의은는이가을를]) ){{0,2}}?[가-힣]*{title})"


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(f"{_name()}(?:\\([^()]{{1,6}}\\))? {_role()}(?=[은는이가도의]|께서|[ ,.)])")


def _subject() -> re.Pattern[str]:
    return re.compile(
        f"{_name()}(?:\\([^()]{{1,6}}\\))? {_role()}(?:\\([^()]{{1,8}}\\))?(?=(?:은|는|이|가|도|께서)(?![가-힣]))"
    )


@cache
def _marked() -> Subjects:
    return Subjects(_subject(), _family_alone(), _OTHER_SUBJECT, _JOINED, unborne=False)


def _family_alone() -> re.Pattern[str]:
    family, title = any_of("ko", "families"), any_of("ko", "titles")
    return re.compile(f"(?<![가-힣])(?P<name>{family}) (?P<role>{title})(?=(?:은|는|이|가|도|께서)(?![가-힣]))")


@cache
def _whose() -> re.Pattern[str]:
    """“…” 주민 박영희 씨의 말이다."""
    return re.compile(f"[ .]*(?:[가-힣]+ ){{0,3}}?{_name()} {_role()}의 (?:말|설명|호소|주장|지적)이다")


@cache
def _says() -> re.Pattern[str]:
    return re.compile(f"{any_of('ko', 'verbs')}[^{QUOTED}]{{0,14}}[다요]")
