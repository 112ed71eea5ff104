"""Which server an archive was made for, and which quotes a split of people moved."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Archives called server-<id> are those of that server: only the program gave such names."""
    op.add_column("archives", sa.Column("made_for", sa.BigInteger()))
    op.add_column("people_changes", sa.Column("moved", sa.Text()))
    archives = sa.table("archives", sa.column("id"), sa.column("name"), sa.column("made_for"))
    for row in op.get_bind().execute(sa.select(archives.c.id, archives.c.name)).all():
        server = row.name.removeprefix("server-")
        if server != row.name and server.isdecimal() and len(server) < 20:
            op.execute(archives.update().where(archives.c.id == row.id).values(made_for=int(server)))
