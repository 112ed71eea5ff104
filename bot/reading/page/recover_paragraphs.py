"""What an extractor lost between two paragraphs that it kept, and what it kept of the page's boilerplate.

1. Every element that holds a paragraph, heading or list item is taken in reading order with its share of link text.
2. Those whose words were kept mark the article's extent.
3. Lost ones between two kept ones come back unless they stand in boilerplate or are mostly links.
4. Kept ones at the end that are mostly links go, and a heading with nothing under it.
5. The standfirst comes first where the page declares it as its description and shows it word for word.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from lxml import etree

from bot.reading.boilerplate import is_boilerplate
from bot.reading.html_tree import label

_LEAVES = ("p", "li", "h2", "h3", "h4", "h5", "blockquote", "dt", "dd", "td", "th")
_NOISE = re.compile(
    r"(?i)(?:^|[-_ ])(?:nav|menu|breadcrumbs?|footer|sidebar|related|recommend\w*|share|sharing|social|newsletter"
    r"|subscribe|promo\w*|"
    r"comments?|advert\w*|ads?|cookie\w*|consent|modal|popup|banner|toc|table-of-contents|tags?|author-bio"
    r"|caption|teaser|widget|form|hidden)"
    r"(?:$|[-_ ])"
)
_NOISY_TAGS = frozenset(("nav", "aside", "footer", "form", "figure", "figcaption", "header", "button", "select"))
_FRAMES = frozenset(("body", "html", "article", "main"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_LEAD = etree.XPath(
    "(//p|//h2|//h3|//div[not(*)]|//span[not(*)]|//strong[not(*)]|//div[count(*)<4])"
    "[count(*)<6][string-length(.)>=$least][string-length(normalize-space(.))<=$most]"
)
_SHOWN = etree.XPath("//text()[not(parent::script)]", smart_strings=False)
_LETTERS = re.compile(r"[^\W_]+")
_NO_LETTER = {code: None for code in range(128) if not chr(code).isalnum()}
_LOOSE = 3  # times its letters that a standfirst may take with its spaces, signs and marks
_MOST = 6000
_SENTENCE = 8  # words
_FEW = 3  # kept paragraphs found again in the tree; with fewer the extent is not known


@dataclass(frozen=True, slots=True)
class _Leaf:
    element: etree._Element
    text: str
    plain: str

    @property
    def links(self) -> float:
        """The share of its text that stands in links."""
        if not len(self.element):
            return 0
        return sum(len(label(link)) for link in self.element.iter("a")) / len(self.text)


def complete(tree: etree._Element, blocks: list[str], title: str | None, description: str | None) -> list[str]:
    """The paragraphs of an article, completed and trimmed as the module says, given those an extractor kept."""
    kept = [block for block in blocks if plain(block)]
    wanted = {plain(block) for block in kept}
    leaves = _leaves(tree)
    if sum(leaf.plain in wanted for leaf in leaves) >= _FEW:
        kept = _trimmed(_filled(kept, leaves, wanted), leaves)
    kept = _headless(kept, title)
    lead = _lead(tree, description, kept, title)
    return [lead, *kept] if lead else kept


def _letters(text: str) -> str:
    """Letters and digits only, in lower case: what two prints of the same words share."""
    if text.isascii():
        return text.translate(_NO_LETTER).lower()
    return "".join(_LETTERS.findall(text)).casefold()


plain = lru_cache(maxsize=512)(_letters)  # asked of each paragraph several times


def _leaves(tree: etree._Element) -> list[_Leaf]:
    leaves: list[_Leaf] = []
    for element in tree.iter(*_LEAVES):
        if (
            element.tag in ("li", "td", "th", "dd", "blockquote")
            and next(element.iter("p", "ul", "ol", "table"), None) is not None
        ):
            continue
        text = label(element)
        if text and len(leaves) < _MOST:
            leaves.append(_Leaf(element, text, plain(text)))
    return leaves


def _filled(kept: list[str], leaves: list[_Leaf], wanted: set[str]) -> list[str]:
    """Each kept paragraph, before it the lost leaves that stand between it and the kept one before it in the page."""
    places: dict[str, int] = {}
    for index, leaf in enumerate(leaves):
        places.setdefault(leaf.plain, index)
    whole = "".join(plain(block) for block in kept)
    result, last = [], -1
    for block in kept:
        place = places.get(plain(block), -1)
        if place > last >= 0 and place - last < 80:
            result += [leaf.text for leaf in leaves[last + 1 : place] if _is_lost(leaf, wanted, whole)]
        result.append(block)
        last = max(last, place)
    return result


def _is_lost(leaf: _Leaf, wanted: set[str], whole: str) -> bool:
    return bool(
        leaf.plain
        and leaf.plain not in wanted
        and leaf.plain not in whole
        and (leaf.links < 0.5 or _is_sentence(leaf))
        and not is_boilerplate(leaf.text)
        and not is_in_noise(leaf.element)
    )


def _is_sentence(leaf: _Leaf) -> bool:
    """A whole sentence set as a link in a paragraph among paragraphs: headlines of other stories end without a stop."""
    parent = leaf.element.getparent()
    told = leaf.element.tag == "p" and len(leaf.text.split()) >= _SENTENCE and leaf.text[-1] in ".。।۔"
    return told and parent is not None and sum(1 for _ in parent.iterchildren("p")) > _FEW


def is_in_noise(element: etree._Element) -> bool:
    """Whether the element stands in comments, menus, teasers and the like, by their tags, classes and ids."""
    for distance, parent in enumerate((element, *element.iterancestors())):
        if parent.tag in _FRAMES or distance > 8:
            return False
        if _is_noise(parent):
            return True
    return False


def noise(tree: etree._Element) -> list[etree._Element]:
    """The elements of a page that hold comments, menus, teasers and the like.

    One known by its tag alone that holds half of the page was never closed, or is a form around all of it.
    """
    half = sum(len(cell) for cell in tree.itertext() if isinstance(cell, str)) / 2
    return [
        element
        for element in tree.iter(etree.Element)
        if element.tag not in _FRAMES
        and _is_noise(element)
        and not (element.tag in _NOISY_TAGS and _holds(element, half))
    ]


def _holds(element: etree._Element, letters: float) -> bool:
    return sum(len(cell) for cell in element.itertext() if isinstance(cell, str)) > letters


def _is_noise(element: etree._Element) -> bool:
    if element.tag in _NOISY_TAGS:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(named) > 1 and _NOISE.search(named) is not None


def _trimmed(kept: list[str], leaves: list[_Leaf]) -> list[str]:
    shown = set(map(plain, kept))
    loose = {leaf.plain for leaf in leaves if leaf.plain in shown and _ends_nothing(leaf)}
    end = len(kept)
    while end > 1 and (plain(kept[end - 1]) in loose or is_boilerplate(kept[end - 1])):
        end -= 1
    return [block for block in kept[:end] if not is_boilerplate(block)]


def _ends_nothing(leaf: _Leaf) -> bool:
    return leaf.element.tag in _HEADINGS or leaf.links > 0.7


def _headless(kept: list[str], title: str | None) -> list[str]:
    wanted = plain(title or "")
    return [block for index, block in enumerate(kept) if index > 3 or not wanted or plain(block) != wanted] or kept


def _lead(tree: etree._Element, description: str | None, kept: list[str], title: str | None) -> str | None:
    wanted = plain(description or "")
    if len(wanted) < 40 or wanted == plain(title or "") or any(wanted in plain(block) for block in kept):
        return None
    if wanted not in _letters("".join(cast(list[str], _SHOWN(tree)))):
        return None
    for element in cast(list[etree._Element], _LEAD(tree, least=len(wanted), most=_LOOSE * len(wanted))):
        if plain(text := label(element)) == wanted:
            return text
    return None
