"""Foreign text as text: nothing in it may act in Discord, and not one of its letters is touched.

Only additions are made, and `unescape` takes them off again: a backslash before a mark that could act (Discord's own
escape rule: a backslash before anything but a letter, digit or space shows that thing as it is), and Unicode isolates
(UAX #9) round right-to-left text and round every control that could turn the line about.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote

from bot.records.annotations import Span
from bot.text import urls

ALWAYS = r"\\*_~`|<>\[\]@"
AT_LINE_START = re.compile(r"(?m)^([^\S\n]*)([#\-+]|\d+(?=[.)]))")
ACTING = re.compile(rf"[{ALWAYS}]|:(?=//|[^\s:]+:)")
COSTLY = (
    rf"[{ALWAYS}#\-+\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u061c"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What a letter may be that alone becomes more than one."""
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
BRACKETED = re.compile("\u2066\u2068\u2069\u2069|([\u2066-\u2068])\u2069|\u2068([\u202a-\u202e])\u2069")
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u061c\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
OPEN, CLOSE = "\u2068", "\u2069"
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
SAFE_URL = "!#$%&'*+,/:;=?@[]~-._"


class Markdown(str):
    """Text that is ready to be sent: ours, or escaped."""

    __slots__ = ()


def text(foreign: str) -> Markdown:
    """`foreign` as Markdown that shows exactly its letters, whatever stands in it, also over several lines."""
    escaped = ACTING.sub(lambda mark: "\\" + mark[0], foreign)
    escaped = AT_LINE_START.sub(_held_at_start, escaped)
    if CONTROLS.search(escaped) or RIGHT_TO_LEFT.search(escaped):
        escaped = "\n".join(_isolated(line) for line in escaped.split("\n"))
    return Markdown(escaped)


def line(foreign: str) -> Markdown:
    """Like `text`, on one line: for titles, names and topics, whose spacing carries no meaning."""
    return text(" ".join(foreign.split()))


def block(foreign: str) -> Markdown:
    """`foreign` as a block quote: every line behind `> `."""
    return Markdown("\n".join("> " + row for row in text(foreign).split("\n")))


def highlighted(foreign: str, spans: Sequence[Span]) -> Markdown:
    """`block`, with the letters of `spans` (in order, apart) in bold; text that runs from right to left stays plain,
    as its pieces could not be isolated without changing their order."""
    if RIGHT_TO_LEFT.search(foreign) or CONTROLS.search(foreign):
        return block(foreign)
    out, at = "", 0
    for span in spans:
        out += f"{text(foreign[at : span.start])}**{text(foreign[span.start : span.end])}**"
        at = span.end
    return Markdown("\n".join("> " + row for row in (out + text(foreign[at:])).split("\n")))


def link(label: Markdown, url: str | None) -> Markdown:
    """A masked link, or the label alone where the address is not one that a browser opens."""
    safe = address(url)
    return Markdown(f"[{label}]({safe})") if safe else label


@lru_cache(maxsize=500)
def address(url: str | None) -> str | None:
    """`url` with everything percent-encoded that could end a masked link; None unless http or https with a host."""
    safe = urls.web(url)
    return quote(safe, safe=SAFE_URL) if safe else None


def plain(foreign: str) -> str:
    """`foreign` for places without Markdown (labels, choices): one line, no control that turns text about."""
    return " ".join(CONTROLS.sub("", foreign).split())


def unescape(shown: str) -> str:
    """What `text` was given: for checks."""
    rows = [BRACKETED.sub(_bare, row[1:-1]) if row.startswith(OPEN) else row for row in shown.split("\n")]
    return ESCAPED.sub(r"\1", "\n".join(rows))


def _bare(link: re.Match[str]) -> str:
    return link[1] or link[2] or CLOSE


def _held_at_start(start: re.Match[str]) -> str:
    space, mark = start[1], start[2]
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"


def _isolated(row: str) -> str:
    return OPEN + CONTROLS.sub(_harmless, row) + CLOSE if row else row


def _harmless(character: re.Match[str]) -> str:
    """A control that opens nothing and closes nothing beyond itself: each gets the partner it lacks."""
    control = character[0]
    if control == CLOSE:
        return "\u2066" + OPEN + CLOSE + CLOSE
    if control in "\u2066\u2067\u2068":
        return control + CLOSE
    return OPEN + control + CLOSE
