"""Bringing a database to the program's newest schema, in one transaction, under the writer's lock."""

import asyncio
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive.store import backup, dialect
from bot.archive.store.instance_lock import upgrading
from bot.config import data_folder
from bot.errors.starting import DatabaseInUse
from bot.errors.storage import DatabaseNewer, NotOurDatabase

if TYPE_CHECKING:
    from alembic.config import Config


def config() -> "Config":
    """Alembic's configuration, without a file: only where the migrations lie.

    Alembic is loaded when there is something to upgrade: it takes as long to load as a brief to answer.
    """
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("path_separator", "os")
    settings.set_main_option("script_location", str(data_folder("migrations")).replace("%", "%%"))
    return settings


def to_head(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` on `connection`, inside its transaction."""
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


async def upgrade(writer: AsyncEngine, revision: str | None, database: str, file: Path | None = None) -> None:
    """Upgrade an older database, which is at `revision`, or an empty one to head.

    An older SQLite database is copied first (see `backup`). Where its `file` is given, not under a running bot: raises
    DatabaseInUse. Raises as `revision_of` does, and what `backup.copied` raises.
    """
    head = revisions()[-1]
    with upgrading(file) if file else nullcontext(True) as free:
        if not free:
            raise DatabaseInUse(database=database)
        if revision is not None and dialect.of(writer).one_file:
            await asyncio.to_thread(backup.copied, Path(str(writer.url.database)), revision)
        async with writer.begin() as connection:
            if await connection.run_sync(revision_of, database) != head:
                await connection.run_sync(to_head)


def revisions() -> list[str]:
    """The revisions of the migrations, the oldest first: what their files' names begin with."""
    return sorted(file.name.partition("_")[0] for file in (data_folder("migrations") / "versions").glob("*_*.py"))


def revision_of(connection: Connection, database: str) -> str | None:
    """The revision that the database is at, None for an empty one.

    Raises DatabaseNewer when it was written by a newer program, NotOurDatabase when it holds other tables.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise NotOurDatabase(database=database)
        return None
    stored: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if stored is not None and stored not in revisions():
        raise DatabaseNewer(database=database)
    return stored
