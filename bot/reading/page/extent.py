"""Where an article ends: what follows the element that holds nearly all of it is the page's, not the article's."""

from collections.abc import Sequence

from lxml import etree

from bot.reading.html_tree import label
from bot.reading.page.leaves import SENTENCE, Leaf, plain

_NEARLY_ALL = 0.8  # of the letters in sentences, set by hand
_HALF = 0.5  # of the letters: with fewer found again in the page the element is not known
_PARTS = ("p", "div", "li", "h2", "h3", "td")


def within(tree: etree._Element, blocks: list[str], parts: Sequence[Leaf]) -> list[str]:
    """The blocks to the last one that stands in the article's own element; all of them where that is not known.

    Teasers, notes on the author, offers and the like follow in elements of their own. What comes before may be the
    standfirst and stays.
    """
    elements: dict[str, etree._Element] = {}
    for leaf in parts:
        elements.setdefault(leaf.plain, leaf.element)
    frame = _frame(blocks, elements)
    if frame is None:
        return blocks
    end, seen = len(blocks), False
    while end > 1:
        element = elements.get(plain(blocks[end - 1]))
        if element is None and not seen:
            seen = True
            for division in _divisions(tree):
                elements.setdefault(plain(label(division)), division)
            continue
        if element is None or any(parent is frame for parent in element.iterancestors()):
            break
        end -= 1
    return blocks[:end]


def _frame(blocks: Sequence[str], elements: dict[str, etree._Element]) -> etree._Element | None:
    """The innermost element that holds nearly all letters of the sentences."""
    letters: dict[etree._Element, int] = {}
    total = 0
    for block in blocks:
        element = elements.get(plain(block))
        if element is None or len(block) < SENTENCE:
            continue
        total += len(block)
        for parent in element.iterancestors():
            letters[parent] = letters.get(parent, 0) + len(block)
    if total < _HALF * sum(map(len, blocks)):
        return None
    holding = (parent for parent, count in letters.items() if count >= _NEARLY_ALL * total)
    return max(holding, key=lambda parent: sum(1 for _ in parent.iterancestors()), default=None)


def _divisions(tree: etree._Element) -> list[etree._Element]:
    """The div elements that hold words and no part: sites without paragraphs put their lines there."""
    return [division for division in tree.iter("div") if next(division.iterdescendants(*_PARTS), None) is None]
