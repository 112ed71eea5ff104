"""The authors that a page shows its readers: by its marks, by links to their pages, by the words before their names."""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from bot.reading.html_tree import finder
from bot.reading.page.people import is_introduced, is_label, is_name, people_in, words
from bot.reading.phrases import any_of
from bot.text.clean import one_line

_AFTER = re.compile(
    rf"\s*(?:[|•·⋅–—]|\b(?:{any_of('byline', 'behind')})\b|\d{{1,2}}[./]\d|\b\d{{4}}\b|\(|@|https?:).*$", re.IGNORECASE
)
_DATED = re.compile(rf"(?i)^[^@]*\d[^@]*?\s(?:{any_of('byline', 'by')})\s+(?=\w)")  # "20 March, 10:05 am by Jo Doe"
# Most elements are done with after one look at their class; asking all of every element took three times as long.
_MARKED = finder(
    "(//*[@itemprop='author' or contains(@rel,'author')]"
    "|//*[contains(@class,'yline') or contains(@class,'uthor')]"
    "[self::span or self::p or self::div or self::a or self::address or self::li]"
    "[contains(@class,'byline') or contains(@class,'author-name') or contains(@class,'authorName')"
    " or contains(@class,'author_name') or contains(@class,'authorname')"
    " or @class='author' or starts-with(@class,'author ') or contains(@class,' author ')"
    " or contains(@class,'article-author')"
    " or contains(@class,'post-author') or contains(@class,'entry-author')])[position()<=12]"
)
_CLASSED = finder(
    "//*[contains(@class,'uthor') or contains(@class,'yline') or contains(@class,'utor')][position()<=60]"
)
_NAMED = re.compile(
    r"(?i)(?:^|[-_\s])(?:authors?|byline|autor(?:en|in)?)(?:[-_]{0,2}(?:name|text|content|author|link|first|box|info))*"
    r"(?:$|\s|__)"
)
_LINKS = finder("//a[@href]")
_PATH = re.compile(r"^(?:\w+:)?(?://[^/]*)?([^?#]*).*$", re.DOTALL)
_AUTHORS = words("pages")
_ASIDE = frozenset(("aside", "nav"))
_BESIDE = _ASIDE | {"footer"}  # what stands there has authors of its own
_BESIDE_CLASS = re.compile(r"(?i)comment|related|recommend|sidebar|popular|trending|teaser|read-?more|latest")
_WORDED = ("p", "span", "div", "li", "td", "h4", "h5", "h6", "em", "i", "b", "strong", "small", "address", "label")
_BLOCKS = frozenset(("div", "p", "li", "br", "h2", "h3", "h4", "h5", "h6"))
_LONGEST = 120
_CUT = 1000  # characters: what holds more is no byline, and may be the whole page
_MOST = 200  # elements looked at, which keeps hostile pages cheap
_SHORT = 80  # characters of a line that is a byline by its words alone


def marked(tree: etree._Element) -> list[str]:
    """The people in the first element that the page marks as its byline."""
    for element in _MARKED(tree):
        if any(frame.tag in _ASIDE for frame in element.iterancestors()):
            continue
        text = _DATED.sub("", "; ".join(map(_parted, _linked(element))))
        if text and len(text) <= _LONGEST and (people := people_in(_AFTER.sub("", text))):
            return people
    return []


def worded(tree: etree._Element) -> list[str]:
    """The first people below the headline whom a class, a link to an author's page or the words before them name."""
    places = {element: number for number, element in enumerate(tree.iter())}
    heading = next(tree.iter("h1"), None)
    start = places[heading] if heading is not None else 0
    elements = {*_classed(tree), *_linking(tree), *_introduced(tree)}
    for element in sorted(elements, key=lambda element: (places[element] < start, places[element]))[:_MOST]:
        if not _is_beside(element) and (people := _leading(element)):
            return people
    return []


def _classed(tree: etree._Element) -> Iterator[etree._Element]:
    return (element for element in _CLASSED(tree) if _NAMED.search(element.get("class") or ""))


def _linking(tree: etree._Element) -> Iterator[etree._Element]:
    """Links to the page of an author."""
    for link in _LINKS(tree):
        path = _PATH.sub(r"\1", link.get("href") or "").casefold()
        *frames, name = path.strip("/").split("/")
        if name not in _AUTHORS and not _AUTHORS.isdisjoint(frames):
            yield link


def _introduced(tree: etree._Element) -> Iterator[etree._Element]:
    """What begins with "By" or "Author:"; where these words have an element of their own, what holds that."""
    for element in tree.iter(*_WORDED):
        text = one_line(element.text or "")
        if not text or len(text) > _SHORT:
            continue
        if is_label(text) and (parent := element.getparent()) is not None:
            yield element if len(element) else parent
        elif is_introduced(text):
            yield element


def _is_beside(element: etree._Element) -> bool:
    return any(
        frame.tag in _BESIDE or _BESIDE_CLASS.search(frame.get("class") or "")
        for frame in (element, *element.iterancestors())
        if frame.tag not in ("html", "body")
    )


def _leading(element: etree._Element) -> list[str]:
    """The names with which a short line begins."""
    text = _parted(element)
    if not text or len(text) > _LONGEST:
        return []
    return list(takewhile(is_name, people_in(_AFTER.sub("", _DATED.sub("", text)))))


def _linked(element: etree._Element) -> list[etree._Element]:
    """A link marked as an author's, with those marked so beside it in the same line."""
    if "author" not in (element.get("rel") or "").split() or (line := element.getparent()) is None:
        return [element]
    return [link for link in line if "author" in (link.get("rel") or "").split()]


def _parted(element: etree._Element) -> str:
    """The words of a byline on one line, a semicolon where a name meets what an element of its own holds beside it."""
    text = ""
    is_apart = False
    for starts_block, cell in _cells(element):
        is_apart = is_apart or starts_block
        if cell.strip():
            is_seam = is_apart or (text[-1:].islower() and cell[:1].isupper())
            text += ((" " if is_label(text) else "; ") if is_seam and text else "") + cell
            is_apart = False
        else:
            text += cell
        if len(text) > _CUT:
            break
    return one_line(text)


def _cells(element: etree._Element) -> Iterator[tuple[bool, str]]:
    """The texts within an element, and whether a block starts or ends before each."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        is_block = node is not element and node.tag in _BLOCKS
        if event == "start":
            yield is_block, node.text or ""
        elif node is not element:
            yield is_block, node.tail or ""
