"""What is known of hosts, and that each line says where it is told."""

import tomllib
from importlib.resources import files

import pytest

from bot.reading import feeds
from bot.reading.feeds.manners import manners_of
from bot.records.feeds import HostManners


@pytest.mark.parametrize(
    ("host", "manners"),
    [
        ("www.reddit.com", HostManners(gap_seconds=60)),
        ("old.Reddit.com.", HostManners(gap_seconds=60)),
        ("openrss.org", HostManners(gap_seconds=600, whole_freshness=True, always_conditional=True)),
        (
            "www.youtube.com",
            HostManners(not_believed=(400, 401, 403, 404, 410), not_believed_seconds=7_200),
        ),
        ("rachelbythebay.com", HostManners(interval_seconds=86_400, always_conditional=True)),
        ("notreddit.com", HostManners()),
        ("reddit.com.evil.example", HostManners()),
        ("com", HostManners()),
        ("", HostManners()),
    ],
)
def test_a_host_has_the_manners_of_its_domain(host: str, manners: HostManners) -> None:
    assert manners_of(host) == manners


@pytest.mark.parametrize(("name", "table"), [("manners.toml", "host"), ("known_sites.toml", "site")])
def test_each_line_names_its_source(name: str, table: str) -> None:
    rows = tomllib.loads(files(feeds).joinpath(name).read_text("utf-8"))[table]
    assert [row["name"] for row in rows if not str(row.get("source", "")).startswith("https://")] == []
