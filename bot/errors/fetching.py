"""Why an address was not opened, or what came from it is no article."""

from bot.errors.tree import Refused


class BadAddress(Refused):
    template = "That is not a web address. Give one that begins with https:// or http://, as the browser shows it."


class AddressWithName(Refused):
    template = "An address with a name or password before an @ is not opened; give it without that part."


class PortRefused(Refused):
    template = "Only the web's own ports, 80 and 443, are opened, not {port}; give an address on one of them."


class NotPublic(Refused):
    template = (
        "{host} is not an address of the public internet, so it was not opened; give one that everybody can open."
    )


class NoSuchSite(Refused):
    template = "No site called {host} was found; check the spelling of the address."


class Unreachable(Refused):
    template = "{host} could not be reached; try again later."


class BadCertificate(Refused):
    template = (
        "{host} could not prove with a valid certificate that it is {host}, so nothing was read from it; open it "
        "yourself and give the page as a file."
    )


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


class NoProgramsLetIn(PageClosed):
    template = (
        "{host} lets no program in (it answered {status} with a check for robots); save the page and give it as a "
        "file, or ask the publisher."
    )


class SiteInTrouble(Refused):
    template = "{host} did not give the page (it answered {status}); try again later."


class AskedToWait(Refused):
    """`until`: an aware moment in UTC; `said`: whether the host named it, and not we."""

    template = "{host} asked us not to come back before {until} (UTC); try again then."


class RobotsForbid(Refused):
    template = "{host} asks programs not to read that page (robots.txt); open it yourself and paste its text."


class NotAnArticle(Refused):
    template = "That address gives {kind}, not a page or a document; give the address of one with an article in it."


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
