"""Files on this machine: one that was named cannot be read, or one that should be written cannot."""

from bot.errors.tree import CopydeskError, NotFound, Refused


class NoSuchFile(NotFound):
    template = "The file {file} cannot be read: {problem}. Check its name, or give another."


class NotWritten(CopydeskError):
    template = "{file} cannot be written ({problem}); give a file in a folder that is there and may be written to."


class FileThere(CopydeskError):
    template = "{file} is there already and was left as it is; give another name."


class ExportTooBig(Refused):
    template = "The export is larger than the {megabytes} MB that can be sent here; ask whoever runs the bot for it."
