"""Links that stand among the words of a text."""

import re
from collections.abc import Iterator

_LINK = re.compile(r"(?i)(?<![a-z0-9])https?://[^\s<>\"“”«»„‹›\]|]+")
_CLOSING = ".,;:!?…'’*_~`。，、；：！？）】》」』"
"""What ends a sentence or a quotation behind a link and is not of it."""


def links_in(text: str) -> list[str]:
    """The http(s) links that stand in a text, each once, without the marks behind them that are the sentence's."""
    return list(dict.fromkeys(link for _, _, link in _links(text)))


def without_links(text: str) -> str:
    """A text with its links left out."""
    out, at = "", 0
    for start, end, _ in _links(text):
        out, at = out + text[at:start], end
    return out + text[at:]


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each link begins and ends, and the link."""
    for match in _LINK.finditer(text):
        link = match[0].rstrip(_CLOSING)
        while link.endswith(")") and link.count("(") < link.count(")"):
            link = link[:-1].rstrip(_CLOSING)
        if not link.endswith("://"):
            yield match.start(), match.start() + len(link), link
