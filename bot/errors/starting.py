"""A start that fails or would lose something, and upkeep that waits for the operator before anything changes."""

from bot.errors.tree import ConfigError, CopydeskError, StoreError


class OtherApplication(ConfigError):
    template = (
        "This database belongs to the Discord application {bound}, and the token is of {given}, so nothing was "
        "changed. Give the other token or another database, or move the database knowingly."
    )


class DatabaseInUse(StoreError):
    template = (
        "A running bot uses the database {database}, which this newer program would have to upgrade, so nothing was "
        "changed: stop the bot, and try again."
    )


class SweepWaits(CopydeskError):
    """The upkeep takes nothing until somebody confirms it."""


class ClockDoubted(SweepWaits):
    template = (
        "Nothing was swept, because the clock says {now:%Y-%m-%d %H:%M}, {days} days after it was last believed. "
        "Whoever runs the bot can look at what is past its time and confirm it."
    )


class SweepTooLarge(SweepWaits):
    template = (
        "Nothing was swept, because it would take {rows:,} of {of:,} {kind}. Whoever runs the bot can look at what is "
        "past its time and confirm it."
    )


class ServersMissing(CopydeskError):
    template = (
        "{missing:,} of {servers:,} servers are not seen on this connection, so no days of grace begin. Whoever runs "
        "the bot can confirm that they are gone."
    )


class AlreadyRunning(ConfigError):
    template = "A bot is running on this database already. Stop it first, or give this one another database."


class WrongToken(ConfigError):
    template = "Discord does not know this token. Put the bot's token into config.toml or into DISCORD_TOKEN."


class GatewayRefused(ConfigError):
    template = "Discord closed the connection for good (code {code}). Check the bot's page in the developer portal."


class DiscordUnreachable(CopydeskError):
    template = "Discord cannot be reached; the bot goes on trying. If that lasts, check this machine's network."


class TokenInUse(ConfigError):
    template = (
        "Another process answers with this token on this database already, so this one stops. Stop the other first, or "
        "let this one do the background's work alone, without Discord."
    )


class TokenTakenOver(ConfigError):
    template = (
        "Another process has taken over this token while this one did not reach the database, so this one stops. If "
        "two should never run, look at what starts them."
    )


class BackgroundBesideBot(ConfigError):
    template = (
        "A process runs on this database already, and does the background's work too; a database that is one file has "
        "one. Leave it to that one, or use a database on a server (PostgreSQL) for several."
    )


class LeaseLost(CopydeskError):
    template = "Another process does this now ({name}), so this one left it where it was; nothing has to be done."


class TasksGivenUp(CopydeskError):
    template = (
        "Tasks of the background that were given up: {count:,}. The reason of each is kept; whoever runs the bot can "
        "have them tried again, or drop them."
    )
