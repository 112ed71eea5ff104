"""One key for an address and its variants; other pages keep other keys."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.fetching import BadAddress
from bot.text import urls


@pytest.mark.parametrize(
    ("variants", "key"),
    [
        (
            ["http://www.news.example/a/", "https://news.example:443/a?utm_source=x&fbclid=1#top",
             "https://m.news.example/a",
             "https://amp.news.example/a/amp/", "https://www-news-example.cdn.ampproject.org/c/s/news.example/a",
             "https://user:pass@NEWS.example/a/index.html", "https://news.example/b/../a", "https://news.example/%61",
             "https://news.example/a/print/", "https://news.example/a?print=1", "https://news.example/amp/a",
             "https://wap.news.example/a;jsessionid=0A1B.node2", "https://news.example/a?ref=home&via=feed",
             "https://web.archive.org/web/20310401120000id_/https://www.news.example/a?utm_source=x",
             "https://web.archive.org/web/2031*/news.example/a", "http://wayback.archive.org/web/http://news.example/a",
             "https://archive.ph/2031.04.01-120000/http://news.example/a", "https://archive.is/o/x7QpT/news.example/a",
             "https://archive.today/https://news.example/a", "https://web.archive.org/save/https://news.example/a",
             "https://timetravel.mementoweb.org/memento/2031/http://news.example/a",
             "https://web.archive.org/web/2031/https%3A%2F%2Fnews.example%2Fa%3Fref%3Dhome",
             "https://web.archive.org/web/2031/http://archive.is/20310401/http://news.example/a"],
            "news.example/a",
        ),
        (
            ["https://forum.example/index.php?/topic/12-slug/",
             "https://forum.example/index.php?/topic/12-slug/&do=findComment",

             "http://www.forum.example/index.php?/topic/12-slug#comment-9"],
            "forum.example/index.php?/topic/12-slug",
        ),
        (
            ["https://forum.example/viewtopic.php?f=3&t=44", "https://forum.example/viewtopic.php?t=44&p=90#p90",
             "https://forum.example/viewtopic.php?t=44&sid=0123456789abcdef0123456789abcdef"],
            "forum.example/viewtopic.php?t=44",
        ),
        (["https://old.reddit.com/r/x/1/", "https://www.reddit.com/r/x/1"], "reddit.com/r/x/1"),
        (["https://f.example/threads/s.12/post-9", "https://f.example/threads/s.12/"], "f.example/threads/s.12"),
    ],
)  # fmt: skip
def test_variants_share_a_key(variants: list[str], key: str) -> None:
    assert {urls.key(variant) for variant in variants} == {key}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://f.example/index.php?/topic/1-a/", "https://f.example/index.php?/topic/2-a/"),
        ("https://f.example/viewtopic.php?t=1", "https://f.example/viewtopic.php?t=2"),
        ("https://f.example/showthread.php?1-a", "https://f.example/showthread.php?2-a"),
        ("https://f.example/showthread.php?t=1", "https://f.example/showthread.php?t=1&page=2"),
        ("https://f.example/index.php?topic=1.0", "https://f.example/index.php?topic=1.20"),
        ("https://n.example/article?id=1", "https://n.example/article?id=2"),
        ("https://n.example/A", "https://n.example/a"),
        ("https://one.example/", "https://two.example/"),
        ("https://one.example/fine-art-print", "https://one.example/fine-art"),
        (
            "https://web.archive.org/web/2031/https://n.example/a",
            "https://web.archive.org/web/2031/https://n.example/b",
        ),
        ("https://archive.ph/x7QpT", "https://archive.ph/x7QpU"),
        ("https://web.archive.org/about", "https://web.archive.org/donate"),
        ("https://n.example/web/2031/https://m.example/a", "https://m.example/a"),
    ],
)
def test_other_pages_keep_other_keys(one: str, other: str) -> None:
    assert urls.key(one) != urls.key(other)


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("https://n.example/doc?ref=7&id=2&utm_medium=x", ("n.example/doc?id=2&ref=7", "n.example/doc?id=2")),
        ("https://n.example/a/print", ("n.example/a/print", "n.example/a")),
        ("https://archive.is/2031/http://n.example/a?ref=7",
         ("archive.is/2031/http:/n.example/a?ref=7", "n.example/a?ref=7", "n.example/a")),
        ("https://n.example/a?id=7", ("n.example/a?id=7",)),
    ],
)  # fmt: skip
def test_what_may_name_another_page_stays_in_the_exact_key(address: str, keys: tuple[str, ...]) -> None:
    assert urls.keys(address) == keys
    assert (urls.exact(address), urls.key(address)) == (keys[0], keys[-1])


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("https://n.example/d?ref=1001", "https://n.example/d?ref=1002", True),
        ("https://n.example/d?ref=1001", "https://web.archive.org/web/2031/https://n.example/d?ref=1002", True),
        ("https://n.example/d?sid=" + "0a" * 9, "https://n.example/d?sid=" + "0b" * 9, True),
        ("https://n.example/d?ref=1001", "https://n.example/d?utm_source=y&ref=1001", False),
        ("https://n.example/d?ref=1001", "https://n.example/d", False),
        ("https://n.example/d?ref=home", "https://n.example/d?ref=rss2", False),
    ],
)
def test_two_identifiers_tell_two_addresses_apart(one: str, other: str, apart: bool) -> None:
    assert urls.tell_apart(one, other) is urls.tell_apart(other, one) is apart


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/x", "https://example.org/x"),
        (" www.example.org ", "https://www.example.org"),
        ("//example.org/x", "https://example.org/x"),
        ("example.org:8443/x?y#z", "https://example.org:8443/x?y#z"),
        ("münze.example/straße", "https://münze.example/straße"),
        ("http://example.org/x", "http://example.org/x"),
        ("<https://example.org/x>", "https://example.org/x"),
        (" <example.org/x> ", "https://example.org/x"),
        ("<URL:http://example.org/x>", "http://example.org/x"),
        ("feed:https://example.org/x", "https://example.org/x"),
        ("feed://example.org/x", "https://example.org/x"),
        ("<@123>", "<@123>"),
        ("<https://a.example/> <https://b.example/>", "<https://a.example/> <https://b.example/>"),
        ("hard::x", "hard::x"),
        ("example.org:word/x", "example.org:word/x"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("desk@example.org", "desk@example.org"),
        ("notes/2031.txt", "notes/2031.txt"),
        ("127.0.0.1/x", "127.0.0.1/x"),
        ("localhost/x", "localhost/x"),
        ("He left. Why?", "He left. Why?"),
        ("3.5", "3.5"),
        ("会议.结束", "会议.结束"),
        ("президент.рф/новости", "https://президент.рф/новости"),
    ],
)
def test_an_address_without_a_scheme_is_https(typed: str, address: str) -> None:
    assert urls.typed(typed) == address


def test_a_copy_is_of_the_outlet_it_was_made_of() -> None:
    assert urls.outlet("https://web.archive.org/web/2031/https://www.paper.example:8080/a") == "paper.example"
    assert urls.outlet("https://www-paper-example.cdn.ampproject.org/c/s/www.paper.example/a") == "paper.example"


_PIECE = st.text(
    st.characters(codec="utf-8", exclude_characters="#?/[]@:\\", exclude_categories=("C", "Z")), max_size=12
)


@given(
    st.sampled_from(["http", "https"]),
    st.sampled_from(["", "www.", "m."]),
    st.lists(_PIECE, max_size=4),
    st.lists(st.tuples(_PIECE, _PIECE), max_size=3),
)
def test_a_key_is_its_own_key_whatever_the_scheme(
    scheme: str, prefix: str, path: list[str], query: list[tuple[str, str]]
) -> None:
    tail = "/" + "/".join(path) + ("?" + "&".join(f"{name}={value}" for name, value in query) if query else "")
    key = urls.key(f"{scheme}://{prefix}news.example{tail}")
    assert urls.key("https://" + key) == key
    assert urls.key(key) == key
    assert key == urls.key(f"http://news.example{tail}#part")


@given(st.text(max_size=80))
def test_anything_typed_gives_a_key_or_is_refused(text: str) -> None:
    with suppress(BadAddress):
        assert urls.key(text)
