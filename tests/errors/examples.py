"""Facts of every error that has any, as the code that raises it gives them: a new error with facts is added here."""

import datetime as dt
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import bot
from bot.chat.escape import Markdown
from bot.errors.asking import TooRepetitive
from bot.errors.tree import CopydeskError, Words

Facts = dict[str, object]
HOST: Facts = {"host": "news.example"}
FILE = Path("notes.txt")
DATABASE: Facts = {"database": "copydesk.sqlite"}
CHANNEL: Facts = {"channel": Markdown("<#7>")}
PDF: Facts = {"kind": ".pdf"}
EXAMPLES: Mapping[str, Facts] = {
    "AddressTwice": {"given": "https://news.example/1"},
    "AskedToWait": HOST | {"until": dt.datetime(2031, 3, 2, 10, tzinfo=dt.UTC), "said": True},
    "AskedTooFast": {"seconds": 7},
    "BadArgument": {"name": "page", "value": "many"},
    "BadCertificate": HOST,
    "BadConfig": {"faults": "fetch.secnds (there is no such key; is fetch.seconds meant?)"},
    "BadDay": {"typed": "someday"},
    "BadLanguage": {"folder": "xx", "faults": "plurals: not a rule"},
    "BadRow": {"problem": "it is no JSON object"},
    "BrokenAnswer": HOST,
    "CannotTell": {"command": "Archive links"},
    "ClockDoubted": {"now": dt.datetime(2031, 3, 2, 10, tzinfo=dt.UTC), "days": 400},
    "DamagedArticle": {"article": 1234},
    "DamagedFile": PDF,
    "DamagedOriginal": {"article": 1234},
    "DamagedPerson": {"person": 1234},
    "DatabaseAddress": DATABASE,
    "DatabaseBroken": DATABASE,
    "DatabaseBusy": DATABASE,
    "DatabaseFull": DATABASE,
    "DatabaseInUse": DATABASE,
    "DatabaseNewer": DATABASE,
    "DatabaseReadOnly": DATABASE,
    "DatabaseUnreachable": DATABASE,
    "EmptyAnswer": HOST,
    "ExportTooBig": {"megabytes": 10},
    "FeedGiven": {"count": 12, "address": "https://news.example/feed?a=1&b=2"},
    "FeedMoved": {"number": 3},
    "FileThere": {"file": FILE},
    "FileTooBig": {"megabytes": 25.0},
    "FileTooLong": PDF | {"limit": 1000, "parts": Words("pages")},
    "GatewayRefused": {"code": 4014},
    "InTrash": {"article": 1234},
    "IngestStopped": {"why": TooRepetitive(), "done": 3, "total": 12},
    "LabelTooLong": {"letters": 90, "most": 30},
    "LeaseLost": {"name": "upkeep"},
    "LinkedToItself": {"article": 1234},
    "ListOfFeedsGiven": {"count": 12},
    "LockedFile": PDF,
    "MarkingTooHard": {"length": 90_000},
    "MarkupOutside": {"start": 1, "end": 9, "length": 5},
    "MayNot": {"command": "Archive links"},
    "MissingKey": {"key": "text"},
    "MoveDamaged": {"rows": 3, "tables": "articles: 3"},
    "MoveDiffers": {"table": "articles", "here": 3, "there": 2},
    "MoveNotEmpty": DATABASE | {"table": "articles"},
    "NameNotThere": {"name": "Anna Holt"},
    "NoArticleAnyMore": {"article": 1234},
    "NoConfigFile": {"path": FILE},
    "NoDatabase": DATABASE,
    "NoFeedThere": HOST,
    "NoLinksMatch": {"pattern": "/2031/*"},
    "NoProgramsLetIn": HOST | {"status": 403},
    "NoRoomForCopy": DATABASE | {"megabytes": 40},
    "NoSetting": {"given": "colour=red", "names": "language, time_zone"},
    "NoSuchArchive": {"archive": "nobody"},
    "NoSuchArticle": {"article": 1234},
    "NoSuchDay": {"name": "date", "value": "someday"},
    "NoSuchFeed": {"feed": "The Quill"},
    "NoSuchFile": {"file": "notes.txt", "problem": "No such file or directory"},
    "NoSuchKind": {"kind": "denies", "kinds": "corrects, updates"},
    "FeedBadCertificate": HOST,
    "FeedTooSlow": HOST,
    "FeedTooLarge": HOST | {"megabytes": 5.0},
    "FeedLeadsInCircles": HOST,
    "FeedCutOff": HOST,
    "FeedNotThere": HOST | {"status": 404},
    "FeedClosed": HOST | {"status": 403},
    "FeedLetsNoProgramIn": HOST | {"status": 403},
    "FeedSiteInTrouble": HOST | {"status": 500},
    "FeedAnsweredNothing": HOST,
    "FeedNotRead": {},
    "FeedReadingTooSlow": {"seconds": 10.0},
    "FeedReadingTooHard": {"seconds": 5},
    "FeedReadingTooBig": {"megabytes": 512.0},
    "FeedWithEntities": {},
    "NothingImported": {},
    "NoNumbers": {"typed": "four"},
    "TimelineOfNothing": {},
    "NoSuchLanguage": {"language": "Klingon"},
    "NoSuchOrder": {"given": "size", "orders": "articles, name"},
    "NoSuchOutlet": {"outlet": "The Quill"},
    "NoSuchPerson": {"person": "Anna Holt"},
    "NoSuchPick": {"pick": 9, "count": 3},
    "NoSuchServer": {"server": "1234"},
    "NoSuchSetting": {"name": "colour"},
    "NoSuchSite": HOST,
    "NoSuchTask": {"number": 1234},
    "NoSuchVersion": {"article": 1234, "number": 2},
    "NoTextInFile": {"kind": Words("mail")},
    "NobodyQuotedThere": {"person": "Anna Holt", "place": "The Quill"},
    "NobodyQuoted": {"person": "Anna Holt", "articles": 12},
    "NotADatabase": DATABASE,
    "NotADate": {"text": "someday"},
    "NotAnArticle": {"kind": Words("a picture")},
    "NotConfirmed": {"server": 1234},
    "NotAttached": CHANNEL,
    "NotHere": {"verb": "run"},
    "NotInTrash": {"article": 1234},
    "NotLinked": {"article": 1234, "other": 7},
    "NotOurDatabase": DATABASE,
    "NotPublic": HOST,
    "NotSeen": CHANNEL,
    "NotSeenNorSent": CHANNEL,
    "NotSent": CHANNEL,
    "NotWritten": {"file": FILE, "problem": "Permission denied"},
    "NoteTooLong": {"letters": 900, "most": 300},
    "NothingToUndo": {"change": 1234},
    "OneAlone": {"count": 3},
    "OutletBlocked": {"outlet": "The Quill"},
    "OutletNotThere": {"outlet": "The Quill"},
    "OtherApplication": {"bound": 123, "given": 456},
    "PageClosed": HOST | {"status": 403},
    "PageGone": HOST | {"status": 404},
    "PaywallPage": {"words": 60},
    "PickOneFeed": {"count": 3},
    "PlainSitemap": {"count": 1204},
    "PortRefused": {"port": 8080},
    "QuoteTooLong": {"limit": 2000, "length": 3000},
    "ReadingTooBig": {"megabytes": 512.0},
    "ReadingTooHard": {"seconds": 5},
    "ReadingTooMuch": {"megabytes": 16.0},
    "ReadingTooSlow": {"seconds": 10.0},
    "RobotsForbid": HOST,
    "SamePerson": {"name": "Anna Holt"},
    "ServerAsksTooFast": {"seconds": 7},
    "ServerUnreachable": DATABASE | {"problem": "connection refused"},
    "ServersMissing": {"missing": 40, "servers": 1200},
    "SeveralFeeds": {"feed": "quill", "count": 3},
    "SeveralPeople": {"name": "Holt", "people": "Anna Holt (#1), Ben Holt (#2)"},
    "SiteInTrouble": HOST | {"status": 500},
    "SweepTooLarge": {"rows": 30, "of": 40, "kind": Words("moments of asking")},
    "SystemRefused": {"problem": "Permission denied"},
    "TasksGivenUp": {"count": 3},
    "TextTooLong": {"length": 3_000_000, "limit": 2_000_000},
    "TooLarge": HOST | {"megabytes": 5.0},
    "TooManyAliases": {"groups": 50, "names": 25, "total": 400, "length": 80},
    "TooManyFeeds": {"most": 200},
    "TooManyItemsToday": {"most": 2000},
    "TooManyLinks": {"most": 5},
    "TooManyRedirects": HOST,
    "TooSlow": HOST,
    "TopicTooLong": {"limit": 500, "length": 6000},
    "UndoOtherFirst": {"change": 7, "later": 8},
    "Unexpected": {"kind": "KeyError"},
    "UnknownFile": {"kind": Words("a picture")},
    "UnknownOperation": {"op": "sing", "known": "new, add"},
    "Unreachable": HOST,
    "WrongDays": {"name": "grace_days", "value": "900", "least": 1, "most": 365},
    "WrongKey": {"key": "text", "wanted": "a text"},
    "WrongSetting": {"name": "language", "value": "tlh", "choices": "en, fr"},
    "WrongTimeZone": {"name": "time_zone", "value": "Mars"},
    "ZipTooBig": {"megabytes": 50.0},
}


def every_kind() -> tuple[type[CopydeskError], ...]:
    """Every error there is that has a sentence of its own, wherever it is defined, by code."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kinds = {kind for kind in _below(CopydeskError) if "template" in vars(kind) and kind.__module__.startswith("bot.")}
    return tuple(sorted(kinds, key=lambda kind: (kind.code, kind.__module__)))


def _below(kind: type[CopydeskError]) -> Iterator[type[CopydeskError]]:
    yield kind
    for inner in kind.__subclasses__():
        yield from _below(inner)


def example(kind: type[CopydeskError]) -> CopydeskError:
    """An error of that kind with its example's facts."""
    return kind(**EXAMPLES.get(kind.code, {}))
