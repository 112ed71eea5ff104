"""Addresses, names and redirects that lead inside: refused with one sentence, and no TCP contact was made.

Each case stands beside its outcome. A canary listens at the end of every detour: a socket that should not have been
opened would be counted by the opener's double and by the canary.
"""

import pytest

from bot.errors.fetching import (
    AddressWithName,
    BadAddress,
    BrokenAnswer,
    NoSuchSite,
    NotPublic,
    PortRefused,
    TooManyRedirects,
)
from bot.errors.tree import Refused
from bot.reading.addresses import is_public
from tests.reading.web import PUBLIC, Web, page, redirect

ADDRESSES: list[tuple[str, type[Refused]]] = [
    # not the web, or not an address
    ("", BadAddress),
    ("   ", BadAddress),
    ("news", BadAddress),
    ("news.example/story", BadAddress),
    ("ftp://news.example/", BadAddress),
    ("file:///etc/passwd", BadAddress),
    ("gopher://news.example/", BadAddress),
    ("javascript:alert(1)", BadAddress),
    ("data:text/html,<p>hello", BadAddress),
    ("unix:///run/docker.sock", BadAddress),
    ("http+unix://%2Frun%2Fdocker.sock/", BadAddress),
    ("ws://news.example/", BadAddress),
    ("http://", BadAddress),
    ("http:///story", BadAddress),
    ("http://?", BadAddress),
    ("http://news.example:port/", BadAddress),
    ("http://news.example:99999/", BadAddress),
    ("http://news..example/", BadAddress),
    ("http://.news.example/", BadAddress),
    ("http://news.example../", BadAddress),
    ("http://-news.example/", BadAddress),
    ("http://news!.example/", BadAddress),
    ("http://[news.example]/", BadAddress),
    ("http://[::1/", BadAddress),
    ("http://news.example\\@127.0.0.1/", BadAddress),
    ("http://127.0.0.1\\.news.example/", BadAddress),
    ("http://news.example/\r\nHost: 127.0.0.1", BadAddress),
    ("http://news.example\t/", BadAddress),
    ("http://news .example/", BadAddress),
    ("http://news\u200b.example/", BadAddress),
    ("http://news\u202e.example/", BadAddress),
    ("http://127.0.0.1\x00.news.example/", BadAddress),
    ("http://%31%32%37.0.0.1/", NotPublic),
    ("http://127.0.0.1%2f.news.example/", BadAddress),
    ("http://" + "a" * 64 + ".example/", BadAddress),
    ("http://" + "a." * 130 + "example/", BadAddress),
    ("http://news.example/" + "a" * 5_000, BadAddress),
    # userinfo
    ("http://admin:secret@news.example/", AddressWithName),
    ("http://news.example@127.0.0.1/", AddressWithName),
    ("http://127.0.0.1@news.example/", AddressWithName),
    ("http://@news.example/", AddressWithName),
    ("http://:@news.example/", AddressWithName),
    ("https://news.example:443@10.0.0.1/", AddressWithName),
    # ports
    ("http://news.example:22/", PortRefused),
    ("http://news.example:8080/", PortRefused),
    ("http://news.example:6379/", PortRefused),
    ("https://news.example:2375/", PortRefused),
    ("http://news.example:0/", PortRefused),
    (f"http://{PUBLIC}:25/", PortRefused),
    # names that mean inside
    ("http://localhost/", NotPublic),
    ("http://LOCALHOST/", NotPublic),
    ("http://localhost./", NotPublic),
    ("http://db.localhost/", NotPublic),
    ("http://printer.local/", NotPublic),
    ("http://metadata.google.internal/", NotPublic),
    ("http://router.home.arpa/", NotPublic),
    ("http://intranet/", NotPublic),
    ("http://kubernetes/", NotPublic),
    ("http://ｌｏｃａｌｈｏｓｔ/", NotPublic),
    ("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", NotPublic),
    ("http://host.docker.internal/", NotPublic),
    ("http://hidden.onion/", NotPublic),
    # IPv4, plainly written
    ("http://127.0.0.1/", NotPublic),
    ("http://127.0.0.1:80/", NotPublic),
    ("https://127.0.0.1:443/", NotPublic),
    ("http://127.1.2.3/", NotPublic),
    ("http://0.0.0.0/", NotPublic),
    ("http://10.0.0.1/", NotPublic),
    ("http://10.255.255.255/", NotPublic),
    ("http://172.16.0.1/", NotPublic),
    ("http://172.31.255.254/", NotPublic),
    ("http://192.168.1.1/", NotPublic),
    ("http://169.254.169.254/latest/meta-data/", NotPublic),
    ("http://169.254.170.2/v2/credentials", NotPublic),
    ("http://100.64.0.1/", NotPublic),
    ("http://100.100.100.200/", NotPublic),
    ("http://168.63.129.16/", NotPublic),
    ("http://192.0.0.192/", NotPublic),
    ("http://192.0.2.1/", NotPublic),
    ("http://198.18.0.1/", NotPublic),
    ("http://198.51.100.7/", NotPublic),
    ("http://203.0.113.9/", NotPublic),
    ("http://192.88.99.1/", NotPublic),
    ("http://224.0.0.1/", NotPublic),
    ("http://239.255.255.250/", NotPublic),
    ("http://240.0.0.1/", NotPublic),
    ("http://255.255.255.255/", NotPublic),
    # IPv4, written so that readers differ
    ("http://127.0.0.1./", NotPublic),
    ("http://127.1/", NotPublic),
    ("http://127.0.1/", NotPublic),
    ("http://2130706433/", NotPublic),
    ("http://017700000001/", NotPublic),
    ("http://0177.0.0.1/", NotPublic),
    ("http://0x7f000001/", NotPublic),
    ("http://0x7f.0x0.0x0.0x1/", NotPublic),
    ("http://0x7F.1/", NotPublic),
    ("http://127.0.0.0x1/", NotPublic),
    ("http://127.000.000.001/", NotPublic),
    ("http://00127.0.0.1/", NotPublic),
    ("http://0/", NotPublic),
    ("http://0x/", NotPublic),
    ("http://4294967297/", NotPublic),
    ("http://1.2.3.4.5/", NotPublic),
    ("http://256.256.256.256/", NotPublic),
    ("http://１２７.0.0.1/", NotPublic),
    ("http://①②⑦.⓪.⓪.①/", NotPublic),
    ("http://127。0。0。1/", NotPublic),
    ("http://١٢٧.٠.٠.١/", NotPublic),
    ("http://news.example.0x7f/", NotPublic),
    # IPv6
    ("http://[::1]/", NotPublic),
    ("http://[::]/", NotPublic),
    ("http://[0:0:0:0:0:0:0:1]/", NotPublic),
    ("http://[0000::0001]:80/", NotPublic),
    ("http://[::ffff:127.0.0.1]/", NotPublic),
    ("http://[::ffff:7f00:1]/", NotPublic),
    ("http://[::ffff:0:127.0.0.1]/", NotPublic),
    ("http://[::127.0.0.1]/", NotPublic),
    (f"http://[::ffff:{PUBLIC}]/", NotPublic),
    ("http://[64:ff9b::7f00:1]/", NotPublic),
    ("http://[64:ff9b:1::a00:1]/", NotPublic),
    ("http://[100::1]/", NotPublic),
    ("http://[fc00::1]/", NotPublic),
    ("http://[fd00:ec2::254]/", NotPublic),
    ("http://[fe80::1]/", NotPublic),
    ("http://[fe80::1%25eth0]/", NotPublic),
    ("http://[2606:4700::1%25eth0]/", NotPublic),
    ("http://[fec0::1]/", NotPublic),
    ("http://[ff02::1]/", NotPublic),
    ("http://[2001::1]/", NotPublic),
    ("http://[2001:10::1]/", NotPublic),
    ("http://[2001:20::1]/", NotPublic),
    ("http://[2001:db8::1]/", NotPublic),
    ("http://[2002:7f00:1::]/", NotPublic),
    ("http://[2002:a00:1::1]/", NotPublic),
    ("http://[2620:4f:8000::1]/", NotPublic),
    ("http://[3fff::1]/", NotPublic),
    ("http://[4000::1]/", NotPublic),
    ("http://[5f00::1]/", NotPublic),
    ("http://[v1.1]/", NotPublic),
]

# What the name news.example resolves to; the first list is the first answer, and so on.
NAMES: list[tuple[list[str], type[Refused]]] = [
    ([], NoSuchSite),
    (["127.0.0.1"], NotPublic),
    (["127.255.255.254"], NotPublic),
    (["0.0.0.0"], NotPublic),
    (["10.1.2.3"], NotPublic),
    (["172.20.0.5"], NotPublic),
    (["192.168.0.10"], NotPublic),
    (["169.254.169.254"], NotPublic),
    (["100.64.1.1"], NotPublic),
    (["168.63.129.16"], NotPublic),
    (["198.19.255.255"], NotPublic),
    (["224.0.0.251"], NotPublic),
    (["255.255.255.255"], NotPublic),
    (["192.0.0.9"], NotPublic),
    (["::1"], NotPublic),
    (["::"], NotPublic),
    (["::ffff:10.0.0.1"], NotPublic),
    (["::ffff:169.254.169.254"], NotPublic),
    (["64:ff9b::a00:1"], NotPublic),
    (["64:ff9b::808:808"], NotPublic),
    (["2002:c0a8:101::1"], NotPublic),
    (["2001:0:4136:e378:8000:63bf:3fff:fdd2"], NotPublic),
    (["fe80::1%eth0"], NotPublic),
    (["2606:4700::1%2"], NotPublic),
    (["fd12:3456::1"], NotPublic),
    (["ff0e::1"], NotPublic),
    (["3fff:fff::1"], NotPublic),
    # several records: one that leads inside refuses the name
    ([PUBLIC, "127.0.0.1"], NotPublic),
    (["127.0.0.1", PUBLIC], NotPublic),
    ([PUBLIC, "1.1.1.1", "8.8.8.8", "10.0.0.1"], NotPublic),
    ([PUBLIC, "::1"], NotPublic),
    (["2606:4700::1111", "fe80::1"], NotPublic),
    ([*(f"1.1.1.{n}" for n in range(40)), "10.0.0.1"], NotPublic),
    # not addresses at all
    (["localhost"], NotPublic),
    (["2130706433"], NotPublic),
    (["0x7f000001"], NotPublic),
    (["127.1"], NotPublic),
    (["010.0.0.1"], NotPublic),
    ([""], NotPublic),
]

STATUSES = ("301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent")
# Where http://news.example/ leads on to.
REDIRECTS: list[tuple[str, type[Refused]]] = [
    ("http://127.0.0.1/", NotPublic),
    ("http://127.0.0.1:80/admin", NotPublic),
    ("//127.0.0.1/", NotPublic),
    ("https://localhost/", NotPublic),
    ("http://169.254.169.254/latest/meta-data/", NotPublic),
    ("http://[::1]/", NotPublic),
    ("http://[::ffff:127.0.0.1]/", NotPublic),
    ("http://[fe80::1%25eth0]/", NotPublic),
    ("http://2130706433/", NotPublic),
    ("http://0x7f.1/", NotPublic),
    ("http://0177.0.0.1/", NotPublic),
    ("http://127.0.0.1./", NotPublic),
    ("http://intranet/", NotPublic),
    ("http://metadata.google.internal/", NotPublic),
    ("http://inside.example/", NotPublic),
    ("//inside.example/", NotPublic),
    ("http://half.example/", NotPublic),
    ("http://nowhere.example/", NoSuchSite),
    ("http://news.example:6379/", PortRefused),
    ("http://user:pw@news.example/", AddressWithName),
    ("http://news.example@127.0.0.1/", AddressWithName),
    ("ftp://news.example/", BrokenAnswer),
    ("file:///etc/passwd", BrokenAnswer),
    ("gopher://127.0.0.1:6379/_FLUSHALL", BrokenAnswer),
    ("javascript:alert(1)", BrokenAnswer),
    ("data:text/html,hello", BrokenAnswer),
    ("http://news.example\\@127.0.0.1/", BrokenAnswer),
    ("http:\\\\127.0.0.1\\", BrokenAnswer),
    ("http://news.example:port/", BrokenAnswer),
    ("http://" + "a" * 5_000, BrokenAnswer),
    ("/again", TooManyRedirects),
    ("http://news.example/again", TooManyRedirects),
]


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
