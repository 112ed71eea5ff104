"""Which elements of a page hold comments, menus, teasers and the like: told by their tags, classes and ids."""

import re

from lxml import etree

# "widget" is the name of a sidebar's part in WordPress ("widget widget_recent_posts"); within a longer name it is any
# part of a page: Elementor and HubSpot call the article's own paragraphs so.
_NOISE = re.compile(
    r"(?i)(?:^|[-_ ])(?:nav|menu|breadcrumbs?|footer|sidebar|related|recommend\w*|share|sharing|social|newsletter"
    r"|subscribe|promo\w*|"
    r"comments?|advert\w*|ads?|cookie\w*|consent|modal|popup|banner|toc|table-of-contents|tags?|author-bio"
    r"|caption|teaser|form|hidden)"
    r"(?:$|[-_ ])|(?:^| )widget(?:$|[_ ])"
)
_TAGS = frozenset(("nav", "aside", "footer", "form", "figure", "figcaption", "header", "button", "select"))
_FRAMES = frozenset(("body", "html", "article", "main"))
_FAR = 8  # elements upwards


def is_in_noise(element: etree._Element) -> bool:
    """Whether the element stands in comments, menus, teasers and the like, by their tags, classes and ids."""
    for distance, parent in enumerate((element, *element.iterancestors())):
        if parent.tag in _FRAMES or distance > _FAR:
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
        if element.tag not in _FRAMES and _is_noise(element) and not (element.tag in _TAGS and _holds(element, half))
    ]


def _holds(element: etree._Element, letters: float) -> bool:
    return sum(len(cell) for cell in element.itertext() if isinstance(cell, str)) > letters


def _is_noise(element: etree._Element) -> bool:
    if element.tag in _TAGS:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(named) > 1 and _NOISE.search(named) is not None
