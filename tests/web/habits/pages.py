"""Article pages that are not what their feed promised. Most habits of redirects, refusals and the wire fit here too."""

from dataclasses import replace
from functools import cache

from tests.reading.files import pdf
from tests.web.asking import Look, Reply, page
from tests.web.habit import body, instead, rules, story
from tests.web.prose import subject, written
from tests.web.story import Story


@story
def paywall(look: Look, usual: Story) -> Story:
    """Shows its first paragraph and asks for a subscription."""
    locked = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>\n'
    wall = '<div class="paywall"><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in.</p></div>'
    return replace(usual, paragraphs=(usual.paragraphs[0][:120],), extra_head=locked, after=wall)


@instead
def page_not_found(look: Look) -> Reply:
    """Is not found (404) though its feed lists it."""
    return page("<h1>Not Found</h1>", "404 Not Found", 404)


@instead
def page_not_found_softly(look: Look) -> Reply:
    """Says that it is not found, with status 200."""
    return page("<h1>Page not found</h1><p>The page that you look for is not here.</p>", "404: page not found")


@instead
def broken_at_first(look: Look, *, times: int = 2) -> Reply | None:
    """Has an error (500) the first two times, and is fine then."""
    return page("<h1>Internal Server Error</h1>", "500", 500) if look.count < times else None


@rules
def robots_forbid() -> tuple[str, ...]:
    """Is kept from programs by robots.txt, as all articles of its site (whatever `every` says)."""
    return ("/2",)


@instead
def pdf_for_a_page(look: Look) -> Reply:
    """Is a PDF."""
    return Reply(200, {"Content-Type": "application/pdf"}, _pdf(look.proper))


@instead
def page_leading_inside(look: Look) -> Reply:
    """Leads to an address within a private network."""
    return Reply(302, {"Location": "http://192.168.0.1/admin"})


@instead
def feed_for_a_page(look: Look) -> Reply:
    """Is another feed."""
    items = "".join(f"<item><title>No {n}</title><link>{look.home}/no/{n}</link></item>" for n in range(3))
    feed = f'<rss version="2.0"><channel><title>Comments</title><link>{look.home}</link>{items}</channel></rss>'
    return Reply(200, {"Content-Type": "application/rss+xml"}, feed.encode())


@story
def agency_text(look: Look, usual: Story) -> Story:
    """Carries the one text of an agency under its own title, as other articles and other sites do."""
    agency = written("agency")
    return replace(usual, paragraphs=agency.text(agency.figure))


@story
def changing_text(look: Look, usual: Story) -> Story:
    """Says something else at each look."""
    ticker = f"Live at {look.at:%H:%M}: {look.count * 37 + 12} people have come by now, the harbour office said."
    return replace(usual, paragraphs=(*usual.paragraphs, ticker))


@story
def empty_article(look: Look, usual: Story) -> Story:
    """Has a headline and no text."""
    return replace(usual, paragraphs=())


@body
def empty_page(look: Look, usual: bytes) -> bytes:
    """Has no bytes."""
    return b""


@instead
def picture_for_a_page(look: Look) -> Reply:
    """Is a picture."""
    return Reply(200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + bytes(40))


@cache
def _pdf(address: str) -> bytes:
    prose = written(address)
    words = [subject(address).title, *(line for paragraph in prose.text(prose.figure) for line in _lines(paragraph))]
    return pdf([[(72, 760 - 14 * number, 10, line) for number, line in enumerate(words[:50])]])


def _lines(paragraph: str) -> list[str]:
    """Lines of some 90 characters, in the letters that the PDF's font has."""
    plain = paragraph.replace("“", '"').replace("”", '"')
    return [plain[start : start + 90] for start in range(0, len(plain), 90)]
