"""Atom 1.0 (RFC 4287)."""

from xml.sax.saxutils import quoteattr

from tests.web.document import Document, Entry
from tests.web.formats.markup import HEAD, element, html, iso_date


def atom(document: Document) -> bytes:
    """Print Atom; with content when the document is full, with summaries else."""
    newest = max((entry.updated or entry.published for entry in document.entries if entry.published), default=None)
    entries = "".join(_entry(entry, document.full) for entry in document.entries)
    return (
        f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{document.language}">\n'
        f"{element('title', document.title)}{element('id', document.address)}"
        f'<link rel="self" href={quoteattr(document.address)}/><link href={quoteattr(document.home)}/>\n'
        f"{element('updated', iso_date(document.built or newest))}{entries}</feed>\n"
    ).encode()


def _entry(entry: Entry, full: bool) -> str:
    link = f"<link href={quoteattr(entry.link)}/>" if entry.link else ""
    author = f"<author>{element('name', entry.author)}</author>" if entry.author else ""
    whole = element("content", html(entry.paragraphs), type="html") if full and entry.paragraphs else ""
    return (
        f"<entry>{element('title', entry.title)}{link}{element('id', entry.guid)}"
        f"{element('published', iso_date(entry.published, entry.stamp))}"
        f"{element('updated', iso_date(entry.updated or entry.published, entry.stamp))}"
        f"{author}{element('summary', entry.summary)}{whole}</entry>\n"
    )
