"""Received bytes are kept in Zstandard, which a program from before cannot read: it is to refuse the database.

Those kept in zlib stay as they are and are read as before.
"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Nothing in the tables changes."""
