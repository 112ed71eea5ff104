"""Habits of feeds, pages and hosts, a module for each group. `HABITS` has them all by name."""

from tests.web.habit import HABITS
from tests.web.habits import validators

__all__ = ["HABITS", "validators"]
