"""Databases of a round: copied, measured and thrown away, as files or on a PostgreSQL server."""

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of SQLite files, or with `server` ("postgresql://…/") a server's databases."""

    folder: Path
    server: str | None = None

    def named(self, name: str) -> str:
        """The address of one of its databases."""
        return f"{self.server}{name}" if self.server else str(self.folder / f"{name}.sqlite")

    def copy(self, source: str, name: str) -> str:
        """A copy of one that nobody has open, in place of any of that name; gives its address."""
        self.drop(name)
        if self.server:
            self._on_server(f'CREATE DATABASE "{name}" TEMPLATE "{source.rpartition("/")[2]}"')
        else:
            shutil.copy(source, self.named(name))
        return self.named(name)

    def empty(self, name: str) -> str:
        """The address of a new database of this name."""
        self.drop(name)
        if self.server:
            self._on_server(f'CREATE DATABASE "{name}"')
        return self.named(name)

    def drop(self, name: str) -> None:
        """Throw one away, with what lies beside it."""
        if self.server:
            self._on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        for file in self.folder.glob(f"{name}.sqlite*"):
            file.unlink()

    def drop_backups(self) -> None:
        """Throw away the copies that the program made before it upgraded."""
        for file in self.folder.glob("*.backup"):
            file.unlink()

    def _on_server(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(f"{self.server}postgres", autocommit=True) as conn:
            conn.execute(statement.encode())
