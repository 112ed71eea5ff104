"""The words of an article, without what stands around them."""

import re
from collections.abc import Iterator
from copy import copy

import trafilatura
from lxml import etree, html
from readability import Document as Readability
from readability.readability import Unparseable
from trafilatura.settings import Document, Extractor

from bot.reading.html_tree import article_text, label, paragraphs, parse
from bot.reading.page.choose_body import Witnesses, agreement, choose, covered, share_of_prose
from bot.reading.page.declared import Declared
from bot.reading.page.leaves import SENTENCE
from bot.reading.page.noise import is_in_noise, noise
from bot.text.clean import one_line

_FAST, _WHOLE = (Extractor(comments=False, fast=fast) for fast in (True, False))  # without its second readers, and with
_LITTLE = 0.33
"""Of the letters in a page's paragraphs: with less, trafilatura's own second readers are asked too, which take a third
of its time. Of 220 pages two gave less than .2 and had lost most of their text; the next one gave .28, and all of it.
Asked each time, they are worse for four pages of the 220 and better for three."""
_NEARLY_ALL = 0.9
"""Of the letters in a page's paragraphs. Two pages in three have such an element, which takes the extractor a fifth
less time; four of 220 are read a little otherwise, as well as before."""
_MOSTLY = 0.5  # of the letters
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:#\d{1,6}|\w{2,8});")
_THIN = 1000  # characters; below it other readers are asked too


def read(tree: etree._Element, bare: html.HtmlElement, declared: Declared, head: str | None) -> tuple[list[str], bool]:
    """The paragraphs of the page's article, [] where none was found, and whether it is surely these.

    `bare` is the page without its boilerplate. Where little is found there, the whole page is read, since an element of
    the boilerplate that is never closed takes all that follows it along. Other readers are asked where the page itself
    tells otherwise than the first one. `head` is the article's title.
    """
    worded = _worded(bare)
    blocks = _extracted(_framed(bare, worded), _FAST)
    if is_little := _is_little(blocks, tree):
        blocks = _extracted(tree, _WHOLE)
    told = _declared(declared)
    if _is_clear(blocks, worded, told):
        return blocks, True
    proposals = [blocks, *([] if is_little else [_extracted(tree, _WHOLE)]), told, _second(tree), _fullest(tree)]
    wanted = _wanted(worded)
    if all(covered(proposal, wanted) < _LITTLE for proposal in proposals):
        proposals.append(wanted)  # an article in many small parts
    best, sure = choose(proposals, _witnesses(tree, declared, told, head))
    # trafilatura reads a declared body too, as one paragraph.
    return told if len(told) > len(best) and agreement(told, best) > _NEARLY_ALL else best, sure or not best


def _wanted(worded: dict[etree._Element, str]) -> list[str]:
    return [text for paragraph, text in worded.items() if not is_in_noise(paragraph)]


def _is_clear(blocks: list[str], worded: dict[etree._Element, str], told: list[str]) -> bool:
    """Whether nothing on the page speaks against what was read: neither its length nor its own words."""
    if sum(map(len, blocks)) < _THIN or share_of_prose(blocks) < _MOSTLY:
        return False
    if sum(map(len, told)) >= _THIN and covered(blocks, told) < _MOSTLY:
        return False
    return covered(blocks, _wanted(worded)) >= _LITTLE


def _witnesses(tree: etree._Element, declared: Declared, told: list[str], head: str | None) -> Witnesses:
    """What the page tells of its article; where all its sentences stand in noise, these."""
    lines = [line for line in paragraphs(tree, frozenset(noise(tree))) if len(line) >= SENTENCE]
    if sum(map(len, lines)) < _THIN:
        lines = [line for line in paragraphs(tree) if len(line) >= SENTENCE]
    return Witnesses(
        title=head or "",
        description=declared.first("og:description", "description") or "",
        lines=lines,
        declared=told if sum(map(len, told)) >= _THIN else [],
        words=declared.words(),
    )


def _declared(declared: Declared) -> list[str]:
    """The longest articleBody of the page's JSON-LD as paragraphs, without the markup that some sites leave in it."""
    bodies = [text for node in declared.articles() if isinstance(text := node.get("articleBody"), str)]
    text = max(bodies, key=len, default="")
    if _MARKUP.search(text):
        return paragraphs(parse(text if "<" in text else text.replace("\n", "<br>")))
    return [line for line in article_text([text]).split("\n") if line]


def _is_little(blocks: list[str], tree: etree._Element) -> bool:
    """Whether the page's paragraphs hold far more; what stands in them with its spaces and links is soon counted."""
    letters = sum(map(len, blocks))
    if letters >= _LITTLE * sum(len(cell) for paragraph in tree.iter("p") for cell in paragraph.itertext()):
        return False
    return letters < _LITTLE * sum(map(len, _worded(tree).values()))


def _framed(tree: html.HtmlElement, worded: dict[etree._Element, str]) -> html.HtmlElement:
    """The page with nothing on it but the article or main element that holds nearly all, where there is one."""
    letters = sum(map(len, worded.values()))
    for frame in tree.iter("article", "main"):
        if sum(len(worded.get(paragraph, "")) for paragraph in frame.iter("p")) > _NEARLY_ALL * letters:
            page = html.Element("html")
            etree.SubElement(page, "body").append(copy(frame))
            return page
    return tree


def _extracted(tree: etree._Element, options: Extractor) -> list[str]:
    """What trafilatura makes of the page."""
    document = trafilatura.bare_extraction(tree, options=options)
    return list(_blocks(document.body)) if isinstance(document, Document) else []


def _fullest(tree: etree._Element) -> list[str]:
    """The paragraphs of the element that holds most words in paragraphs of its own, mere links aside."""
    words: dict[etree._Element, int] = {}
    for paragraph, text in _worded(tree).items():
        parent = paragraph.getparent()
        if parent is not None:
            words[parent] = words.get(parent, 0) + len(text)
    best = max(words, key=lambda parent: words[parent], default=None)
    return paragraphs(best) if best is not None else []


def _worded(tree: etree._Element) -> dict[etree._Element, str]:
    """The paragraphs of the page that hold a sentence, mere links aside, with their text."""
    texts = {paragraph: text for paragraph in tree.iter("p") if len(text := label(paragraph)) >= SENTENCE}
    return {
        paragraph: text
        for paragraph, text in texts.items()
        if sum(len(label(link)) for link in paragraph.iter("a")) * 2 < len(text)
    }


def _second(tree: etree._Element) -> list[str]:
    """What readability makes of the page."""
    source = etree.tostring(tree, encoding="unicode", method="html")
    try:
        return paragraphs(parse(Readability(source).summary()))
    except Unparseable:
        return []


def _blocks(body: etree._Element) -> Iterator[str]:
    for block in body:
        if block.tag in ("list", "table", "quote") and len(block):
            for part in block:
                cells = (one_line(_inner(cell)) for cell in (part if part.tag == "row" else [part]))
                yield from filter(None, [" ".join(filter(None, cells))])
        else:
            yield from filter(None, map(one_line, _lines(block)))


def _lines(block: etree._Element) -> list[str]:
    cells = [block.text or ""]
    for part in block.iterdescendants():
        if part.tag == "lb":
            cells.append("\n")
        cells.extend((part.text or "", part.tail or ""))
    return "".join(cells).split("\n")


def _inner(element: etree._Element) -> str:
    return "".join(cell for cell in element.itertext() if isinstance(cell, str))
