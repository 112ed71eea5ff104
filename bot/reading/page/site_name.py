"""What a site calls itself, and titles without that."""

import re
from dataclasses import dataclass

from lxml import etree

from bot.reading.html_tree import finder, label
from bot.reading.page.declared import Declared
from bot.reading.phrases import phrases

_TITLE_END = re.compile(r"\s+[|•·»›—–\-:]+\s+|\s*[|»›]\s*|::")
_EAST = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TIGHT_END = re.compile(
    rf"(?<=[{_EAST}」』）？！])(?:\s*[_｜丨]\s*(?=\S)|-+(?=[{_EAST}]{{2,8}}$))"
)  # Chinese and Japanese sites: headline_channel_site, headline-site
_DASH_END = re.compile(r"\s[›—–\-]+\s*$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}")
_PLACES = finder(".//nav//a|.//header//a|.//*[contains(@class,'breadcrumb')]//a")
_LED = finder(".//h1//a[@href]|.//a[@href][.//h1]")
_FIRST_PAGE = re.compile(r"(?:(?:https?:)?//[^/?#]+/?|/)(?:index\.\w+)?")
_LONGEST_NAME = 8  # words: what is longer is a title that was put in the name's place


@dataclass(frozen=True, slots=True)
class Site:
    """The names of a page's site, as `plain` gives them: declared, or in a heading that leads to its first page."""

    names: frozenset[str]
    tree: etree._Element
    declared: Declared

    @classmethod
    def of(cls, tree: etree._Element, declared: Declared) -> "Site":
        """The site of a page."""
        name = declared.first("og:site_name", "application-name") or ""
        names = [name if len(plain(name).split()) <= _LONGEST_NAME else "", *_leading_home(tree)]
        return cls(frozenset(filter(None, map(plain, names))), tree, declared)

    def is_called(self, title: str) -> bool:
        """Whether this is no more than the site's name, or a first page's."""
        return plain(title) in self.names or plain(title) in _NOT_TITLES

    def cut_from(self, title: str) -> str:
        """The title without closing or opening pieces that name the site, and without a section of it before that."""
        parts = pieces(title)
        if len(parts) > 1 and plain(parts[0]) in self.names:
            # The default of old WordPress themes: Site » Blog Archive » Title.
            return parts[-1].strip() if "»" in title else title[title.index(parts[1], len(parts[0])) :].strip()
        tight = _TIGHT_END.split(title)
        if len(tight) > 1 and len(tight[0]) >= max(map(len, tight[1:])):
            return tight[0]
        if len(parts) < 2 or not self._closes(title, parts[-1]):
            return title
        return self._without_more(_before(title, parts[-1]))

    def named_off(self, heading: str) -> str:
        """The heading without the site's whole name behind it."""
        parts = pieces(heading)
        return _before(heading, parts[-1]) if len(parts) > 1 and plain(parts[-1]) in self.names else heading

    def _without_more(self, title: str) -> str:
        """The title without what else names the site at its end, and without a section."""
        for piece in reversed(pieces(title)[1:]):
            if not self._names(piece) and not _HOST.fullmatch(piece.strip()):
                return _before(title, piece) if plain(piece) in self._sections() else title
            title = _before(title, piece)
        return title

    def _sections(self) -> set[str]:
        """The names of the site's sections: declared, or led to by its menus."""
        named = [*self.declared.meta.get("article:section", ()), *(label(link) for link in _PLACES(self.tree)[:200])]
        return {plain(name) for name in named if name}

    def _names(self, piece: str) -> bool:
        last = plain(piece)
        return bool(last) and any(last in name or name in last for name in self.names)

    def _closes(self, title: str, piece: str) -> bool:
        """Whether the last piece of a title is the site's: a headline has dashes too, and goes on in small letters."""
        if self._names(piece):
            return True
        is_dashed = _DASH_END.search(title[: title.rindex(piece)]) is not None
        return len(plain(piece).split()) <= 3 and not (is_dashed and piece.lstrip()[:1].islower() and "." not in piece)


def pieces(title: str) -> list[str]:
    """The parts of a title between its separators."""
    return [piece for piece in _TITLE_END.split(title) if piece.strip()]


def plain(text: str) -> str:
    """The words alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


_NOT_TITLES = frozenset(map(plain, phrases("page", "first_page")))


def _leading_home(tree: etree._Element) -> list[str]:
    return [label(link) for link in _LED(tree)[:12] if _FIRST_PAGE.fullmatch((link.get("href") or "").strip())]


def _before(title: str, piece: str) -> str:
    return title[: title.rfind(piece)].rstrip(" |•·»›—–-:").strip() or title
