"""PostgreSQL, for bots that share a database."""

from tests.archive.conftest import postgres_template, upgraded_postgres

__all__ = ["postgres_template", "upgraded_postgres"]
