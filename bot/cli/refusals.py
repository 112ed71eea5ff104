"""What only the terminal refuses, in its own words: options that do not go together, its streams, a pipe's lines."""

from bot.errors.tree import CopydeskError, UsageError


class NotText(UsageError):
    template = "What was given is not text in UTF-8: save or type it in UTF-8 and give it again."


class SystemRefused(CopydeskError):
    template = "The system did not let this be done: {problem}. Mend that and run the command again."


class Unexpected(CopydeskError):
    template = (
        "Something went wrong here that nobody thought of ({kind}). Run it again with COPYDESK_LOG_LEVEL=DEBUG to see "
        "what, and please report it."
    )


class OneAlone(UsageError):
    template = (
        "--url, --title, --byline, --date and --outlet are said of one article, and {count} were given: give one, or "
        "leave them out."
    )


class AddressTwice(UsageError):
    template = "--url is the address of a file or a pasted text; {given} is an address already: leave --url out."


class OneRuling(UsageError):
    template = "Say one thing of the quote: --speaker, --nobody, --not-a-quote, --standing, --undo or --as-read."


class NoSuchKind(UsageError):
    template = "“{kind}” is nothing that an article can be to another. Say --as with one of {kinds}."


class NoSetting(UsageError):
    template = "{given} sets nothing. Write NAME=VALUE with one of {names}, for example time_zone=Europe/Paris."


class NotConfirmed(UsageError):
    template = "This deletes everything in the archive of server {server} for good. To do it: add --confirm."


class NoChart(CopydeskError):
    template = (
        "There is no chart to draw, for fewer than two days of this topic are certain: give a wider topic, or leave "
        "--chart out."
    )


class BadRow(UsageError):
    template = "This line is not what the verb takes: {problem}. Mend it and give it again."


class MissingKey(UsageError):
    template = "This line lacks the key {key}; add it."


class WrongKey(UsageError):
    template = "The value of {key} cannot be used here; give {wanted}."


class UnknownOperation(UsageError):
    template = "There is no op {op}; give one of: {known}."


class NothingOpened(UsageError):
    template = 'There is no archive yet; begin with {{"op":"new"}}.'


class NoSuchOrder(UsageError):
    template = "There is no order “{given}”. Say --order with one of {orders}."


class BlockAndUnblock(UsageError):
    template = "--block and --unblock are opposites; give one of them."


class PickOneFeed(UsageError):
    template = "{count} feeds were found; --pick NUMBER takes one of them, --dry-run only shows them."


class NoSuchPick(UsageError):
    template = "There is no {pick} among the {count} that were found; --pick takes the number of one of them."


class NotHere(CopydeskError):
    template = "{verb} is not for the samples; leave them with quit, then run copydesk {verb}."


class OneForm(UsageError):
    template = "Give one of --html, --markdown, --footnotes, --bbcode and --json: an answer is handed on in one form."


class NoNumbers(UsageError):
    template = "“{typed}” are no numbers. Write them as they were printed, such as 4-43,45."
