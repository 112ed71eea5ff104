"""What only Discord refuses, in its own words: who may, how fast, what a message or a form lacks, what is gone."""

from bot.errors.tree import CopydeskError, NotAllowed, NotFound, UsageError


class NoAccessHere(CopydeskError):
    template = "The bot may not write here. Ask an admin to let it see this channel and send messages in it."


class ChannelGone(CopydeskError):
    template = "That channel is not there any more; run the command in another one."


class DiscordRefused(CopydeskError):
    template = "Discord did not take this answer. Run /last to get it again."


class DiscordWithheld(CopydeskError):
    template = "Discord did not give what was asked of it just now. Run the command again in a moment."


class AnsweredElsewhere(CopydeskError):
    template = (
        "Another bot with this token answers here (Discord's error 40060), and each question is answered by only one "
        "of the two: stop the other one. If you do not know of one, reset the token on the bot's page in the developer "
        "portal and give the new one to this bot alone."
    )


class FormGone(CopydeskError):
    template = "This form was sent already, or the bot was restarted while it was open. Run the command again."


class Closing(CopydeskError):
    template = "The bot is being restarted. Run the command again in a moment."


class AskedTooFast(CopydeskError):
    template = "You ask faster than answers can be read. Ask again in {seconds} s."


class ServerAsksTooFast(CopydeskError):
    template = "This server asks faster than answers can be given. Ask again in {seconds} s."


class MayNot(NotAllowed):
    template = "You may not do this here. Ask an admin for a role that may use {command}."


class CannotTell(NotAllowed):
    template = "Discord does not say just now whether you may do this. Run {command} again."


class NoServer(UsageError):
    template = "Run this on a server: settings are a server's own."


class NotADate(UsageError):
    template = "{text} is not a date that can be read, so nothing was saved. Write it as 2025-03-20."


class NoText(UsageError):
    template = "This message has no text. Choose one that has."


class NoLinks(UsageError):
    template = "There is no link in this message. Choose one that has."


class TooManyLinks(UsageError):
    template = "Not read: it stands after the first {most} links. Add it with /ingest url."


class PreviewGone(NotFound):
    template = "This preview is not held any more, or was saved already. Run /ingest again if the article is missing."


class FeedListGone(NotFound):
    template = "This list of feeds is not held any more, or was imported already. Run /feed import again if it was not."


class FeedSettled(NotFound):
    template = "This was answered already. /feed list shows what is followed."


class NothingGiven(UsageError):
    template = "Paste a text or upload a file: there was neither."


class BothGiven(UsageError):
    template = "Nothing was saved: give the text or the upload, not both."


class NoArticles(UsageError):
    template = "Give the numbers of the articles in which somebody else spoke, for example: 3, 7."


class AliasNeedsTwo(UsageError):
    template = "Give two or more words that mean the same, divided by commas, for example: Burma, Myanmar."


class AskedTooLongAgo(UsageError):
    template = "This question is older than ten minutes, so nothing was deleted. Run /settings purge: True again."


class ChangedMeanwhile(UsageError):
    template = "Somebody else changed this meanwhile, so nothing was changed. Press the button again to see it."


class NotANumber(UsageError):
    template = "Give a number of days from 1 to 365."


class NotSeen(CopydeskError):
    template = (
        "The bot lacks “View Channel” in {channel}. Ask an admin to allow it there: in the channel's settings, under "
        "Permissions."
    )


class NotSent(CopydeskError):
    template = (
        "The bot lacks “Send Messages” in {channel}. Ask an admin to allow it there: in the channel's settings, under "
        "Permissions."
    )


class NotSeenNorSent(CopydeskError):
    template = (
        "The bot lacks “View Channel” and “Send Messages” in {channel}. Ask an admin to allow both there: in the "
        "channel's settings, under Permissions."
    )


class NotAttached(CopydeskError):
    template = (
        "The bot lacks “Attach Files” in {channel}. Ask an admin to allow it there: in the channel's settings, under "
        "Permissions."
    )
