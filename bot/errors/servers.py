"""What a server cannot set, and cannot do with an archive that is not its own alone."""

from bot.errors.tree import NotAllowed, UsageError


class NoSuchSetting(UsageError):
    template = "There is no setting called {name}; give the name of one that there is."


class TooManyAliases(UsageError):
    template = (
        "Aliases have limits: {groups} groups, {names} names in a group, {total} names in all, {length} characters in "
        "a name. Nothing was changed; leave out what is rarely written."
    )


class WrongSetting(UsageError):
    template = "{value} cannot be used for {name}; give one of: {choices}."


class WrongTimeZone(WrongSetting):
    template = "{value} cannot be used for {name}. Give a name such as Europe/Paris or Asia/Bangkok."


class WrongDays(WrongSetting):
    template = "{value} cannot be used for {name}. Give a number of days from {least} to {most}."


class SharedArchive(NotAllowed):
    template = (
        "This archive is not this server's alone, so it is not deleted. Let each server answer from an archive of its "
        "own first."
    )
