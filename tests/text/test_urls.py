"""One key for an address and its variants; other pages keep other keys."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadAddress
from bot.text import urls


@pytest.mark.parametrize(
    ("variants", "key"),
    [
        (
            ["http://www.news.example/a/", "https://news.example:443/a?utm_source=x&fbclid=1#top",
             "https://m.news.example/a",
             "https://amp.news.example/a/amp/", "https://www-news-example.cdn.ampproject.org/c/s/news.example/a",
             "https://user:pass@NEWS.example/a/index.html", "https://news.example/b/../a", "https://news.example/%61"],
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
    ],
)
def test_other_pages_keep_other_keys(one: str, other: str) -> None:
    assert urls.key(one) != urls.key(other)


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
