"""Why bytes, files and feeds could not be read."""

from bot.errors.tree import CopydeskError, Refused


class OutletBlocked(Refused):
    template = "{outlet} is blocked in this archive, so nothing of it is taken in; ask the desk to lift the block."


class ReadingTooSlow(Refused):
    template = "Reading that took more than {seconds:g} seconds, so it was stopped; give the article as plain text."


class ReadingTooHard(Refused):
    template = "Reading that took more than {seconds:g} seconds of computing; give the article as plain text."


class MarkingTooHard(Refused):
    template = "Finding all sentences and quotes in these {length} characters took too long; give the text in parts."


class ReadingTooBig(Refused):
    template = "Reading that took more than {megabytes:g} MB of memory; give the article as plain text."


class ReadingTooMuch(Refused):
    template = "What was read there is larger than {megabytes:g} MB, so it was not kept; give one article at a time."


class ReadingFailed(Refused):
    template = "That could not be read: it is damaged or of a kind unknown here; give the article as plain text."


class ReadingBusy(Refused):
    template = "Too many pages are being read just now; try again in a minute."


class EmptyText(Refused):
    template = "There is no text in this. Paste the article's own words, at least one paragraph."


class EmptyFile(Refused):
    template = "There is nothing in that file; give another one, or paste the text."


class FileTooBig(Refused):
    template = "That file has more than {megabytes:g} MB, so nothing of it was read; give the article alone."


class TextTooLong(Refused):
    template = "That text has {length} characters, and at most {limit} are read at once; give it in several parts."


class UnknownFile(Refused):
    template = (
        "That is {kind}; give it as .html, .txt, .md, .pdf, .docx, .odt, .rtf, .pptx, .epub, .eml or a .zip of those."
    )


class DamagedFile(Refused):
    template = "That {kind} file is damaged and cannot be read; save it again and give the new one."


class LockedFile(Refused):
    template = "That {kind} file is locked with a password; take the password off and give it again."


class NoTextInFile(Refused):
    template = "There is no text in that {kind}, only pictures of it perhaps; give the text itself."


class FileTooLong(Refused):
    template = "That {kind} file has more than {limit} {parts}; give the one article out of it."


class ZipInside(Refused):
    template = "There is a .zip inside that file; unpack it and give its files."


class UnsafeZip(Refused):
    template = "That .zip names a file outside itself, so it was not unpacked; pack it again from plain files."


class ZipTooBig(Refused):
    template = "That .zip unpacks to more than {megabytes:g} MB; give fewer files at a time."


class NotAFeed(Refused):
    template = "That is not a feed that can be read; give one in RSS, Atom, JSON Feed or OPML."


class PlainSitemap(Refused):
    template = (
        "That sitemap lists pages of a site ({count}) and says of none that it is news; give the site's feed or the "
        "sitemap of its news."
    )


class FeedGiven(Refused):
    template = "That is a feed, which lists articles ({count}); give the address of one of them."


class ListOfFeedsGiven(Refused):
    template = "That is a list of {count} feeds; give the address of one of them."


class NoCopyKept(Refused):
    template = "The Internet Archive keeps no copy of that page; paste its text instead."


class EntitiesInFeed(Refused):
    template = (
        "That feed declares entities of its own, which no feed needs and attackers use, so it was not read; give the "
        "addresses of its articles."
    )


class IngestStopped(CopydeskError):
    template = "{why} {done} of {total} were done before that; give the same again to go on."
