"""Habits of feeds, article pages and hosts, a module for each group. `HABITS` has them all by name."""

from tests.web.habit import HABITS
from tests.web.habits import (
    documents,
    freshness,
    hosts,
    identity,
    items,
    pages,
    redirects,
    refusals,
    validators,
    wire,
)

GROUPS = (validators, redirects, refusals, identity, items, freshness, documents, wire, hosts, pages)

__all__ = ["GROUPS", "HABITS"]
