"""The lines of a page that are not in its article, so that an editor can look at them."""

from lxml import etree

from bot.reading.html_tree import paragraphs
from bot.reading.page.leaves import plain

_MOST = 400  # lines; menus of hostile or endless pages go on


def left_out(tree: etree._Element, blocks: list[str]) -> tuple[str, ...]:
    """The visible lines with a letter or digit that the blocks do not hold, each once, in the page's order."""
    body = next(iter(tree.iter("body")), tree)
    whole = "".join(map(plain, blocks))
    known = set(blocks)
    lines: dict[str, str] = {}
    for line in paragraphs(body):
        if line in known:
            continue
        letters = plain(line)
        if letters and letters not in whole:
            lines.setdefault(letters, line)
            if len(lines) == _MOST:
                break
    return tuple(lines.values())
