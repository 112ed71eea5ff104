"""A Markdown file's words without its marks: headings, emphasis, links and lists become plain paragraphs."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

ENDINGS = (".md", ".markdown")
_SILENT = frozenset({"image", "html_inline"})


def is_markdown(name: str | None, media_type: str | None) -> bool:
    """Whether a text file says that it is Markdown. Plain text has no mark of its own, so here the claim counts."""
    return media_type == "text/markdown" or (name or "").lower().endswith(ENDINGS)


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
