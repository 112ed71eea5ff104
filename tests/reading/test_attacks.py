"""Addresses, names and redirects that lead inside: refused with one sentence, and no TCP contact was made.

Each case stands beside its outcome. A canary listens at the end of every detour: a socket that should not have been
opened would be counted by the opener's double and by the canary.
"""

import pytest

from bot.errors.fetching import (
    NotPublic,
    TooManyRedirects,
)
from bot.errors.tree import Refused
from bot.reading.addresses import is_public
from tests.reading.leading_inside import ADDRESSES, NAMES, REDIRECTS, STATUSES
from tests.reading.web import PUBLIC, Web, page, redirect


def test_there_are_enough_cases() -> None:
    assert len(ADDRESSES) + len(NAMES) + len(REDIRECTS) >= 120


@pytest.mark.parametrize(("address", "outcome"), ADDRESSES)
async def test_an_address_that_leads_inside_is_refused(web: Web, address: str, outcome: type[Refused]) -> None:
    async with web.fetcher() as fetcher:
        with pytest.raises(outcome) as refused:
            await fetcher.get(address)
    assert type(refused.value) is outcome
    assert "{" not in refused.value.sentence
    assert (web.resolved, web.opened, web.contacts) == ([], [], 0)


@pytest.mark.parametrize(("records", "outcome"), NAMES)
async def test_a_name_that_leads_inside_is_refused(web: Web, records: list[str], outcome: type[Refused]) -> None:
    web.names["news.example"] = [records]
    async with web.fetcher() as fetcher:
        for scheme in ("http", "https"):
            with pytest.raises(outcome):
                await fetcher.get(f"{scheme}://news.example/")
            with pytest.raises(outcome):
                await fetcher.get(f"{scheme}://news.example/", person=False)
    assert (web.opened, web.contacts) == ([], 0)


@pytest.mark.parametrize(("place", "outcome"), REDIRECTS)
async def test_a_redirect_that_leads_inside_is_refused(web: Web, place: str, outcome: type[Refused]) -> None:
    status = STATUSES[len(place) % len(STATUSES)]
    web.names |= {"inside.example": [["10.0.0.1"]], "half.example": [[PUBLIC, "10.0.0.1"]], "nowhere.example": [[]]}
    web.sites = {"news.example/": redirect(place, status), "news.example/again": redirect("/again")}
    async with web.fetcher() as fetcher:
        with pytest.raises(outcome) as refused:
            await fetcher.get("http://news.example/")
    assert type(refused.value) is outcome
    visits = web.contacts if outcome is not TooManyRedirects else 1
    assert visits == 1
    assert set(web.opened) == {PUBLIC}


async def test_a_redirect_is_judged_at_each_of_its_hops(web: Web) -> None:
    web.names["hop.example"] = [["1.1.1.1"]]
    web.sites = {
        "news.example/": redirect("http://hop.example/"),
        "hop.example/": redirect("https://[64:ff9b::7f00:1]/"),
    }
    async with web.fetcher() as fetcher:
        with pytest.raises(NotPublic):
            await fetcher.get("http://news.example/")
    assert web.opened == [PUBLIC, "1.1.1.1"]


async def test_an_answer_of_the_dns_that_changes_is_judged_anew(web: Web) -> None:
    web.names["news.example"] = [[PUBLIC], ["127.0.0.1"]]
    web.sites = {"news.example/": redirect("/inside"), "news.example/inside": page("secret")}
    async with web.fetcher() as fetcher:
        with pytest.raises(NotPublic):
            await fetcher.get("http://news.example/")
    assert (web.opened, web.contacts) == ([PUBLIC], 1)


@pytest.mark.parametrize("records", [[PUBLIC], [PUBLIC, "1.1.1.1"], ["2606:4700::1111", PUBLIC]])
async def test_the_socket_judges_again_what_the_resolver_let_through(web: Web, records: list[str]) -> None:
    """As if the address had changed between its judging and the connect."""
    web.names["news.example"] = [records]
    asked: list[str] = []

    def fickle(address: str) -> bool:
        asked.append(address)
        return len(asked) <= len(records) and is_public(address)

    async with web.fetcher(judge=fickle) as fetcher:
        with pytest.raises(NotPublic):
            await fetcher.get("http://news.example/")
    assert len(asked) > len(records)
    assert (web.opened, web.contacts) == ([], 0)


@pytest.mark.parametrize("name", ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
async def test_proxies_in_the_environment_are_not_used(web: Web, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9/")
    web.sites["*"] = page()
    async with web.fetcher() as fetcher:
        assert (await fetcher.get("http://news.example/")).status == 200
        assert (await fetcher.get("https://news.example/")).status == 200
    assert web.opened == [PUBLIC, PUBLIC]


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/",
        "http://NEWS.Example./story?a=1#part",
        "http://news.example:80/",
        "http://8.8.8.8/",
        "http://[2606:4700::1111]/",
        "http://bücher.example/straße",
        "http://xn--bcher-kva.example/",
        "http://under_score.example/",
        "http://news.example/a%20b?x=%2e%2e",
        "  http://news.example/  ",
    ],
)
async def test_public_addresses_are_reached(web: Web, address: str) -> None:
    """The control: the same canary counts these."""
    web.sites["*"] = page("<p>fictional</p>")
    async with web.fetcher() as fetcher:
        assert b"fictional" in (await fetcher.get(address)).received.body
    assert web.contacts == 1
