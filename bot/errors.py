"""One tree of errors; each carries, as its template, the one sentence a person is shown.

A template is also the key of that sentence in the catalogue of translations, so facts are filled in late:
`NoSuchArticle(article=7).sentence == "There is no article 7 in this archive."`
"""

from typing import ClassVar


class CopydeskError(Exception):
    """Anything we refuse or fail at. Subclasses give `template`; raisers give the facts it names.

    `exit_code` is what the terminal ends with: 1 refused or failed, 2 wrong usage or configuration.
    """

    template: ClassVar[str] = "Something went wrong here; nothing was changed."
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(self.template, facts)
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.facts)

    @property
    def sentence(self) -> str:
        """The English sentence with its facts filled in."""
        return self.template.format(**self.facts)

    def __str__(self) -> str:
        return self.sentence


def _rebuilt(kind: type[CopydeskError], facts: dict[str, object]) -> CopydeskError:
    return kind(**facts)


class UsageError(CopydeskError):
    """What was typed cannot be meant: an empty topic, an unknown option."""

    exit_code = 2


class ConfigError(CopydeskError):
    """The configuration or the environment cannot be used: ends the program at start."""

    exit_code = 2


class NotFound(CopydeskError):
    """A thing named by id or name is not in this archive, or belongs to another: the words are the same."""


class Refused(CopydeskError):
    """Something given from outside is not taken: an address, a file, a page."""


class StoreError(CopydeskError):
    """The database cannot be opened, read or written."""


class NotAllowed(CopydeskError):
    """The person may not do this."""


# --- configuration -----------------------------------------------------------------------------------------------


class NoConfigFile(ConfigError):
    template = "There is no configuration file {path}; copy config.example.toml there and fill it in."


class BadConfig(ConfigError):
    template = "The configuration is wrong at {key}: {problem}."


class NoToken(ConfigError):
    template = (
        "There is no Discord token: put it into config.toml under [discord] as token, or into DISCORD_TOKEN. "
        "README.md, “Connecting it to Discord”, tells where to get one."
    )


# --- usage -------------------------------------------------------------------------------------------------------


class EmptyTopic(UsageError):
    template = "Give a topic of one or more words, for example: Myanmar Russia."


class NothingAsked(UsageError):
    template = "Give a topic, a speaker, or both."


class NoSuchFile(UsageError):
    template = "The file {file} cannot be read: {problem}."
    exit_code = 1


class TopicTooLong(UsageError):
    template = "A topic has at most {limit} characters; this one has {length}. Give a few words instead."


class BadDay(CopydeskError):
    template = "“{typed}” is not a day. Write since: or until: with 2025-03-20, 2025-03 or 2025."


# --- not found ---------------------------------------------------------------------------------------------------


class NoSuchArticle(NotFound):
    template = "There is no article {article} in this archive."


class NoArticleAnyMore(NotFound):
    template = "The original of article {article} is not kept any more."


class NoSuchArchive(NotFound):
    template = "There is no archive called {archive}."


# --- fetching ----------------------------------------------------------------------------------------------------


class BadAddress(Refused):
    template = "That is not a web address; give one like https://news.example/story."


class AddressWithName(Refused):
    template = "An address with a name or password before an @ is not opened; give it without that part."


class PortRefused(Refused):
    template = "Only the web's own ports, 80 and 443, are opened, not {port}."


class NotPublic(Refused):
    template = "{host} is not an address of the public internet, so it was not opened."


class NoSuchSite(Refused):
    template = "No site called {host} was found; check the spelling of the address."


class Unreachable(Refused):
    template = "{host} could not be reached; try again later."


class BadCertificate(Refused):
    template = "{host} could not prove with a valid certificate that it is {host}, so nothing was read from it."


class TooSlow(Refused):
    template = "{host} took too long to answer; try again later, or save the page and give it as a file."


class TooLarge(Refused):
    template = "{host} sent more than {megabytes:g} MB, which is more than an article needs; give the text instead."


class TooManyRedirects(Refused):
    template = "{host} led on from address to address without end; open it in a browser and give the last address."


class BrokenAnswer(Refused):
    template = "{host} sent an answer that is broken or cut off; try again later, or give the page as a file."


class PageGone(Refused):
    template = "{host} has no such page (it answered {status}); check the address."


class PageClosed(Refused):
    template = "{host} does not show that page to programs (it answered {status}); save it and give it as a file."


class SiteInTrouble(Refused):
    template = "{host} did not give the page (it answered {status}); try again later."


class AskedToWait(Refused):
    template = "{host} asked us not to come back before {until}; try again then."


class RobotsForbid(Refused):
    template = "{host} asks programs not to read that page (robots.txt), so it was not read."


class NotAnArticle(Refused):
    template = "That address gives {kind}, not a page or a document with an article in it."


class NoArticle(Refused):
    template = "There is no article on this page. Give the address of one article, or paste its text."


class ChallengePage(Refused):
    template = "The site answered with a check for robots instead of the article. Open it yourself and paste its text."


class ConsentPage(Refused):
    template = "The site answered with its cookie consent page instead of the article. Open it and paste the text."


class LoginPage(Refused):
    template = "This address shows a login page. Log in yourself and paste the article's text."


class PaywallPage(Refused):
    template = "Only the opening ({words} words) stands before the paywall. Paste the whole text if you may read it."


class ScriptOnlyPage(Refused):
    template = "This page is empty until its scripts run. Open it in a browser and paste the article's text."


class SearchPage(Refused):
    template = "This is a page of search results. Give the address of one article on it."


class SoftNotFound(Refused):
    template = "The site says that this page does not exist. Check the address."


class EmptyAnswer(Refused):
    template = "{host} sent an empty page; open it in a browser, save it and give it as a file."


# --- reading foreign bytes ---------------------------------------------------------------------------------------


class ReadingTooSlow(Refused):
    template = "Reading that took more than {seconds:g} seconds, so it was stopped; give the article as plain text."


class ReadingTooHard(Refused):
    template = "Reading that took more than {seconds:g} seconds of computing; give the article as plain text."


class ReadingTooBig(Refused):
    template = "Reading that took more than {megabytes:g} MB of memory; give the article as plain text."


class ReadingTooMuch(Refused):
    template = "What was read there is larger than {megabytes:g} MB, so it was not kept; give one article at a time."


class ReadingFailed(Refused):
    template = "That could not be read: it is damaged or of a kind unknown here; give the article as plain text."


class ReadingBusy(Refused):
    template = "Too many pages are being read just now; try again in a minute."


# --- files and feeds ---------------------------------------------------------------------------------------------


class EmptyFile(Refused):
    template = "There is nothing in that file."


class UnknownFile(Refused):
    template = "That is {kind}; give it as .html, .txt, .md, .pdf, .docx, .eml or a .zip of those."


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
    template = "That is not a feed that can be read (RSS, Atom, JSON Feed or OPML)."


class FeedGiven(Refused):
    template = "That is a feed of {count} articles; give the address of one of them, or: copydesk ingest {address}"


class ListOfFeedsGiven(Refused):
    template = "That is a list of {count} feeds; give the address of one of them."


class NoCopyKept(Refused):
    template = "The Internet Archive keeps no copy of that page."


class EntitiesInFeed(Refused):
    template = "That feed declares entities of its own, which no feed needs and attackers use, so it was not read."


class NoSuchVersion(NotFound):
    template = "Article {article} has no version {number}."


# --- storage -----------------------------------------------------------------------------------------------------


class DatabaseAddress(StoreError):
    template = "{database!r} names no database: give the path of a file, or a postgresql:// URL with a database name."
    exit_code = 2


class NoDatabase(StoreError):
    template = "There is no database at {database}: check the path, or ingest something to begin one there."


class DatabaseUnreachable(StoreError):
    template = "The database {database} cannot be opened: check that its folder or server is there and may be used."


class DatabaseReadOnly(StoreError):
    template = "The database {database} is read-only, so nothing was changed: allow writing to it and its folder."


class DatabaseBusy(StoreError):
    template = "Another program is writing to the database {database}: nothing was changed, try again in a moment."


class DatabaseFull(StoreError):
    template = "The disk of the database {database} is full, so nothing was changed: make room and try again."


class DatabaseBroken(StoreError):
    template = "The database {database} is damaged or its disk fails: stop, copy the file, and restore a backup."


class DatabaseNewer(StoreError):
    template = "The database {database} was written by a newer Copydesk: update this program to open it."


class NotADatabase(StoreError):
    template = "The file {database} is not a database: choose another path; the file was left as it is."


class NotOurDatabase(StoreError):
    template = "The database {database} belongs to another program: choose another path; it was left as it is."


class MoveNotEmpty(StoreError):
    template = "The database {database} is not empty ({table} holds rows): give a new one to move into."


class MoveDiffers(StoreError):
    template = "The copy of {table} differs ({here} rows here, {there} there), so nothing was kept of it: try again."


class MarkupOutside(StoreError):
    template = "A mark at {start} to {end} lies outside its text of {length} letters, so the article was not stored."


class MarkupMissing(StoreError):
    template = "A text came without its marks, so the article was not changed."


class NoSuchPerson(NotFound):
    template = "Nobody called {person} is quoted in this archive."


class SamePerson(CopydeskError):
    template = "These are one person already: {name}."


class NothingToUndo(NotFound):
    template = "There is no change {change} of people in this archive that could be undone."


class NeedsSecondKey(CopydeskError):
    template = "One or two words are said by many: name the speaker or the topic as well."


class NoQuote(CopydeskError):
    template = "Give the words of the quote."


class QuoteTooLong(CopydeskError):
    template = "A quote to check has at most {limit} characters; this one has {length}."


class SeveralPeople(CopydeskError):
    template = "{name} is the name of several people here, {people}: give the number of the one you mean."


class NothingToLookFor(CopydeskError):
    template = "Give an address that begins with http:// or https://, or a text of some words."
