"""What every table is made with: names of indexes and constraints, keys, references."""

from sqlalchemy import BigInteger, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows itself only when the key is called INTEGER; ids are never given twice, so that an old button or
# answer cannot come to mean another article.
Id = BigInteger().with_variant(Integer, "sqlite")


def cascade(column: str) -> ForeignKey:
    """A reference to `table.column`, whose row takes those that refer to it with it."""
    return ForeignKey(column, ondelete="CASCADE")
