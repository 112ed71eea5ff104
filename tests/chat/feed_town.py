"""The web that a newsroom follows in `feed_day.py`: a list of forty feeds, and a story that breaks at noon."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from tests.discord import Upload
from tests.web import HABITS, START, Burst, Feed, Habit, LocalWeb, Look, Reply, Schedule
from tests.web.document import Document, Entry
from tests.web.formats.opml import opml
from tests.web.story import Story, html

ETAG = HABITS["strong etag"]
CITY = ("ledger", "lamp", "puffin")
"""Outlets that write all day, and of the story."""
QUIET = (
    "anchor", "beacon", "bell", "bollard", "buoy", "capstan", "causeway", "chandler", "cove", "crane", "dinghy",
    "drift", "estuary", "fathom", "fender", "fjord", "galley", "hawser", "inlet", "jetty", "keel", "lantern", "mooring",
    "oar", "pebble", "rudder", "sextant", "shoal", "sluice", "tiller",
)  # fmt: skip
"""Outlets that write now and then."""
DYING = "bell.example"
"""Is away from 08:00 for thirty hours."""
WAITING = "buoy.example"
"""Asks at nine o'clock not to be asked for three hours."""
PACE: dict[str, tuple[Habit, ...]] = {DYING: (), WAITING: (HABITS["max age"].set(seconds=4 * 3600),)}
"""What these say of how often they want to be asked; the other quiet ones: every eight hours."""
DEAD = ("closed.example", "vanished.example", "inside.example")
"""What the list has of old: not found, no name any more, a name that leads into a private network."""
LISTED_WRONG = (
    ("The Intranet – fictional", "http://127.0.0.1/feed.xml"),
    ("The Old Server – fictional", "ftp://old.example/feed.xml"),
    ("The Router – fictional", "http://192.168.0.1/news.rss"),
)
"""What an import refuses at once, without asking anybody."""
FIRST = 5
"""How many of each feed's newest items an import stores, unless another number is chosen."""
NOON = START + dt.timedelta(hours=6)
NIGHTS = (START + dt.timedelta(hours=14), START + dt.timedelta(days=9))
"""When nothing is written any more: the first evening is the end of the story."""
AWAY = (START + dt.timedelta(hours=2), START + dt.timedelta(hours=32))
SPEAKER = "Maren Voss"
TOLD = {
    "ledger": (
        dt.timedelta(minutes=5),
        "The viaduct of Quillhaven is closed",
        "The viaduct of Quillhaven was closed at noon after an inspector saw a crack in its third pier.",
        f"“We shut the viaduct of Quillhaven because nobody can say how deep the crack goes,” said {SPEAKER}, the "
        "bridge engineer of the town.",
        "Buses go round by the mill until further notice, the town office said.",
    ),
    "lamp": (
        dt.timedelta(minutes=12),
        "Trams stop short of the Quillhaven viaduct",
        "Trams turned back before the viaduct of Quillhaven on Tuesday, and 300 people walked the rest of the way.",
        "Shopkeepers under the viaduct of Quillhaven were told to leave their cellars by two o'clock.",
        "The school on the far side sent its pupils home by boat.",
    ),
    "puffin": (
        dt.timedelta(hours=5),
        "Quillhaven viaduct stays closed for six weeks",
        "The viaduct of Quillhaven will stay closed for six weeks, the harbour board decided in the afternoon.",
        "A crane from the yard is to hold the third pier of the viaduct of Quillhaven while steel is put in.",
        "The repair costs two million crowns, of which the province pays half.",
    ),
}
"""The story as each outlet tells it: how long after noon, the title, the paragraphs."""


def built(web: LocalWeb) -> Upload:
    """Put all outlets up; gives the list of their feeds, as a reader of feeds exported it."""
    rows = [(name, feed.address) for name, feed in _outlets(web)]
    rows += [*LISTED_WRONG, (f"{rows[0][0]} again", rows[0][1])]
    assert len(rows) == 40
    return Upload("feeds.opml", opml({"News": rows}), "text/x-opml")


def _outlets(web: LocalWeb) -> Iterator[tuple[str, Feed]]:
    for seed, name in enumerate(CITY):
        outlet = web.outlet(f"{name}.example", per_day=6, seed=seed, silences=(NIGHTS,))
        yield outlet.name, outlet.feed("/feed.xml", window=12)
        tell(web, name)
        outlet.feeds["/feed.xml"].put(HABITS["max age"], ETAG)
    for seed, name in enumerate(QUIET):
        outlet = web.outlet(f"{name}.example", schedule=_seldom(seed))
        yield outlet.name, outlet.feed("/feed.xml")
        outlet.feeds["/feed.xml"].put(*PACE.get(outlet.host, (HABITS["ttl"].set(minutes=480),)), ETAG)
    for host, habit in zip(DEAD, ("not found", "name gone", "private address"), strict=True):
        outlet = web.outlet(host, per_day=1)
        yield outlet.name, outlet.feed("/feed.xml")
        outlet.feeds["/feed.xml"].put(HABITS[habit])
    web.outlets[DYING].feeds["/feed.xml"].put(HABITS["broken"].during(*AWAY))
    asking = START + dt.timedelta(hours=3), START + dt.timedelta(hours=6)
    web.outlets[WAITING].feeds["/feed.xml"].put(HABITS["too often for seconds"].set(seconds=3 * 3600).during(*asking))


def _seldom(seed: int) -> Schedule:
    """An article some days ago, and every third outlet another one in the first day."""
    moments = (
        START - dt.timedelta(hours=30 + 5 * seed),
        *([START + dt.timedelta(hours=1 + seed / 4)] * (seed % 3 == 0)),
    )
    return Schedule(seed, per_day=0, bursts=tuple(Burst(moment, count=1) for moment in moments))


def tell(web: LocalWeb, name: str) -> None:
    """Let an outlet have its page of the story, and its feed list that when it is time."""
    outlet = web.outlets[f"{name}.example"]
    after, title, *paragraphs = TOLD[name]
    path, published = f"/2031/04/01/quillhaven-viaduct-{name}", NOON + after
    page = Story(outlet.name, outlet.at(path), title, "Tam Lorne", published, None, tuple(paragraphs))
    outlet.pages[path] = Reply(200, {"Content-Type": "text/html; charset=utf-8"}, html(page))
    item = Entry(page.address, title, page.address, published, paragraphs=page.paragraphs, origin=page.address)

    def listing(look: Look, usual: Document) -> Document:
        """Lists the story."""
        return replace(usual, entries=(item, *usual.entries))

    story = Habit("story", "Lists the story.", "items", "document", listing)
    outlet.feeds["/feed.xml"].put(story.during(published))
