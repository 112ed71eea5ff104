"""A document as text that an editor pastes: Markdown, Markdown with footnotes, BBCode for forums.

Every line has its source. What is foreign stays text: in Markdown each mark that could act has a backslash (CommonMark
0.31.2, 2.4: any ASCII punctuation may be escaped so); BBCode knows no escape, so that a word joiner (U+2060) behind a
bracket keeps it from opening a tag.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, Protocol
from urllib.parse import quote

from bot.pages.document import Change, Document, Item, SourceLine
from bot.pages.words import Words

Kind = Literal["markdown", "footnotes", "bbcode"]
ACTING = re.compile(r"([\\`*_{}\[\]<>#~|^$!])|^([ \t]*)([-+]|\d+(?=[.)]))", re.M)
SAFE_IN_ADDRESS = "!#$%&*+,/:;=?@~-._"
WORD_JOINER = "\u2060"


class Markup(Protocol):
    """How one kind of text is written. `suffix` is the ending of its file's name."""

    suffix: ClassVar[str]

    def foreign(self, text: str) -> str:
        """Words that are not ours, as text."""

    def heading(self, text: str) -> str:
        """A heading; `text` is ready."""

    def cited(self, source: SourceLine | None) -> str:
        """What stands behind words, for their source."""

    def block(self, text: str) -> str:
        """Words set apart: a quotation, or a sentence that answers the one above."""

    def struck(self, text: str) -> str:
        """What only the source or the older version has."""

    def added(self, text: str) -> str:
        """What only the quote or the newer version has."""

    def source(self, line: SourceLine, title: str, facts: str) -> str:
        """One source; `title` and `facts` are ready."""


class Markdown:
    """CommonMark with a numbered list of sources."""

    suffix: ClassVar[str] = "md"

    def foreign(self, text: str) -> str:
        return ACTING.sub(lambda mark: f"\\{mark[1]}" if mark[1] else _held(mark[2], mark[3]), text)

    def heading(self, text: str) -> str:
        return f"## {text}"

    def cited(self, source: SourceLine | None) -> str:
        if source is None:
            return ""
        number = f"\\[{source.source.number}\\]"
        return f" [{number}]({_address(source.link)})" if source.link else f" {number}"

    def block(self, text: str) -> str:
        return "\n".join(f"> {row}" for row in text.split("\n"))

    def struck(self, text: str) -> str:
        return f"~~{text}~~" if text.strip() else text

    def added(self, text: str) -> str:
        return f"**{text}**" if text.strip() else text

    def source(self, line: SourceLine, title: str, facts: str) -> str:
        named = f"[{title}]({_address(line.link)})" if line.link else title
        return f"{line.source.number}. {named}, {facts}"


class Footnotes(Markdown):
    """Markdown whose sources are footnotes, as pandoc and most editors read them."""

    def cited(self, source: SourceLine | None) -> str:
        return f"[^{source.source.number}]" if source else ""

    def source(self, line: SourceLine, title: str, facts: str) -> str:
        address = f" <{_address(line.link)}>" if line.link else ""
        return f"[^{line.source.number}]: {title}, {facts}.{address}"


class BBCode:
    """The tags that Invision, XenForo, vBulletin and phpBB all know: b, i, s, quote, url."""

    suffix: ClassVar[str] = "txt"

    def foreign(self, text: str) -> str:
        return text.replace("[", f"[{WORD_JOINER}")

    def heading(self, text: str) -> str:
        return f"[b]{text}[/b]"

    def cited(self, source: SourceLine | None) -> str:
        if source is None:
            return ""
        number = f"({source.source.number})"
        return f" [url={_address(source.link)}]{number}[/url]" if source.link else f" {number}"

    def block(self, text: str) -> str:
        return f"[quote]{text}[/quote]"

    def struck(self, text: str) -> str:
        return f"[s]{text}[/s]" if text.strip() else text

    def added(self, text: str) -> str:
        return f"[b]{text}[/b]" if text.strip() else text

    def source(self, line: SourceLine, title: str, facts: str) -> str:
        named = f"[url={_address(line.link)}]{title}[/url]" if line.link else title
        return f"{line.source.number}. {named}, {facts}"


MARKUPS: dict[Kind, Markup] = {"markdown": Markdown(), "footnotes": Footnotes(), "bbcode": BBCode()}


def written(document: Document, _: Words, markup: Markup) -> str:
    """The document as text, ended by a line break."""
    made = _("Made {moment} by Copydesk.", moment=document.made_at)
    notes = [markup.foreign(note) for note in (*document.notes, made)]
    title = markup.heading(markup.foreign(f"{document.kind}: {document.title}"))
    return "\n\n".join([title, *_sections(document, markup), *_sources(document, _, markup), *notes]) + "\n"


def _sections(document: Document, markup: Markup) -> Iterator[str]:
    by_number = {line.source.number: line for line in document.sources}
    for section in document.sections:
        if section.heading:
            yield markup.heading(markup.foreign(section.heading))
        yield from (markup.foreign(sentence) for sentence in section.said)
        for item in section.items:
            yield _item(item, by_number.get(item.source or 0), markup)
        if section.changes:
            yield "".join(_change(change, markup) for change in section.changes)


def _item(item: Item, source: SourceLine | None, markup: Markup) -> str:
    """A line: the words between marks where they were said, its day, its source, who said it."""
    words = markup.foreign(item.words.text)
    words = f"“{words}”" if item.quotation else words
    tag = f"{markup.foreign(item.tag)}: " if item.tag else ""
    beside = f"\n— {markup.foreign(item.beside)}" if item.beside else ""
    line = f"{tag}{words}{beside}{markup.cited(source)}"
    return markup.block(line) if item.quotation or item.answers else line


def _change(change: Change, markup: Markup) -> str:
    text = markup.foreign(change.text)
    match change.side:
        case "gone":
            return markup.struck(text)
        case "new":
            return markup.added(text)
        case "both":
            return text


def _sources(document: Document, _: Words, markup: Markup) -> Iterator[str]:
    if not document.sources:
        return
    yield markup.heading(markup.foreign(_("Sources")))
    lines = []
    for line in document.sources:
        facts = ", ".join(markup.foreign(part) for part in (*(text for _, text, _ in line.facts), *line.notes))
        lines.append(markup.source(line, markup.foreign(line.title), facts))
    yield "\n".join(lines)


def _held(space: str, start: str) -> str:
    """The start of a row that would begin a list, as text."""
    return f"{space}{start}\\" if start.isdigit() else f"{space}\\{start}"


def _address(link: str | None) -> str:
    """An address in which nothing can end the link that it stands in."""
    return quote(link or "", safe=SAFE_IN_ADDRESS)
