"""A start that would lose something: it is refused, or waits for the operator, before anything changes."""

from bot.errors.tree import ConfigError, CopydeskError, StoreError


class OtherApplication(ConfigError):
    template = (
        "This database belongs to the Discord application {bound}, and the token is of {given}, so nothing was "
        "changed: give the other token or another database, or move it with `copydesk rebind {given}`."
    )


class DatabaseInUse(StoreError):
    template = (
        "A running bot uses the database {database}, which this newer program would have to upgrade, so nothing was "
        "changed: stop the bot, and try again."
    )


class SweepWaits(CopydeskError):
    template = (
        "Nothing was swept, because {why}: `copydesk sweep` shows what is past its time, `copydesk sweep --confirm` "
        "takes it."
    )


class ServersMissing(CopydeskError):
    template = (
        "{missing:,} of {servers:,} servers are not seen on this connection, so no days of grace begin: if they are "
        "gone indeed, `copydesk sweep --confirm` begins them."
    )
