"""What was deleted, taken out of the files themselves.

SQLite overwrites what it deletes (`secure_delete`), but the older state stands in its log until that is emptied, and
free pages from before it did so until the file is rewritten. PostgreSQL keeps deleted rows until a table is rewritten;
its write-ahead log and archives of that are the server's operator's.
"""

import time

from sqlalchemy import URL, Connection

from bot.archive.store import dialect, engine

_PATIENCE, _TURN = 20.0, 0.1
"""Seconds for which it is tried to empty the log while somebody reads an older state, and between two tries: as long
nobody else writes."""


def erased(url: URL, waits: engine.Waits, rewrite: bool) -> None:
    """Empty the log; before that, with `rewrite`, write the whole database anew. Raises what the driver raises."""
    store, made = dialect.of(url), engine.maintenance(url, waits)
    try:
        with made.connect() as conn:
            try:
                if rewrite:
                    conn.exec_driver_sql(store.rewriting)
            finally:
                if store.emptying_log:
                    _empty(conn, store.emptying_log)
    finally:
        made.dispose()


def _empty(conn: Connection, statement: str) -> None:
    late = time.monotonic() + _PATIENCE
    while conn.exec_driver_sql(statement).one()[0] and time.monotonic() < late:  # busy, pages of the log, pages moved
        time.sleep(_TURN)
