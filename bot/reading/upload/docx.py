"""A .docx file: its paragraphs, headings and core properties, straight from the zip (ECMA-376, part 1)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from bot.errors.reading import DamagedFile, NoTextInFile
from bot.reading.upload.inner import Inner, draft
from bot.reading.upload.package import DAMAGE, Package, few, spaced
from bot.records.reading import DateEvidence, Draft, Field, Hints, Received
from bot.text.clean import one_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Among them what was moved away or struck by a tracked change: its words stand elsewhere, or nowhere.
_NOT_READ = (*(f"{_W}{tag}" for tag in ("p", "pPr", "rPr", "txbxContent", "moveFrom", "del")), _FALLBACK)
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the one draft of the document. Raises NoTextInFile, DamagedFile, LockedFile or ZipTooBig."""
    try:
        package = Package(received.body, ".docx")
        body = package.xml("word/document.xml")
        core, styles = package.xml_if_there("docProps/core.xml"), package.xml_if_there("word/styles.xml")
    except DAMAGE as broken:
        raise DamagedFile(kind=".docx") from broken
    names = {} if styles is None else _style_names(styles)
    styled = [(names.get(style, style), text) for style, text in _paragraphs(body)]
    if not styled:
        raise NoTextInFile(kind=".docx")
    title = _heading(styled) or _property(core, f"{_DC}title", "document properties")
    declared = _property(core, f"{_DC}creator", "document properties") or Field()
    texts = [text for _, text in styled]
    read_draft = draft(texts, received, hints, inner, title=title, published=_dates(core))
    return (read_draft if read_draft.byline.value else replace(read_draft, byline=declared),)


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each paragraph that has words, with the name of its style. Raises FileTooLong."""
    for paragraph in list(few(_worded(root), ".docx")):
        text = spaced("".join(_letters(paragraph)))
        if text and not any(True for _ in paragraph.iterancestors(_FALLBACK)):
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            yield ("" if style is None else str(style.get(f"{_W}val", ""))), text


def _worded(root: etree._Element) -> Iterator[etree._Element]:
    """Looked for from the words up: a document may have any number of empty paragraphs."""
    worded: set[etree._Element] = set()
    for words in root.iter(f"{_W}t"):
        if words.text and not words.text.isspace():
            paragraph = next(words.iterancestors(f"{_W}p"), None)
            if paragraph is not None and paragraph not in worded:
                worded.add(paragraph)
                yield paragraph


def _style_names(styles: etree._Element) -> dict[str, str]:
    """The built-in name, English in every language of Word, of each style's own id ("Titel", "Titre1")."""
    names: dict[str, str] = {}
    for style in styles.iterchildren(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[str(style.get(f"{_W}styleId", ""))] = str(name.get(f"{_W}val", ""))
    return names


def _is_hidden(run: etree._Element) -> bool:
    """Whether Word shows the run to nobody (w:vanish, unless switched off)."""
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off")


def _letters(paragraph: etree._Element) -> Iterator[str]:
    for child in paragraph.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[str(child.tag)]
        elif child.tag not in _NOT_READ and not _is_hidden(child):
            yield from _letters(child)


def _heading(styled: list[tuple[str, str]]) -> Field | None:
    for wanted in ("title", "heading1"):
        for style, text in styled[:20]:
            if style.replace(" ", "").lower() == wanted:
                return Field(one_line(text), "heading")
    return None


def _property(core: etree._Element | None, tag: str, origin: str) -> Field | None:
    value = "" if core is None else one_line(core.findtext(tag) or "")
    return Field(value[:300], origin) if value else None


def _dates(core: etree._Element | None) -> tuple[DateEvidence, ...]:
    """The day the file was made: a witness, though not of publication, so never sure."""
    stamp = "" if core is None else (core.findtext(f"{_TERMS}created") or "").strip()
    try:
        return (DateEvidence(dt.date.fromisoformat(stamp[:10]), "document properties", stamp),)
    except ValueError:
        return ()
