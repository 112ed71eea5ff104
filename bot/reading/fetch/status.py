"""An answer's status and media type -> nothing, or the sentence that says why it is no page."""

from typing import TYPE_CHECKING

from bot.errors.fetching import NotAnArticle, PageClosed, PageGone, SiteInTrouble
from bot.errors.tree import Words

if TYPE_CHECKING:
    from aiohttp import ClientResponse

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
_KINDS = {
    "image": Words("a picture"),
    "video": Words("a film"),
    "audio": Words("a sound recording"),
    "font": Words("a font"),
}


def check_status(status: int, host: str) -> None:
    """Raise for every status that brings no page: 204 and 206 too, since a part is not the page."""
    if status in (200, 203):
        return
    if status in (404, 410):
        raise PageGone(host=host, status=status)
    if status in (401, 402, 403, 407, 451):
        raise PageClosed(host=host, status=status)
    raise SiteInTrouble(host=host, status=status)


def check_kind(response: "ClientResponse") -> None:
    """Raise NotAnArticle for what cannot hold text by its own claim; all else is sniffed by the readers."""
    kind = _KINDS.get(response.content_type.partition("/")[0].lower())
    if kind:
        raise NotAnArticle(kind=kind)
