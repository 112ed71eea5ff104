"""The smallest elements of a page that hold a paragraph, a heading or a list item, in reading order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from bot.reading.html_tree import label

SENTENCE = 60  # characters: a shorter line may be a button, a caption or a headline
_LEAVES = ("p", "li", "h2", "h3", "h4", "h5", "blockquote", "dt", "dd", "td", "th")
_LETTERS = re.compile(r"[^\W_]+")
_NO_LETTER = {code: None for code in range(128) if not chr(code).isalnum()}
_MOST = 6000


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of them with its text, and that text's letters alone."""

    element: etree._Element
    text: str
    plain: str

    @property
    def links(self) -> float:
        """The share of its text that stands in links."""
        if not len(self.element):
            return 0
        return sum(len(label(link)) for link in self.element.iter("a")) / len(self.text)


def letters(text: str) -> str:
    """Letters and digits only, in lower case: what two prints of the same words share."""
    if text.isascii():
        return text.translate(_NO_LETTER).lower()
    return "".join(_LETTERS.findall(text)).casefold()


plain = lru_cache(maxsize=512)(letters)  # asked of each paragraph several times


def leaves(tree: etree._Element) -> list[Leaf]:
    """The page's leaves, 6,000 at most; a list item or cell that holds paragraphs or lists of its own is none."""
    smallest: list[Leaf] = []
    for element in tree.iter(*_LEAVES):
        if (
            element.tag in ("li", "td", "th", "dd", "blockquote")
            and next(element.iter("p", "ul", "ol", "table"), None) is not None
        ):
            continue
        text = label(element)
        if text and len(smallest) < _MOST:
            smallest.append(Leaf(element, text, plain(text)))
    return smallest
