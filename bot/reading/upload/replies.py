"""The sender's own words in a plain mail, told from the mails it answers by form, not by any language's words."""

import re

_QUOTED = re.compile(r"^\s*>")
_SIGNATURE = re.compile(r"^-- $")
_RULE = re.compile(r"^\s*(?:-{2,} ?\S[^\n]{2,40}?\S ?-{2,}|_{10,})\s*$")
_FIELD = re.compile(r"^[*\s]*\w[^:\n]{0,20}\s?:[*\s]*\S")
_WHEN = re.compile(r"\d{4}|\d[:.]\d\d")
_FEWEST_FIELDS = 3
_HEAD_LINES = 7


def own_lines(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines the sender wrote, and those left out; a mail that only passes another on is kept whole."""
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines) if _ends(lines, number, line)), len(lines))
    left_out = {number for number in range(len(lines)) if number >= end or _QUOTED.match(lines[number])}
    for number in range(1, end):
        if _QUOTED.match(lines[number]) and not _QUOTED.match(lines[number - 1]):
            left_out |= _attribution(lines, number)
    if not any(line.strip() for number, line in enumerate(lines) if number not in left_out):
        return lines, ()
    own = [line for number, line in enumerate(lines) if number not in left_out]
    return own, tuple(lines[number].strip() for number in sorted(left_out) if lines[number].strip())


def _ends(lines: list[str], number: int, line: str) -> bool:
    """A signature mark, or a rule above at least three header lines: the earlier mail as Outlook puts it."""
    if _SIGNATURE.match(line):
        return True
    head = lines[number + 1 : number + 1 + _HEAD_LINES]
    return bool(_RULE.match(line)) and sum(bool(_FIELD.match(field)) for field in head) >= _FEWEST_FIELDS


def _attribution(lines: list[str], quoted: int) -> set[int]:
    """The one or two lines above a quoted line, where they end in a colon and name a time and an address."""
    last = quoted - 1
    if last > 0 and not lines[last].strip():
        last -= 1
    if not lines[last].rstrip().endswith((":", "\uff1a")):
        return set()
    for first in (last, last - 1):
        shown = " ".join(lines[max(first, 0) : last + 1])
        if _WHEN.search(shown) and ("@" in shown or "<" in shown):
            return set(range(max(first, 0), last + 1))
    return set()
