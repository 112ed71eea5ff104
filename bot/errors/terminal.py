"""What only the terminal meets: its own streams and files, and errors that nobody thought of."""

from bot.errors.tree import CopydeskError, UsageError


class NotText(UsageError):
    template = "What was given is not text in UTF-8: save or type it in UTF-8 and give it again."


class NotWritten(CopydeskError):
    template = "{file} cannot be written ({problem}); give a file in a folder that is there and may be written to."


class FileThere(CopydeskError):
    template = "{file} is there already and was left as it is: give --force to replace it, or another name."


class IngestStopped(CopydeskError):
    template = "{why} {done} of {total} were done before that; give the same again to go on."


class SystemRefused(CopydeskError):
    template = "The system did not let this be done: {problem}. Mend that and run the command again."


class Unexpected(CopydeskError):
    template = (
        "Something went wrong here that nobody thought of ({kind}). Run it again with COPYDESK_LOG_LEVEL=DEBUG to see "
        "what, and please report it."
    )


class BadRow(UsageError):
    template = "This line is not what the verb takes: {problem}."
