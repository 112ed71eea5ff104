"""Pages that are no article though a server gave them for one: told by their structure and by signs all sites share.

A sign alone refuses nothing: each needs a page with few words besides, and none that declares an article and has its
paragraphs, so that an article about paywalls, captchas or cookies is read like any other.
"""

import re
from http import HTTPStatus

from lxml import etree

from bot.errors.fetching import (
    ChallengePage,
    ConsentPage,
    LoginPage,
    NoArticle,
    PaywallPage,
    ScriptOnlyPage,
    SearchPage,
    SoftNotFound,
)
from bot.errors.tree import Refused
from bot.reading import evidence
from bot.reading.boilerplate import addresses_reader
from bot.reading.html_tree import finder, label
from bot.reading.page import OPENING, declared
from bot.reading.phrases import patterns
from bot.records.reading import Draft

_THIN, _SHORT, _STUB = 1500, 600, 900  # characters of text
_MOST_AROUND = 6  # letters beside a name in a line that only says whose the text is: "By", "Text:"
_ERRORS = "|".join(re.escape(status.phrase) for status in HTTPStatus if status >= 400)
_STATUS = re.compile(rf"(?i)(?:(?:http )?(?:error )?[45]\d\d\W+)?(?:{_ERRORS})(?: url)?\W*")
_MAINTENANCE = re.compile(rf"(?i){patterns('refusals', 'maintenance')}")
_FORWARDS = finder(
    "//meta[translate(@http-equiv,'REFSH','refsh')='refresh'][contains(translate(@content,'URL','url'),'url=')]"
)
_CHALLENGE = re.compile(rf"(?i){patterns('refusals', 'challenge')}")
_CHALLENGE_PARTS = finder(
    "//*[contains(@id,'cf-challenge') or contains(@class,'cf-challenge') or contains(@id,'challenge-form')"
    " or contains(@id,'challenge-running')"
    " or contains(@class,'g-recaptcha') or contains(@class,'h-captcha') or contains(@id,'px-captcha')"
    " or contains(@class,'cf-turnstile')"
    " or contains(@src,'captcha-delivery') or contains(@src,'/cdn-cgi/challenge-platform')"
    " or contains(@src,'geo.captcha')"
    " or contains(@src,'_Incapsula_Resource')]"
)
_CONSENT = re.compile(rf"(?i){patterns('refusals', 'consent')}")
_LOGIN = re.compile(rf"(?i)\b(?:{patterns('refusals', 'login')})\b")
_PASSWORD = finder("//input[@type='password']")
_SEARCH_TITLE = re.compile(rf"(?i){patterns('refusals', 'search_title')}")
_SEARCH_ADDRESS = re.compile(r"(?i)/search(?:/|\?|$)|[?&](?:q|query|s|search)=")
_LOST = re.compile(rf"(?i)\b404\b|{patterns('refusals', 'lost')}")
_NEEDS_SCRIPT = re.compile(rf"(?i){patterns('refusals', 'needs_script')}")
_ROOTS = finder(
    "//div[@id='root' or @id='app' or @id='__next' or @id='__nuxt' or @id='main-app'"
    " or @id='react-root' or @id='svelte']"
)
_NOSCRIPT = finder("//noscript")
_SCRIPTS = finder("//script")
_WALL = re.compile(rf"(?i){patterns('refusals', 'wall')}")
_WALLS = finder(
    "//*[contains(@class,'paywall') or contains(@id,'paywall')"
    " or contains(@class,'regwall') or contains(@class,'piano-')]"
)


def judge(tree: etree._Element, draft: Draft | None, url: str | None) -> Refused | None:
    """What a page is instead of an article, given what was read of it, if anything; None for an article."""
    facts = declared.gather(tree)
    if draft is not None and (draft.posts or OPENING in draft.doubts or len(draft.text) > 2 * _THIN):
        return None
    shown = label(next(iter(tree.iter("body")), tree))
    text = draft.text if draft else ""
    lines = [line for line in text.split("\n") if not _is_sign(line)]
    is_empty = draft is not None and not any(_tells(line, draft) for line in lines)
    if not is_empty and evidence.is_article(tree, facts, url, lines):
        return ConsentPage() if _is_consent(shown, text) else None
    heads = _heads(tree)
    if len(shown) < _SHORT and _is_servers(tree, shown):
        return NoArticle()
    if _is_challenge(tree, heads, shown, text):
        return ChallengePage()
    if len(text) < _THIN and _LOST.search(heads):
        return SoftNotFound()
    if _is_search(heads, facts, url):
        return SearchPage()
    if len(text) < _SHORT and _is_login(tree, heads, shown):
        return LoginPage()
    return _withheld(tree, facts, shown, text) or (NoArticle() if is_empty else None)


def _tells(line: str, draft: Draft) -> bool:
    """Whether a line is more than the headline or the byline, which stand on pages without a text too."""
    for name in (draft.title.value, draft.byline.value):
        line = line.replace(name, "") if name else line
    return sum(map(str.isalnum, line)) > _MOST_AROUND


def _is_sign(line: str) -> bool:
    """Whether a line is itself one of the words that keep a reader out, so no paragraph of an article."""
    return any(sign.search(line) for sign in (_CHALLENGE, _WALL, _NEEDS_SCRIPT))


def _is_servers(tree: etree._Element, shown: str) -> bool:
    """A page of the server's own: an error by its name, a forwarding, a notice that the site is closed for repair."""
    titles = (label(heading) for heading in (*tree.iter("title"), *tree.iter("h1")))
    return bool(any(map(_STATUS.fullmatch, titles)) or _FORWARDS(tree) or _MAINTENANCE.search(shown))


def _withheld(tree: etree._Element, facts: declared.Declared, shown: str, text: str) -> Refused | None:
    """What keeps an article from being shown: a request for consent, a paywall or a script; None for an article."""
    if _is_consent(shown, text):
        return ConsentPage()
    if len(text) < _STUB and _is_walled(tree, facts, shown):
        return PaywallPage(words=len(text.split()))
    return ScriptOnlyPage() if len(text) < _SHORT and _is_shell(tree, shown) else None


def _heads(tree: etree._Element) -> str:
    headings = list(tree.iter("title", "h1", "h2"))[:4]
    return " \n ".join(
        " ".join(cell for cell in heading.itertext() if isinstance(cell, str)).strip() for heading in headings
    )


def _is_challenge(tree: etree._Element, heads: str, shown: str, text: str) -> bool:
    if len(shown) >= 2 * _THIN:
        return False
    return _CHALLENGE.search(heads) is not None or (len(text) < _SHORT and bool(_CHALLENGE_PARTS(tree)))


def _is_login(tree: etree._Element, heads: str, shown: str) -> bool:
    return bool(_PASSWORD(tree)) and (_LOGIN.search(heads) is not None or len(shown) < _THIN)


def _is_consent(shown: str, text: str) -> bool:
    """A page that asks for consent speaks to its reader; a report on data protection does not."""
    if len(shown) >= 2 * _THIN:
        return False
    lines = [line for line in text.split("\n") if _CONSENT.search(line)]
    asked = sum(map(addresses_reader, lines)) * 2 >= len(lines)
    return asked and len(_CONSENT.findall(shown)) >= 3 and len(_CONSENT.findall(text)) >= 0.004 * len(text)


def _is_search(heads: str, facts: declared.Declared, url: str | None) -> bool:
    kinds = {kind for node in facts.nodes for kind in declared.kinds(node)}
    if any(kind.endswith(("Article", "BlogPosting")) for kind in kinds):
        return False
    titled = _SEARCH_TITLE.search(heads) is not None
    return "SearchResultsPage" in kinds or (titled and (_SEARCH_ADDRESS.search(url or "") is not None or not url))


def _is_walled(tree: etree._Element, facts: declared.Declared, shown: str) -> bool:
    locked = any(str(node.get("isAccessibleForFree")).lower() == "false" for node in facts.articles())
    return _WALL.search(shown) is not None and (locked or bool(_WALLS(tree)) or len(shown) < 2 * _THIN)


def _is_shell(tree: etree._Element, shown: str) -> bool:
    """Hardly a word outside scripts, and an empty root for them to fill or a word to people who have none."""
    if len(shown) > _SHORT or not _SCRIPTS(tree):
        return False
    empty = any(len(label(root)) < 80 for root in _ROOTS(tree))
    spoken = any(_NEEDS_SCRIPT.search(" ".join(map(str, part.itertext()))) for part in _NOSCRIPT(tree))
    return empty or spoken or _NEEDS_SCRIPT.search(shown) is not None
