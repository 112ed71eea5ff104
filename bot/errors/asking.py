"""What was asked cannot be meant, or not yet: a word is missing, too long, or means several things."""

from bot.errors.tree import CopydeskError, UsageError


class EmptyTopic(UsageError):
    template = "Give a topic of one or more words, for example: Myanmar Russia."


class TimelineOfNothing(UsageError):
    template = "A timeline tells one topic day by day: give a word beside the filters."


class NothingAsked(UsageError):
    template = "Give a topic, a speaker, or both."


class TopicTooLong(UsageError):
    template = "A topic has at most {limit} characters; this one has {length}. Give a few words instead."


class BadDay(UsageError):
    template = (
        "“{typed}” is not a day that can be understood. Write since or until as 2025-03-20, 2025-03, March, 3 March, "
        "yesterday, last week or 7d."
    )


class BadArgument(UsageError):
    template = "“{value}” is not what {name} takes; give another value."


class NoSuchDay(BadArgument):
    template = "“{value}” is not a day. Write it as year, month, day, for example 2025-03-20."


class NothingToEdit(UsageError):
    template = "Give at least one thing to change: title, byline, date or outlet."


class LinkedToItself(UsageError):
    template = "Article {article} cannot be linked to itself; give the numbers of two articles."


class NoteTooLong(UsageError):
    template = "A note has at most {most} characters; this one has {letters}. Say it in fewer."


class NoOutlet(UsageError):
    template = "Give the name of an outlet, or the site of its pages: The Example, example.org."


class LabelTooLong(UsageError):
    template = "A label has at most {most} characters; this one has {letters}. Say it in fewer, such as: state media."


class SamePerson(CopydeskError):
    template = "These are one person already: {name}. Give two people."


class NeedsSecondKey(UsageError):
    template = "One or two words are said by many: name the speaker or the topic as well."


class NoQuote(UsageError):
    template = "Give the words of the quote."


class NoQuoteInMessage(UsageError):
    template = (
        "There is no quote in this message: nothing stands in quotation marks, and the archive has no such words. "
        "Choose a message with a quote."
    )


class QuoteTooLong(UsageError):
    template = "A quote to check has at most {limit} characters; this one has {length}. Give a part of it."


class ComparingBusy(CopydeskError):
    template = "Too many texts are being compared just now; try again in a minute."


class TooRepetitive(CopydeskError):
    template = "These words come so often in a stored text that they are too repetitive to compare; give others of it."


class SeveralPeople(CopydeskError):
    template = "{name} is the name of several people here, {people}: give the number of the one you mean."


class NothingToLookFor(UsageError):
    template = "Give an address that begins with http:// or https://, or a text of some words."


class TooManyWaiting(CopydeskError):
    template = "Too many questions wait for their answers here. Ask again when some of them are answered."


class NoSuchLanguage(UsageError):
    template = "{language} is no language that is known here. Give its code or its name, such as fr or French."
