"""A Markdown file's words without its marks: headings, emphasis, links and lists become plain paragraphs."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

ENDINGS = (".md", ".markdown")
_SILENT = frozenset({"image", "html_inline"})


def is_markdown(name: str | None, media_type: str | None) -> bool:
    """Whether a text file says that it is Markdown. Plain text has no mark of its own, so here the claim counts."""
    return media_type == "text/markdown" or (name or "").lower().endswith(ENDINGS)


_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{1,5000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*)$")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The plain `key: value` lines of the block between rules at the head (keys in small letters), and the rest.

    ({}, text) where the text has none. Of a YAML list the entries are joined by a comma; deeper YAML is left alone.
    """
    block = _FRONT.match(text)
    if block is None:
        return {}, text
    pairs: dict[str, str] = {}
    key = ""
    for line in block[1].splitlines():
        if match := _PAIR.match(line):
            key = match[1].lower()
            pairs[key] = match[2].strip().strip("[]").strip().strip("\"'")
        elif line.strip().startswith("- ") and key:
            pairs[key] = ", ".join(filter(None, (pairs[key], line.strip()[2:].strip(" \"'"))))
    return (pairs, text[block.end() :]) if pairs else ({}, text)


def plain(text: str) -> str:
    """The paragraphs, joined by a blank line. Images and raw HTML are dropped."""
    return "\n\n".join(filter(None, (block.strip() for block in _blocks(MarkdownIt("commonmark").parse(text)))))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(_words(child) for child in token.children or ())
        elif token.type in {"fence", "code_block"}:
            yield token.content


def _words(token: Token) -> str:
    if token.type == "softbreak":  # a line of the file, not of the text
        return " "
    if token.type == "hardbreak":
        return "\n"
    return "" if token.type in _SILENT else token.content
