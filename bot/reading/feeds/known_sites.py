"""Sites that have their feeds where others of their kind have them: `known_sites.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from bot.records.feeds import FeedCandidate
from bot.text import urls


@dataclass(frozen=True, slots=True)
class _Site:
    name: str
    feeds: tuple[str, ...]
    host: re.Pattern[str] | None
    path: re.Pattern[str] | None
    page: re.Pattern[str] | None


def _compiled(row: dict[str, object], key: str) -> re.Pattern[str] | None:
    return re.compile(str(row[key])) if key in row else None


_LOOKED_AT = 2_000_000
"""Characters of a page that are searched; YouTube's names its channel within the first million."""
_SITES = tuple(
    _Site(row["name"], tuple(row["feeds"]), *(_compiled(row, key) for key in ("host", "path", "page")))
    for row in tomllib.loads(files(__package__).joinpath("known_sites.toml").read_text("utf-8"))["site"]
)


def candidates(url: str, page: str) -> Iterator[FeedCandidate]:
    """The addresses that the first kind of site has which `url`, with `page` as its source, is of.

    Raises BadAddress where `url` is none.
    """
    parts = urls.split(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    here = origin + parts.path.rstrip("/")
    for site in _SITES:
        named = _named(
            site, parts.hostname or "", f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", page
        )
        if named is not None:
            for feed in site.feeds:
                yield FeedCandidate(feed.format(origin=origin, here=here, **named), "known site", site.name)
            return


def _named(site: _Site, host: str, path: str, page: str) -> dict[str, str] | None:
    """The parts that a site's patterns name, None where one of them is not met."""
    if site.host and not site.host.fullmatch(host):
        return None
    named: dict[str, str] = {}
    if site.path:
        place = site.path.match(path)
        if place is None:
            return None
        named |= place.groupdict("")
    if site.page:
        sign = site.page.search(page, 0, _LOOKED_AT)
        if sign is None:
            return None
        named |= sign.groupdict("")
    return named
