"""Pages that are no article are named, and articles about such pages are read. All pages here are fictional."""

import datetime as dt

import pytest

from bot.errors import fetching
from bot.reading import route
from bot.records.reading import Draft, Hints, Received

HINTS = Hints(dt.date(2026, 1, 1))
FILLER = "<p>The council of the fictional town of Fernleigh met on Monday and voted on the bridge, its clerk said.</p>"


def _read(html: str, url: str = "https://news.example/a") -> Draft:
    return route.read(Received(html.encode(), "text/html", "utf-8", url), HINTS)[0]


PAGES = {
    "challenge": (
        fetching.ChallengePage,
        "<html><head><title>Just a moment...</title></head><body><h1>news.example</h1><p>Verify you are human by "
        "completing the action below.</p><div id='cf-challenge'></div></body></html>",
    ),
    "consent": (
        fetching.ConsentPage,
        "<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1><p>We use cookies and "
        "data to deliver services. If you choose to accept all, we will also use cookies for ads.</p>"
        "<form><button>Reject all</button><button>Accept all</button></form><p>Manage options</p></body></html>",
    ),
    "login": (
        fetching.LoginPage,
        "<html><head><title>Log in | Example Herald</title></head><body><h1>Log in</h1><form><input type='email'>"
        "<input type='password'></form><p>Forgot your password? Create an account to go on reading.</p></body></html>",
    ),
    "script": (
        fetching.ScriptOnlyPage,
        "<html><head><title>Example Herald</title></head><body><div id='root'></div><noscript>You need to enable "
        "JavaScript to run this app.</noscript><script src='/app.js'></script></body></html>",
    ),
    "search": (
        fetching.SearchPage,
        "<html><head><title>Search results for bridge</title></head><body><h1>Search results for bridge</h1>"
        + "<ul>" + "<li><a href='/1'>Bridge vote</a> The council voted on the bridge.</li>" * 8 + "</ul></body></html>",
    ),
    "missing": (
        fetching.SoftNotFound,
        "<html><head><title>Page not found - Example Herald</title></head><body><h1>Page not found</h1><p>Sorry, the "
        "page you are looking for may have moved. Try our front page instead.</p></body></html>",
    ),
    "paywall": (
        fetching.PaywallPage,
        "<html><head><title>Bridge vote</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        "\"headline\":\"Bridge vote\",\"isAccessibleForFree\":false}</script></head><body><article><h1>Bridge vote</h1>"
        + FILLER + "<div class='paywall'><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>"
        "</article></body></html>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_no_article_is_named(name: str) -> None:
    expected, html = PAGES[name]
    url = "https://news.example/search?q=bridge" if name == "search" else "https://news.example/a"
    with pytest.raises(expected):
        _read(html, url)


def test_an_empty_page_holds_no_article() -> None:
    with pytest.raises(fetching.NoArticle):
        _read("<html><head><title>x</title></head><body><p></p></body></html>")


@pytest.mark.parametrize(
    "title",
    [
        "Why captchas ask: are you a robot?",
        "Cookie consent: what accept all really does",
        "Page not found: the lost archive of Fernleigh",
        "Paywalls: subscribe to continue reading, or not",
        "Search results for a lost cat",
    ],
)
def test_an_article_about_such_pages_is_read(title: str) -> None:
    body = "".join(f"<p>Paragraph {number} of a fictional report on it. {FILLER[3:-4]}</p>" for number in range(30))
    draft = _read(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    assert draft.title.value == title
    assert draft.text.startswith("Paragraph 0 of a fictional report")


REPORT = (
    "<p>The wardens of the fictional town of Fernleigh walked the valley for a third night without a trace.</p>"
    "<p>Their leader told the sample gazette that the walk would go on until the weekend, whatever the rain did.</p>"
)


@pytest.mark.parametrize(
    "title",
    [
        "Search for missing walkers enters fourth day",
        "Lost page of the parish register still not found",
        "Vermisster Wanderer nicht gefunden",
        "Le randonneur de Fernleigh reste introuvable",
        "Unusual activity in the valley worries wardens",
        "Wardens say access denied to the quarry",
        "Road 404 closed by the flood",
    ],
)
@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle"}</script>', "https://news.example/a"),
        ('<meta property="article:published_time" content="2031-04-05">', "https://news.example/a"),
        ("", "https://news.example/2031/04/05/a"),
    ],
)
def test_a_short_report_is_read_whatever_its_headline_says(title: str, head: str, url: str) -> None:
    page = f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{REPORT}</body></html>"
    assert "third night" in _read(page, url).text


@pytest.mark.parametrize(
    "beside",
    [
        "<form><h2>Sign in</h2><input type='password'><button>Log in</button></form>",
        "<div class='promo'>Already a subscriber? <a href='/in'>Log in</a></div>",
        "<noscript>Turn on JavaScript to see what others say.</noscript><script src='/talk.js'></script>",
    ],
)
def test_what_stands_beside_a_short_report_does_not_refuse_it(beside: str) -> None:
    head = '<meta property="article:published_time" content="2031-04-05">'
    page = (
        f"<html><head><title>Walk goes on</title>{head}</head><body><article>{REPORT}{beside}</article></body></html>"
    )
    assert _read(page).doubts == ()


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>Not for you.</p></body></html>",
        "<html><head><title>Service Unavailable</title></head><body><p>Come back later.</p></body></html>",
        "<html><head><meta http-equiv='Refresh' content='1; URL=/b'></head><body><p>Go on.</p></body></html>",
        "<html><head><title>The Gazette</title></head><body><h1>Back soon</h1><p>The sample gazette is offline for "
        "scheduled maintenance tonight.</p></body></html>",
    ],
)
def test_a_servers_own_page_is_not_stored(page: str) -> None:
    with pytest.raises(fetching.NoArticle):
        _read(page)


LOCKED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"%s}</script>'


@pytest.mark.parametrize(
    ("head", "tail", "doubt"),
    [
        ("", "<div class='pagination'><b>Seite 1 von 4</b> <a href='?p=2'>2</a></div>", "page 1 of 4"),
        ("", "<ul class='pager'><li>1</li><li>2</li></ul>", None),
        (LOCKED % "", "", "subscribers"),
        (LOCKED % ', "wordCount": 38', "", None),
        (LOCKED % ', "wordCount": 900', "", "subscribers"),
    ],
)
def test_a_part_of_an_article_is_said_to_be_one(head: str, tail: str, doubt: str | None) -> None:
    page = f"<html><head><title>Walk goes on</title>{head}</head><body><article>{REPORT}{tail}</article></body></html>"
    doubts = _read(page, "https://news.example/2031/04/05/a").doubts
    assert [doubt in str(told) for told in doubts] == [True] if doubt else doubts == ()


def test_a_short_report_on_data_protection_is_no_request_for_consent() -> None:
    body = "".join(
        f"<p>Der Beauftragte für Datenschutz in Beispielstadt prüft die Einwilligung der {number} Schulen. Ohne "
        "Zustimmung der Eltern gilt der Datenschutz nach Ansicht des Amtes als verletzt.</p>"
        for number in (3, 14)
    )
    assert (
        "Beispielstadt" in _read(f"<html><head><title>Amt prüft Schulen</title></head><body>{body}</body></html>").text
    )
