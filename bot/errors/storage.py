"""Why the database cannot be opened, read, written or moved."""

from bot.errors.tree import ConfigError, StoreError


class DatabaseAddress(StoreError, ConfigError):
    template = "{database!r} names no database: give the path of a file, or a postgresql:// URL with a database name."


class NoPostgresDriver(StoreError, ConfigError):
    template = (
        "PostgreSQL needs its driver, which is not installed: pip install 'copydesk[postgres]' "
        "(in a checkout: pip install -e '.[postgres]')."
    )


class NoDatabase(StoreError):
    template = "There is no database at {database}: check the path, or add an article to begin one there."


class DatabaseUnreachable(StoreError):
    template = "The database {database} cannot be opened: check that its folder or server is there and may be used."


class ServerUnreachable(DatabaseUnreachable):
    template = (
        "The database {database} cannot be opened ({problem}): check its address, and that the server runs and lets "
        "you in."
    )


class DatabaseReadOnly(StoreError):
    template = "The database {database} is read-only, so nothing was changed: allow writing to it and its folder."


class DatabaseBusy(StoreError):
    template = "Another program is writing to the database {database}: nothing was changed, try again in a moment."


class DatabaseFull(StoreError):
    template = "The disk of the database {database} is full, so nothing was changed: make room and try again."


class DatabaseBroken(StoreError):
    template = "The database {database} is damaged or its disk fails: stop, copy the file, and restore a backup."


class DatabaseNewer(StoreError):
    template = "The database {database} was written by a newer Copydesk: update this program to open it."


class NotADatabase(StoreError):
    template = "The file {database} is not a database and was left as it is: choose another path."


class NotOurDatabase(StoreError):
    template = "The database {database} belongs to another program and was left as it is: choose another path."


class MoveNotEmpty(StoreError):
    template = "The database {database} is not empty ({table} holds rows): give a new one to move into."


class MoveDiffers(StoreError):
    template = "The copy of {table} differs ({here} rows here, {there} there), so nothing was kept of it: try again."


class DamagedArchive(StoreError):
    template = (
        "What the database says of this archive is damaged, so nothing of it is shown; the bot's log says which part. "
        "Whoever runs the bot can restore a backup."
    )


class MoveDamaged(StoreError):
    template = (
        "{rows} rows of the database are damaged ({tables}), so nothing was moved; the log names each. Restore a "
        "backup."
    )


class NoRoomForCopy(StoreError):
    template = (
        "The database {database} is older than this program and was not upgraded, for a copy of it could not be made "
        "first: make room for {megabytes} MB beside it."
    )


class MarkupOutside(StoreError):
    template = (
        "A mark at {start} to {end} lies outside its text of {length} letters, so the article was not stored; report "
        "it to whoever runs the bot."
    )


class MarkupMissing(StoreError):
    template = "A text came without its marks, so the article was not changed; report it to whoever runs the bot."
