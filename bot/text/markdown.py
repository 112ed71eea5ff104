"""Foreign text in a Markdown file: each of its letters is shown and none of them acts."""

import re

# What may open something inside a line in CommonMark and its usual extensions (tables, strike-through, formulas).
_ACTING = re.compile(r"[\\`*_{}\[\]<>&#~|$^]")
# What may open a block: bullets, an underlined heading or a rule, a numbered list.
_AT_LINE_START = re.compile(r"(?m)^([-+=:]|\d+(?=[.)]))")
_INDENT = re.compile(r"(?m)^[ \t]+|\r")
_ESCAPE = re.compile(r"(?s)\\(.)|&#(32|9|13);")
_ENTITIES = {" ": "&#32;", "\t": "&#9;", "\r": "&#13;"}


def escaped(text: str) -> str:
    """`text` as Markdown that shows it: marks behind backslashes, indents and lone returns as references."""
    plain = _AT_LINE_START.sub(_held, _ACTING.sub(r"\\\g<0>", text))
    return _INDENT.sub(lambda indent: "".join(map(_ENTITIES.__getitem__, indent[0])), plain)


def unescaped(text: str) -> str:
    """What was `escaped`, letter for letter."""
    return _ESCAPE.sub(lambda mark: mark[1] or chr(int(mark[2])), text)


def _held(mark: re.Match[str]) -> str:
    return f"{mark[0]}\\" if mark[0].isdigit() else f"\\{mark[0]}"
