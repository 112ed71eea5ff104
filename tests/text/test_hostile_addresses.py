"""Whatever is given for an address: it is one, or there is one error, and soon."""

import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat import escape
from bot.errors.fetching import AddressWithName, BadAddress, NotPublic, PortRefused
from bot.reading.addresses import is_public
from bot.reading.fetch.target import target
from bot.text import urls

IMPOSSIBLE = (
    "http://[127.0.0.1]/", "http://[::1", "http://]/", "http://[v1.x]/", "http://[]/", "http://h.example:word/",
    "http://h.example:99999/", "http://h.example:-1/", "http://h.example:0/", "http://h.example:1 2/",
    "http://" + "é" * 64 + ".example/", "http://\u2100.example/", "http://ex\udc80ample.org/", "http:///path",
    "http://h.example/\ud800", "http://", "http://" + "h." * 200 + "example/", "http://h.example/" + "a" * 65_536,
)  # fmt: skip
HOSTILE = (
    *IMPOSSIBLE, "http://[fe80::1%25eth0]/", "http://" + "a" * 64 + ".example/", "http://a..example/", "http://%00/",
    "http://xn--a.example/", "http://h.example\u2024evil.example/", "http://h.example/?" + "&" * 8_000,
    "http://web.archive.org/web/2031/" * 240, "http://archive.is/2031/" + "https%3A%2F%2Farchive.is%2F2031%2F" * 200,
    "a." * 4_000 + "example/x", "a-" * 4_000 + ".example/x", "http://web.archive.org/web/2031/http://[::1/",
    "http://h.example/?ref=" + "1" * 7_000, "http://h.example/" + "print/" * 1_200,
    "http://h.example/" + "../" * 2_000, "http://www." * 900, "http://www.google.com/amp/" * 300, "//h.example/",
    "hard::x", "a:b:c", "[", "http:h.example", "mailto:desk@example.org", "\x00", "",
)  # fmt: skip
_PIECES = (
    "http:", "https:", "//", "/", "[", "]", ":", "@", "#", "?", "%", "%zz", "h.example", "127.0.0.1", "::1", "80", "x",
    "\udc80", "é", "。", "ß", "\u200d", "xn--", "www.", "m.", "amp/", "..", "&", "=", " ", "\t", "\n", "\\", "a" * 70,
)  # fmt: skip
hostile = st.one_of(
    st.sampled_from(HOSTILE), st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.text(max_size=60)
)


@pytest.mark.parametrize("address", IMPOSSIBLE)
def test_what_cannot_be_an_address_is_refused_by_one_error(address: str) -> None:
    for door in (urls.key, urls.split, urls.outlet):
        with pytest.raises(BadAddress):
            door(address)
    assert urls.web(address) is None
    assert urls.web("https://h.example/ü ") == "https://h.example/ü"


@given(hostile, hostile)
@example("http://[127.0.0.1]/", "/2")
@example("http://h.example/", "//[x")
def test_every_door_of_addresses_knows_one_error(address: str, other: str) -> None:
    began = time.process_time()
    for door in (urls.key, urls.split, urls.outlet):
        with suppress(BadAddress):
            door(address)
    with suppress(BadAddress):
        urls.joined(address, other)
    with suppress(BadAddress):
        assert urls.keys(urls.typed(address))[-1] == urls.key(address)
    with suppress(BadAddress):
        urls.tell_apart(address, other)
    with suppress(BadAddress, AddressWithName, NotPublic, PortRefused):
        target(address, is_public, 4_096)
    urls.web(address)
    escape.address(address)
    assert time.process_time() - began < 1


@given(hostile)
def test_an_address_for_the_web_has_a_key_and_an_outlet(address: str) -> None:
    whole = urls.web(address)
    if whole is not None:
        assert urls.key(urls.key(whole)) == urls.key(whole)
        assert {urls.key(key) for key in urls.keys(whole)} == {urls.key(whole)}
        assert not urls.tell_apart(whole, whole)
        assert urls.outlet(whole)
