"""Documents that are a .zip of XML: the words of .odt (ODF 1.3), .pptx (ECMA-376) and .epub (EPUB 3) in order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from bot.errors.reading import DamagedFile, NoTextInFile
from bot.reading.html_tree import parse
from bot.reading.upload.inner import Inner, draft
from bot.reading.upload.package import DAMAGE, Package, few, spaced
from bot.records.reading import Draft, Field, Hints, Received
from bot.text.clean import one_line

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_ODT_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}
_ODT_SILENT = frozenset((f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"))
_ODT_PARAGRAPHS = frozenset((f"{_TEXT}p", f"{_TEXT}h"))  # one may stand inside another, in a text box


def read_odt(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """The one draft of a .odt: its paragraphs and headings without notes, comments and struck words."""
    return _read(received, hints, inner, ".odt", _odt, "meta.xml")


def read_pptx(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """The one draft of a .pptx: the paragraphs of its slides in their order."""
    return _read(received, hints, inner, ".pptx", _pptx, "docProps/core.xml")


def read_epub(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """The one draft of a .epub: the chapters in the order of its spine."""
    return _read(received, hints, inner, ".epub", _epub, "")


def _read(
    received: Received,
    hints: Hints,
    inner: Inner,
    kind: str,
    paragraphs_of: Callable[[Package], Iterator[str]],
    properties: str,
) -> tuple[Draft, ...]:
    try:
        package = Package(received.body, kind)
        paragraphs = list(few(filter(None, map(spaced, paragraphs_of(package))), kind))
        declared = package.xml_if_there(properties)
    except DAMAGE as broken:
        raise DamagedFile(kind=kind) from broken
    if not paragraphs:
        raise NoTextInFile(kind=kind)
    whole = draft(paragraphs, received, hints, inner)
    creator = None if declared is None else next(declared.iter(f"{_DC}creator"), None)
    name = one_line((creator.text if creator is not None else "") or "")[:300]
    if whole.byline.value or not name:
        return (whole,)
    return (replace(whole, byline=Field(name, "document properties")),)


def _odt(package: Package) -> Iterator[str]:
    body = package.xml("content.xml").find(f"{_OFFICE}body")
    for paragraph in () if body is None else body.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if not any(above.tag in _ODT_SILENT for above in paragraph.iterancestors()):
            yield "".join(_odt_letters(paragraph))


def _odt_letters(paragraph: etree._Element) -> Iterator[str]:
    yield paragraph.text or ""
    for child in paragraph.iterchildren(tag=etree.Element):
        if child.tag in _ODT_BLANKS:
            yield _ODT_BLANKS[str(child.tag)]
        elif child.tag not in _ODT_SILENT | _ODT_PARAGRAPHS:
            yield from _odt_letters(child)
        yield child.tail or ""


def _pptx(package: Package) -> Iterator[str]:
    slides = sorted((int(match[1]), name) for name in package.names if (match := _SLIDE.fullmatch(name)))
    for _, name in slides:
        for paragraph in package.xml(name).iter(f"{_A}p"):
            runs = paragraph.iter(f"{_A}t", f"{_A}br")
            yield "".join("\n" if run.tag == f"{_A}br" else run.text or "" for run in runs)


def _epub(package: Package) -> Iterator[str]:
    container = package.xml("META-INF/container.xml")
    place = next((str(node.get("full-path", "")) for node in container.iter("{*}rootfile")), "")
    book = package.xml(place)
    files = {node.get("id"): str(node.get("href", "")) for node in book.iter("{*}item")}
    for reference in book.iter("{*}itemref"):
        href = files.get(reference.get("idref"), "")
        name = normpath(join(dirname(place), unquote(href)))
        tree = parse(package.bytes(name).decode("utf-8", "replace"))
        for block in tree.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td"):
            if not any(True for _ in block.iterdescendants("p", "li", "td")):
                yield str(block.text_content())
