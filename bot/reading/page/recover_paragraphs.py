"""What an extractor lost between two paragraphs that it kept, and what it kept of the page's boilerplate.

1. Every element that holds a paragraph, heading or list item is taken in reading order with its share of link text.
2. Those whose words were kept mark the article's extent.
3. Lost ones between two kept ones come back unless they stand in boilerplate or are mostly links.
4. Kept ones at the end that are mostly links go, and a heading with nothing under it.
5. What an extractor merged or read twice is put right, and what follows the article's own element goes (`repeated`,
   `extent`).
6. The standfirst comes first where the page declares it as its description and shows it word for word.
"""

from typing import cast

from lxml import etree

from bot.reading.boilerplate import is_boilerplate
from bot.reading.html_tree import label
from bot.reading.page import extent, repeated
from bot.reading.page.leaves import Leaf, leaves, letters, plain
from bot.reading.page.noise import is_in_noise

_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_LEAD = etree.XPath(
    "(//p|//h2|//h3|//div[not(*)]|//span[not(*)]|//strong[not(*)]|//div[count(*)<4])"
    "[count(*)<6][string-length(.)>=$least][string-length(normalize-space(.))<=$most]"
)
_SHOWN = etree.XPath("//text()[not(parent::script)]", smart_strings=False)
_LOOSE = 3  # times its letters that a standfirst may take with its spaces, signs and marks
_SENTENCE = 8  # words
_FEW = 3  # kept paragraphs found again in the tree; with fewer the extent is not known


def complete(tree: etree._Element, blocks: list[str], title: str | None, description: str | None) -> list[str]:
    """The paragraphs of an article, completed and trimmed as the module says, given those an extractor kept."""
    kept = [block for block in blocks if plain(block)]
    parts = leaves(tree)
    kept = repeated.told_twice(repeated.once(kept, parts), parts)
    wanted = {plain(block) for block in kept}
    if sum(leaf.plain in wanted for leaf in parts) >= _FEW:
        kept = _trimmed(_filled(kept, parts, wanted), parts)
    kept = _headless(extent.within(tree, kept, parts), title)
    lead = _lead(tree, description, kept, title)
    return [lead, *kept] if lead else kept


def _filled(kept: list[str], parts: list[Leaf], wanted: set[str]) -> list[str]:
    """Each kept paragraph, before it the lost leaves that stand between it and the kept one before it in the page."""
    places: dict[str, int] = {}
    for index, leaf in enumerate(parts):
        places.setdefault(leaf.plain, index)
    whole = "".join(plain(block) for block in kept)
    result, last = [], -1
    for block in kept:
        place = places.get(plain(block), -1)
        if place > last >= 0 and place - last < 80:
            result += [leaf.text for leaf in parts[last + 1 : place] if _is_lost(leaf, wanted, whole)]
        result.append(block)
        last = max(last, place)
    return result


def _is_lost(leaf: Leaf, wanted: set[str], whole: str) -> bool:
    return bool(
        leaf.plain
        and leaf.plain not in wanted
        and leaf.plain not in whole
        and (leaf.links < 0.5 or _is_sentence(leaf))
        and not is_boilerplate(leaf.text)
        and not is_in_noise(leaf.element)
    )


def _is_sentence(leaf: Leaf) -> bool:
    """A whole sentence set as a link in a paragraph among paragraphs: headlines of other stories end without a stop."""
    parent = leaf.element.getparent()
    told = leaf.element.tag == "p" and len(leaf.text.split()) >= _SENTENCE and leaf.text[-1] in ".。।۔"
    return told and parent is not None and sum(1 for _ in parent.iterchildren("p")) > _FEW


def _trimmed(kept: list[str], parts: list[Leaf]) -> list[str]:
    shown = set(map(plain, kept))
    loose = {leaf.plain for leaf in parts if leaf.plain in shown and _ends_nothing(leaf)}
    end = len(kept)
    while end > 1 and (plain(kept[end - 1]) in loose or is_boilerplate(kept[end - 1])):
        end -= 1
    return [block for block in kept[:end] if not is_boilerplate(block)]


def _ends_nothing(leaf: Leaf) -> bool:
    return leaf.element.tag in _HEADINGS or leaf.links > 0.7


def _headless(kept: list[str], title: str | None) -> list[str]:
    wanted = plain(title or "")
    return [block for index, block in enumerate(kept) if index > 3 or not wanted or plain(block) != wanted] or kept


def _lead(tree: etree._Element, description: str | None, kept: list[str], title: str | None) -> str | None:
    wanted = plain(description or "")
    if len(wanted) < 40 or wanted == plain(title or "") or any(wanted in plain(block) for block in kept):
        return None
    if wanted not in letters("".join(cast(list[str], _SHOWN(tree)))):
        return None
    for element in cast(list[etree._Element], _LEAD(tree, least=len(wanted), most=_LOOSE * len(wanted))):
        if plain(text := label(element)) == wanted:
            return text
    return None
