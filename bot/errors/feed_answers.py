"""What may go wrong with the answer of a feed's site: as with a page's, and with advice that fits a feed."""

from bot.errors.fetching import (
    BadCertificate,
    BrokenAnswer,
    EmptyAnswer,
    NoProgramsLetIn,
    PageClosed,
    PageGone,
    SiteInTrouble,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from bot.errors.reading import EntitiesInFeed, ReadingFailed, ReadingTooBig, ReadingTooHard, ReadingTooSlow


class FeedBadCertificate(BadCertificate):
    template = (
        "{host} could not prove with a valid certificate that it is {host}, so nothing was read from it; ask the "
        "publisher to mend that."
    )


class FeedTooSlow(TooSlow):
    template = "{host} took too long to answer; try again later, though what is followed is asked again by itself."


class FeedTooLarge(TooLarge):
    template = (
        "{host} sent more than {megabytes:g} MB, which is more than a feed needs; choose another feed of this site."
    )


class FeedLeadsInCircles(TooManyRedirects):
    template = "{host} led on from address to address without end; open it in a browser and follow the last address."


class FeedCutOff(BrokenAnswer):
    template = (
        "{host} sent an answer that is broken or cut off; try again later, though what is followed is asked again by "
        "itself."
    )


class FeedNotThere(PageGone):
    template = (
        "{host} has nothing at this address (it answered {status}); check it, or give the site's own, where its feeds "
        "are looked for."
    )


class FeedClosed(PageClosed):
    template = (
        "{host} does not show this address to programs (it answered {status}); ask the publisher, or choose another "
        "feed of this site."
    )


class FeedLetsNoProgramIn(NoProgramsLetIn):
    template = (
        "{host} lets no program in (it answered {status} with a check for robots); ask the publisher to let feeds be "
        "read, or add its articles by hand."
    )


class FeedSiteInTrouble(SiteInTrouble):
    template = (
        "{host} could not answer (it said {status}); try again later, though what is followed is asked again by itself."
    )


class FeedAnsweredNothing(EmptyAnswer):
    template = "{host} sent an empty answer; try again later, though what is followed is asked again by itself."


class FeedNotRead(ReadingFailed):
    template = "What the site gives for this feed could not be read: it is damaged or no feed; check the address."


class FeedReadingTooSlow(ReadingTooSlow):
    template = "Reading that feed took more than {seconds:g} seconds, so it was stopped; choose another of this site."


class FeedReadingTooHard(ReadingTooHard):
    template = "Reading that feed took more than {seconds:g} seconds of computing; choose another of this site."


class FeedReadingTooBig(ReadingTooBig):
    template = "Reading that feed took more than {megabytes:g} MB of memory; choose another of this site."


class FeedWithEntities(EntitiesInFeed):
    template = (
        "That feed declares entities of its own, which no feed needs and attackers use, so it was not read; choose "
        "another feed of this site."
    )
