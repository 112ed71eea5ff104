"""OPML 2.0: a list of feeds, as readers export it."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from tests.web.formats.markup import HEAD, element


def opml(folders: Mapping[str, Iterable[tuple[str, str]]], title: str = "Feeds") -> bytes:
    """Print folders of feeds, each with its title and address; those of the folder "" stand at the top."""
    outlines = "".join(
        shown if not name else f"<outline text={quoteattr(name)}>\n{shown}</outline>\n"
        for name, feeds in folders.items()
        for shown in ["".join(_outline(*feed) for feed in feeds)]
    )
    head = f"<head>{element('title', title)}</head>"
    return f'{HEAD}<opml version="2.0">{head}<body>\n{outlines}</body></opml>\n'.encode()


def _outline(title: str, address: str) -> str:
    return f'<outline type="rss" text={quoteattr(title)} title={quoteattr(title)} xmlUrl={quoteattr(address)}/>\n'
