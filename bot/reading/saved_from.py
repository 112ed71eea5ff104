"""Where a saved page was: the address that the browser noted in it, else the one that the page declares."""

import re
from urllib.parse import urlsplit

from lxml import etree

from bot.reading.html_tree import anything
from bot.text import urls

# Internet Explorer's mark of the web, which other browsers write as well, and SingleFile's own.
_NOTED = re.compile(r"<!--\s{0,9}(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})(\S{1,2000})")
_DECLARED = (
    "//head//link[translate(@rel,'CANONIL','canonil')='canonical']/@href",
    "//head//meta[@property='og:url' or @name='og:url']/@content",
)
_HEAD = 8_192  # letters: a data address of a stylesheet may stand before it


def address(text: str, tree: etree._Element) -> str | None:
    """The address of the page whose file this is; None where it names none, or only its site's front page."""
    noted = _NOTED.search(text, 0, _HEAD)
    declared = (str(place) for xpath in _DECLARED for place in anything(xpath)(tree)[:1])
    for place in (*([noted[1]] if noted else []), *declared):
        url = urls.web(place)
        if url and url.startswith(("http://", "https://")):
            parts = urlsplit(url)
            if parts.path.strip("/") or parts.query:
                return url
    return None
