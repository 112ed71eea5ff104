"""Outlets: who published the articles of an archive, and what the desk says of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

OutletOrder = Literal["articles", "name", "newest"]


@dataclass(frozen=True, slots=True)
class MarkedOutlet:
    """What the desk says of an outlet. `key` is its folded name, or a site; `sites` are pages' hosts that are its own.

    A site stands for its subdomains too.
    """

    key: str
    name: str
    sites: tuple[str, ...] = ()
    label: str | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """What an archive holds of an outlet: live articles, quotes in them, those that carry an earlier one's text.

    `sites` are hosts that the archive knows it by alone, or that the desk named.
    """

    name: str
    sites: tuple[str, ...] = ()
    articles: int = 0
    quotes: int = 0
    copies: int = 0
    first: dt.date | None = None
    last: dt.date | None = None
    label: str | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class OutletChange:
    """An outlet as it is now, and what was said of it before."""

    outlet: Outlet
    label_before: str | None
    blocked_before: bool


@dataclass(frozen=True, slots=True)
class OutletPage:
    """A page of an archive's outlets, of `total`; one that is marked stands there though nothing is held of it."""

    outlets: tuple[Outlet, ...]
    total: int
    page: int
    pages: int
    order: OutletOrder = "articles"
