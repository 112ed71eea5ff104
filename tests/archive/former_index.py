"""An index as the program before this one left it: rows of the first generation, in its words and its columns."""

from sqlalchemy import Connection, text

from bot.archive.articles.newest import newest_text
from bot.archive.search.terms import LEAD_WORDS, facets
from bot.archive.search.tsquery import vector
from bot.archive.store import dialect, tables
from bot.text import former_words


def aged(conn: Connection) -> None:
    """Put every indexed article's row back to what the former program wrote."""
    live = conn.execute(tables.articles.select().where(tables.articles.c.trashed_at.is_(None)))
    for row in live.all():
        cells = _stems(newest_text(conn, row).text, row.language).split(" ", LEAD_WORDS)
        columns = {
            "title": _stems(row.title or "", row.language),
            "lead": " ".join(cells[:LEAD_WORDS]),
            "rest": "".join(cells[LEAD_WORDS:]),
        }
        _write(conn, row.id, columns, facets(row.outlet, row.language))
    conn.execute(text("UPDATE search_rows SET generation = 1"))


def _stems(written: str, language: str | None) -> str:
    lines = (former_words.words(line) for line in written.split("\n"))
    return former_words.spelling([word for line in lines for word in line], language)


def _write(conn: Connection, article: int, columns: dict[str, str], facet: str) -> None:
    if dialect.of(conn).one_file:
        row_id = conn.execute(text("SELECT docid FROM search_rows WHERE article_id = :a"), {"a": article}).scalar_one()
        conn.execute(text("DELETE FROM search_index WHERE rowid = :id"), {"id": row_id})
        insert = "INSERT INTO search_index (rowid, title, lead, rest, facet) VALUES (:id, :title, :lead, :rest, :facet)"
        conn.execute(text(insert), {"id": row_id, "facet": facet, **columns})
        return
    made = {"a": article, "vector": vector({**columns, "facet": facet}), **columns}
    conn.execute(
        text(
            "UPDATE search_rows SET title = :title, lead = :lead, rest = :rest, vector = CAST(:vector AS tsvector)"
            " WHERE article_id = :a"
        ),
        made,
    )
