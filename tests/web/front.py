"""A site's front page, with or without ways to its feeds, and its robots.txt."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from tests.web.asking import Reply

if TYPE_CHECKING:
    from tests.web.outlet import Outlet


@dataclass(slots=True)
class FrontPage:
    """Links to the newest `links` articles; `names` tells where the outlet's feeds are named, if anywhere.

    `others` are more (type, title, address) that are named there, before the feeds: comments' feeds, other sites'.
    """

    links: int = 15
    names: Literal["head", "body", "header", "nowhere"] = "head"
    others: tuple[tuple[str, str, str], ...] = ()

    def answer(self, outlet: "Outlet") -> Reply:
        """Print it as it is now."""
        ways = [*self.others, *_feeds(outlet)] if self.names != "nowhere" else []
        tags = "".join(
            f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{escape(address)}">\n'
            for kind, title, address in ways
        )
        body = _html(outlet, self.links, tags if self.names == "head" else "", tags if self.names == "body" else "")
        reply = Reply(200, {"Content-Type": "text/html; charset=utf-8"}, body.encode())
        if self.names != "header" or not ways:
            return reply
        return reply.having(Link=", ".join(f'<{to}>; rel="alternate"; type="{kind}"' for kind, _, to in ways))


def _feeds(outlet: "Outlet") -> list[tuple[str, str, str]]:
    """Relative addresses, as most sites have them."""
    return [(feed.format.links_as, outlet.name, feed.path) for feed in outlet.feeds.values() if feed.format.links_as]


def _html(outlet: "Outlet", count: int, head: str, top: str) -> str:
    links = "".join(
        f'<li><a href="{escape(article.path)}">{escape(article.title)}</a></li>\n'
        for article in outlet.newest(count, outlet.clock.world())
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(outlet.name)}</title>{head}</head>'
        f'<body>{top}<nav><a href="/about">About</a> <a href="/contact">Contact</a> <a href="/tag/pier">Pier</a></nav>'
        f"<h1>{escape(outlet.name)}</h1><ul>{links}</ul><footer>Fictional.</footer></body></html>"
    )


def robots(outlet: "Outlet") -> Reply:
    """Print robots.txt: what it disallows, and its sitemaps."""
    rules = "".join(f"Disallow: {path}\n" for path in outlet.disallowed()) or "Disallow:\n"
    sitemaps = "".join(f"Sitemap: {address}\n" for address in outlet.sitemaps)
    return Reply(200, {"Content-Type": "text/plain"}, f"User-agent: *\n{rules}\n{sitemaps}".encode())
