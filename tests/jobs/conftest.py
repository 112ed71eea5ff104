"""A fresh database of each kind of store for tests of processes that share one."""

from tests.archive.conftest import kind, place, postgres_template, store, upgraded_postgres

__all__ = ["kind", "place", "postgres_template", "store", "upgraded_postgres"]
