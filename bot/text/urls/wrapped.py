"""Addresses that hold another site's address: web archives, AMP caches."""

import re
import tomllib
from importlib.resources import files
from urllib.parse import unquote

_WRAPPERS = {
    host: re.compile(f"/(?:{row['path']})(.+)", re.DOTALL)
    for row in tomllib.loads(files(__package__).joinpath("variants.toml").read_text("utf-8"))["wrappers"]
    for host in row["hosts"]
}
_AMP_CACHE = re.compile(r"^/[civ]/(?:s/)?([^/]+\.[^/]+(?:/.*)?)$")  # amp.dev, "AMP cache URL format"
_AMP_VIEWER = re.compile(r"^/amp/(?:s/)?([^/]+\.[^/]+(?:/.*)?)$")
_SCHEME = re.compile(r"(?i)https?:/{1,2}(?=[^/])")
_ESCAPED_SCHEME = re.compile(r"(?i)https?(?:%3a|:)(?:%2f|/){1,2}(?=[^/%])")
_HOST = re.compile(r"[^/?#\s.]+(?:\.[^/?#\s.]+)+(?=[/?#:]|$)")


def behind_amp(host: str, path: str) -> str | None:
    """The address, without scheme and query, that an AMP cache or viewer shows."""
    if host.endswith("cdn.ampproject.org") and (match := _AMP_CACHE.match(path)):
        return match[1]
    if re.fullmatch(r"google\.\w+(?:\.\w+)?", host) and (match := _AMP_VIEWER.match(path)):
        return match[1]
    return None


def behind_archive(host: str, path: str, query: str) -> str | None:
    """The address, without scheme, that a web archive keeps at this place."""
    wrapper = _WRAPPERS.get(host)
    match = wrapper.match(path) if wrapper else None
    if match is None:
        return None
    kept = match[1] + (f"?{query}" if query else "")
    if _ESCAPED_SCHEME.match(kept) and not _SCHEME.match(kept):
        kept = unquote(kept)
    bare = _SCHEME.sub("", kept, count=1) if _SCHEME.match(kept) else kept
    return bare if _HOST.match(bare) else None
