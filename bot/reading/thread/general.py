"""Posts on a page whose engine nobody knows: blocks of one make that repeat, each with words and a poster or a time."""

import re
from collections import defaultdict

from lxml import etree

from bot.reading.html_tree import finder, label, paragraphs
from bot.reading.thread.posts import RawPost
from bot.reading.thread.previews import previews
from bot.records.reading import QuotedBlock

_BLOCK = finder(
    "//*[self::div or self::li or self::article or self::tr or self::section or self::table or self::td or self::tbody]"
    "[@class or @id or @itemtype][position()<=4000]"
)
_HINT = re.compile(r"(?i)post|comment|message|reply|answer|topic|thread|entry|question|cmt|msg")
_POSTER = finder(
    "(.//*[@itemprop='author' or contains(@rel,'author')]|.//*[contains(@class,'author') or contains(@class,'Author')"
    " or contains(@class,'user') or contains(@class,'User') or contains(@class,'poster') or contains(@class,'member')]"
    "|.//a[contains(@href,'/user') or contains(@href,'/member') or contains(@href,'/profile') or contains(@href,'/u/')"
    " or contains(@href,'/~') or contains(@href,'/people/')])[position()<=6]"
)
_STAMP = finder(
    "(.//time|.//*[@datetime or @data-time or @data-timestamp]|.//*[contains(@class,'date') or contains(@class,'time')"
    " or contains(@class,'Date') or contains(@class,'posted')"
    " or translate(substring(@title,1,10),'123456789','000000000')='0000-00-00'])[position()<=4]"
)
_CONTENT = finder(
    "(.//*[@itemprop='text' or @itemprop='articleBody' or @itemprop='description']"
    "|.//*[contains(@class,'content') or contains(@class,'body')"
    " or contains(@class,'Body') or contains(@class,'text') or contains(@class,'message')"
    " or contains(@class,'md')])[position()<=8]"
)
_QUOTES = finder(".//blockquote|.//*[contains(@class,'quote') and (self::div or self::aside)]")
_BOILERPLATE = finder(
    ".//*[contains(@class,'signature') or contains(@class,'sig ') or contains(@class,'footer')"
    " or contains(@class,'actions')"
    " or contains(@class,'toolbar') or contains(@class,'buttons') or contains(@class,'share')"
    " or contains(@class,'breadcrumb')]|.//nav|.//form"
)
_LONGEST_NAME = 40
_MOST = 500
_GROUPS = 16


def read(tree: etree._Element) -> list[RawPost]:
    """The posts of the best group of repeated blocks; [] where no group has two posts with a poster or a time."""
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for block in _BLOCK(tree):
        for make in _makes(block):
            groups[make].append(block)
    best: list[RawPost] = []
    for group in sorted((group for group in groups.values() if len(group) > 1), key=len, reverse=True)[:_GROUPS]:
        inside = set(group)
        read_off = (_post(block, inside) for block in group[:_MOST])
        posts = [post for post in read_off if post is not None and post.blocks]
        if len(posts) >= 2 and _worth(posts) > _worth(best):
            best = posts
    return best


def _makes(block: etree._Element) -> set[str]:
    cells = (block.get("class") or "").split()
    stem = re.split(r"[0-9]", block.get("id") or "", maxsplit=1)
    if len(stem) == 2 and stem[0]:
        cells.append("#" + stem[0])
    return {f"{block.tag} {cell}" for cell in cells[:12] if _HINT.search(cell) or cell.startswith("#")}


def _worth(posts: list[RawPost]) -> float:
    named = sum(post.author is not None for post in posts) / max(1, len(posts))
    stamped = sum(post.stamp is not None for post in posts) / max(1, len(posts))
    return sum(len(block) for post in posts for block in post.blocks) * (0.2 + named + stamped)


def _post(block: etree._Element, group: set[etree._Element]) -> RawPost | None:
    """The block's own words: those of other members of its group inside it (answers to it) are theirs.

    None where it names neither a poster nor a time.
    """
    names = [text for element in _POSTER(block) if 1 < len(text := label(element)) <= _LONGEST_NAME]
    stamps = [text for element in _STAMP(block) if (text := _stamp(element))]
    if not names and not stamps:
        return None
    nested = frozenset(element for element in block.iterdescendants() if element in group)
    body = _body(block, group)
    quotes = [element for element in dict.fromkeys((*_QUOTES(body), *previews(body))) if element is not body]
    boilerplate = [element for element in _BOILERPLATE(body) if element is not body]
    quoted = tuple(QuotedBlock(None, text) for element in quotes if (text := "\n\n".join(paragraphs(element))))
    blocks = tuple(paragraphs(body, nested.union(quotes, boilerplate)))
    return RawPost(next(iter(names), None), next(iter(stamps), None), blocks, quoted)


def _body(block: etree._Element, group: set[etree._Element]) -> etree._Element:
    """The longest of the block's own contents; the block itself where it marks none."""
    contents = [element for element in _CONTENT(block) if _owner(element, group) is block and element not in group]
    return max(contents, key=lambda element: len(label(element)), default=block)


def _owner(element: etree._Element, group: set[etree._Element]) -> etree._Element | None:
    return next((parent for parent in element.iterancestors() if parent in group), None)


def _stamp(element: etree._Element) -> str:
    for name in ("datetime", "data-time", "data-timestamp", "title"):
        if value := element.get(name):
            return value
    text = label(element)
    return text if len(text) < 80 and any(letter.isdigit() for letter in text) else ""
