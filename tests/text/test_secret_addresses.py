"""Which addresses carry a token: none of these is shown to members, and what is everybody's is not hidden from them."""

import base64
import uuid

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.text import urls

TOKEN = "k3J9xQ2mV7pL4tZ8wB1n"
SECRET = (
    "http://desk:pass@ledger.example/feed.xml",
    "http://desk@ledger.example/feed.xml",
    f"https://www.reddit.com/.rss?feed={'0a1b2c3d4e' * 4}&user=someone",
    f"https://git.example/desk.private.atom?token={TOKEN}",
    "https://git.example/dashboard/projects.atom?feed_token=glft-short1",
    "https://git.example/dashboard/projects.atom?rss_token=abc",
    "https://ledger.example/feed?subscriberToken=abc",
    "https://ledger.example/feed?api_key=1",
    "https://ledger.example/feed?apikey=short",
    "https://ledger.example/feed?auth=Zm9v",
    "https://ledger.example/feed?accessToken=x",
    "https://tracker.example/rss?os_username=desk&os_password=tulip",
    "https://ledger.example/rss/harbour?u=1&k=4f9a1c0be77d2e63",
    f"https://ledger.example/rss/{TOKEN}.xml",
    f"https://ledger.example/rss/{TOKEN}/feed.json",
    "https://ledger.example/private/a1b2c3.rss",
    "https://ledger.example/feed/token/9f3/rss",
    "https://letters.example/feed/podcast/7/private/2b1c9f0e-0b5e-4c9d-9a55-0d6a3f1b7c11.rss",
    "https://days.example/ical/desk%40mail.example/private-0f1e2d3c4b5a69788796a5b4c3d2e1f0/basic.ics",
    "https://ledger.example/feed;jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9",
    "https://ledger.example/feed?next=/rss/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJlMTIzNDU2",
    "https://ledger.example/rss/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJlMTIzNDU2",
    "https://ledger.example/feed#token=abc",
    "no address at all",
)  # fmt: skip
PUBLIC = (
    "https://ledger.example/feed.xml",
    "https://ledger.example/feed/?post_type=article&lang=en",
    "https://ledger.example/?feed=rss2",
    "https://ledger.example/rss/section/world-news-2026.xml",
    "https://ledger.example/tag/g20-summit-in-new-westerlow/feed",
    "https://ledger.example/tag/covid19-vaccines-and-5g-rumours/feed",
    "https://ledger.example/2026/11/27/the-ferry-to-port-callow-sinks-near-the-pier-12/comments/feed",
    "https://ledger.example/category/internationalisation-and-globalisation/feed/atom",
    "https://ledger.example/sitemap-news.xml.gz",
    "https://ledger.example/arc/outboundfeeds/news-sitemap-index/?outputType=xml",
    "https://ledger.example/RSSFeedForWorldNews.aspx?SectionID=12345678",
    "https://ledger.example/rssfeeds/-2128936835.cms",
    "https://ledger.example/rss.php?id=1234567890123",
    "https://www.youtube.com/feeds/videos.xml?channel_id=UCk3J9xQ2mV7pL4tZ8wB1nQ0",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=PLk3J9xQ2mV7pL4tZ8wB1nQ0aa",
    "https://news.google.com/rss/topics/CAAqJggKIiBDQkFTRWdvSUwyMHZNRGRqTVhZU0FtVnVHZ0pWVXlnQVAB?hl=en-US&gl=US",
    "https://social.example/@ferry_watch.rss",
    "https://social.example/tags/PortCallowHarbourBridge.rss",
    "https://www.reddit.com/r/portcallow/new/.rss?sort=new",
    "https://forum.example/c/announcements/12.rss",
    "https://git.example/ledger/ferry-times/releases.atom",
    "https://letters.example/feed",
    "https://ledger.example/фид/новости-2026.xml",
    "https://ledger.example/monkeys/feed",
)  # fmt: skip
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TOKENS = st.one_of(
    st.binary(min_size=16, max_size=32).map(bytes.hex),
    st.binary(min_size=16, max_size=32).map(lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("=")),
    st.text(ALPHABET, min_size=24, max_size=40),
    st.uuids().map(str),
)
PLACES = st.sampled_from((
    "https://ledger.example/feed?x={}", "https://ledger.example/{}", "https://ledger.example/{}.xml",
    "https://ledger.example/rss/{}/feed", "https://ledger.example/feed?a=1&id={}#top",
    "https://ledger.example/feed;id={}", "https://ledger.example/feed?to=/rss/{}",
))  # fmt: skip
WORDS = st.lists(
    st.sampled_from(("ferry", "harbour", "news", "world", "rss", "feed", "atom", "port", "bridge", "vote", "daily")),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("address", SECRET)
def test_what_gives_somebody_away_is_secret(address: str) -> None:
    assert urls.is_secret(address)
    assert urls.shown(address) in {"…", f"{address.partition('://')[2].rpartition('@')[2].partition('/')[0]}/…"}


@pytest.mark.parametrize("address", PUBLIC)
def test_what_everybody_may_see_is_shown(address: str) -> None:
    assert urls.shown(address) == address


@given(TOKENS, PLACES)
@example(str(uuid.UUID(int=1)), "https://ledger.example/{}.xml")
def test_a_token_is_told_wherever_it_stands(token: str, place: str) -> None:
    assume(len(set(token)) >= 8 and any(map(str.isdigit, token)) and any(map(str.isalpha, token)))
    assert token not in urls.shown(place.format(token))


@given(WORDS, WORDS, st.integers(1990, 2040), st.sampled_from("-_"))
def test_words_and_years_are_no_token(part: list[str], last: list[str], year: int, hyphen: str) -> None:
    address = f"https://ledger.example/{hyphen.join(part)}/{year}/{hyphen.join([str(year), *last])}.xml"
    assert not urls.is_secret(address)
