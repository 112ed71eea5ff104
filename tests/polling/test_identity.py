"""Which items are new: habit by habit, then never twice, whatever a feed reorders, drops and renames."""

import datetime as dt
import random
import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.polling import identity
from bot.records.polling import Identified, IdentityPolicy, ItemMarks
from tests.polling.looks import DAY, HOUR, NOW

BOTH, GUID, LINK, TITLE = IdentityPolicy


@dataclass
class Reader:
    """Stores what looks bring, as a table of marks would."""

    seen: dict[str, int] = field(default_factory=dict)
    policy: IdentityPolicy = BOTH
    items: int = 0
    looks: int = 0

    def look(self, *listed: ItemMarks) -> Identified:
        """What a look says, stored; the new ones get the next numbers."""
        result = identity.identify(listed, self.seen, self.policy, read_before=self.looks > 0)
        for new in result.new:
            self.items += 1
            self.seen |= {mark: self.items for mark in new.marks if mark not in self.seen}
        for learnt in result.learnt:
            self.seen |= dict.fromkeys(learnt.marks, learnt.item)
        self.policy, self.looks = result.policy, self.looks + 1
        return result

    def new(self, *listed: ItemMarks) -> list[int]:
        """The positions that are new."""
        return [item.position for item in self.look(*listed).new]


def item(
    number: int, *, guid: str | None = "", link: str | None = "", title: str = "", hours: int | None = 0
) -> ItemMarks:
    """The invented item of that number; what is given stands for its own."""
    published = None if hours is None else NOW - (number - hours) * HOUR
    return identity.marks(
        f"guid-{number}" if guid == "" else guid,
        f"https://news.example/{number}" if link == "" else link,
        title or f"Fictional: item {number}",
        published,
    )


def test_the_first_look_gives_all_oldest_first_undated_last() -> None:
    listed = (item(1, hours=None), item(2), item(5), item(3), item(9, hours=None))
    assert Reader().new(*listed) == [2, 3, 1, 4, 0]


def test_a_known_link_teaches_the_guid_and_a_known_guid_the_link() -> None:
    reader = Reader()
    reader.look(*map(item, range(8)))
    renamed = reader.look(item(0, guid="other"), *map(item, range(1, 8)))
    assert (renamed.new, len(renamed.learnt), renamed.learnt[0].moved) == ((), 1, False)
    moved = reader.look(*map(item, range(7)), item(7, link="https://news.example/seven"))
    assert (moved.new, moved.learnt[0].item, moved.learnt[0].moved) == ((), reader.seen[item(7).guid or ""], True)
    again = reader.look(
        item(0, guid="other", link="https://news.example/x"), item(7, guid="y", link="https://news.example/seven")
    )
    assert (again.new, again.policy) == ((), BOTH)


def test_tracking_parameters_and_schemes_make_no_new_item() -> None:
    reader = Reader()
    reader.look(item(1, guid=None))
    tracked = item(
        1, guid=None, link="http://www.news.example/1/?utm_source=rss&fbclid=7#top", title="Changed", hours=9
    )
    assert reader.new(tracked) == []


def test_one_guid_at_different_items_falls_to_links_for_good() -> None:
    reader = Reader()
    doubled = [item(number, guid="same") for number in range(6)]
    assert len(reader.new(*doubled)) == 6
    assert reader.policy is LINK
    assert reader.new(item(7), item(0, guid="own")) == [0]  # guids of their own again change nothing
    assert reader.new(item(8, guid="guid-7")) == [0]
    assert reader.policy is LINK


def test_an_item_that_is_listed_twice_is_one() -> None:
    reader = Reader()
    assert reader.new(item(1), item(1), item(1, guid="b"), item(2)) == [3, 0]
    assert reader.policy is BOTH
    assert reader.new(item(1, guid="b"), item(1)) == []


def test_guids_that_number_places_fall_to_links() -> None:
    reader = Reader()
    reader.look(*(item(10 - place, guid=str(place)) for place in range(6)))
    shifted = reader.look(*(item(11 - place, guid=str(place)) for place in range(6)))
    assert [new.position for new in shifted.new] == [0]
    assert shifted.policy is LINK
    kept = {reader.seen[item(10 - place).link or ""]: place + 1 for place in range(5)}
    assert dict(shifted.known) == kept  # by their links, not by the guids of others


def test_guids_that_number_places_hide_nothing_of_a_list_that_is_all_new() -> None:
    reader = Reader()
    reader.look(*(item(10 - place, guid=str(place)) for place in range(6)))
    overflow = reader.look(*(item(20 - place, guid=str(place)) for place in range(6)))
    assert (len(overflow.new), overflow.overflow, overflow.policy) == (6, True, LINK)


def test_all_links_changed_at_once_are_no_new_items() -> None:
    reader = Reader()
    reader.look(*map(item, range(6)))
    moved = reader.look(*(item(number, link=f"https://paper.example/{number}") for number in range(7)))
    assert ([new.position for new in moved.new], moved.policy) == ([6], GUID)


def test_items_without_titles_give_up_neither_guids_nor_links() -> None:
    reader = Reader()
    bare = [identity.marks(str(place), f"https://news.example/{place}", None, NOW) for place in range(12)]
    reader.look(*bare[:6])
    assert (
        reader.look(
            *(identity.marks(str(place), f"https://news.example/n{place}", None, NOW) for place in range(6))
        ).policy
        is BOTH
    )


def test_links_that_all_lead_to_the_front_page_are_none() -> None:
    reader = Reader()
    front = [item(number, link="https://news.example/") for number in range(5)]
    assert len(reader.new(*front)) == 5
    assert reader.policy is GUID
    assert reader.new(item(6, link="https://news.example/"), *front) == [0]


def test_neither_guid_nor_link_leaves_title_and_time() -> None:
    reader = Reader()
    same = [item(number, guid="g", link="https://news.example/") for number in range(5)]
    assert len(reader.new(*same)) == 5
    assert reader.policy is TITLE
    assert reader.new(item(9, guid="g", link="https://news.example/"), *same) == [0]


def test_all_guids_changed_at_once_are_no_new_items() -> None:
    reader = Reader()
    reader.look(*map(item, range(20)))
    renamed = reader.look(*(item(number, guid=f"new-{number}") for number in range(21)))
    assert [new.position for new in renamed.new] == [20]
    assert renamed.policy is LINK
    assert not renamed.overflow


def test_guids_that_change_at_every_look_fill_no_table() -> None:
    reader = Reader()
    reader.look(*map(item, range(20)))
    for look in range(5):
        assert reader.new(*(item(number, guid=f"{look}-{number}") for number in range(20))) == []
    assert len(reader.seen) == 60


def test_a_site_that_moved_whole_is_known_by_titles_and_times() -> None:
    reader = Reader()
    reader.look(*map(item, range(20)))
    moved = [item(number, guid=f"n{number}", link=f"https://paper.example/{number}") for number in range(18)]
    assert reader.new(*moved, item(21, guid="n21", link="https://paper.example/21")) == [18]
    assert reader.new(*moved) == []


def test_a_title_that_comes_every_day_is_new_every_day() -> None:
    reader = Reader()
    for day in range(5):
        when = NOW + day * DAY
        daily = identity.marks(f"g{day}", f"https://news.example/{day}", "Corrections", when)
        assert reader.new(daily) == [0]


def test_a_guid_that_is_the_title_is_none() -> None:
    """Written in other letters, too: "Corrections" of two days are two articles, though one is listed at a time."""
    days = [
        identity.marks(guid, f"https://news.example/{day}", "Corrections", NOW + day * DAY)
        for day, guid in enumerate(["Corrections", " corrections ", "CORRECTIONS"])
    ]
    reader = Reader()
    assert [reader.new(day) for day in days] == [[0], [0], [0]]


def test_an_overflow_is_a_list_of_which_nothing_is_known() -> None:
    reader = Reader()
    assert not reader.look(*map(item, range(5))).overflow
    assert not reader.look(item(6), item(4)).overflow
    assert reader.look(item(7), item(8)).overflow
    assert not reader.look().overflow


def test_what_has_no_mark_is_never_new() -> None:
    nothing = identity.marks(" ", "https:///", None, NOW)
    assert (nothing.all, Reader().new(nothing)) == ((), [])


@pytest.mark.parametrize(("listed", "shared", "same"), [(10, 8, True), (3, 3, True), (10, 7, False), (2, 2, False)])
def test_feeds_with_the_same_items_are_one(listed: int, shared: int, same: bool) -> None:
    assert identity.same_feed(listed, shared) is same


def test_a_look_is_told_in_milliseconds_however_much_was_seen() -> None:
    reader = Reader()
    reader.seen = {f"{kind}:{number:032d}": number for kind in "glt" for number in range(100_000)}
    listed = [item(number) for number in range(500)]
    reader.seen |= {mark: 200_000 + place for place, each in enumerate(listed[:250]) for mark in each.all}
    began = time.process_time()
    told = identity.identify(listed, reader.seen, BOTH, read_before=True)
    assert len(told.new) == 250
    assert time.process_time() - began < 0.2


numbers = st.lists(st.integers(0, 30), unique=True, max_size=12)


@given(st.lists(numbers, max_size=12), st.booleans(), st.randoms(use_true_random=False))
def test_stable_guids_or_stable_links_are_never_new_twice(
    looks: list[list[int]], guids: bool, chance: random.Random
) -> None:
    """Beside guids that are kept, links or titles change: where both do at once, a guid may be a place in the list."""
    reader, was_new, links_change = Reader(), list[int](), chance.random() < 0.5
    for look, listed in enumerate(looks):
        odd = [f"{look}-{number}" if chance.random() < 0.5 else f"0-{number}" for number in listed]
        marks = [
            (
                item(number, link=f"https://news.example/{other}")
                if links_change
                else item(number, title=f"T {chance.random()}")
            )
            if guids
            else item(
                number,
                guid=chance.choice([other, None]),
                title=f"T {chance.random()}",
                hours=chance.choice([None, look]),
            )
            for number, other in zip(listed, odd, strict=True)
        ]
        was_new += [listed[position] for position in reader.new(*marks)]
    assert sorted(was_new) == sorted({number for listed in looks for number in listed})


@given(st.lists(numbers, max_size=10), st.sampled_from(["place", "one", "random"]), st.randoms(use_true_random=False))
def test_stable_links_are_never_new_twice_under_guids_of_no_worth(
    looks: list[list[int]], how: str, chance: random.Random
) -> None:
    reader, was_new = Reader(), list[int]()
    for listed in looks:
        guids = {"place": list(map(str, range(len(listed)))), "one": ["x"] * len(listed)}
        named = guids.get(how, [str(chance.random()) for _ in listed])
        marks = [item(number, guid=guid) for number, guid in zip(listed, named, strict=True)]
        was_new += [listed[position] for position in reader.new(*marks)]
    assert len(was_new) == len(set(was_new))


@given(
    st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3, st.integers(0, 3)), max_size=12),
    st.sampled_from(IdentityPolicy),
)
def test_whatever_is_listed_the_second_time_nothing_is_new(
    rows: list[tuple[str | None, str | None, str | None, int]], policy: IdentityPolicy
) -> None:
    reader = Reader(policy=policy)
    listed = [
        identity.marks(guid, link and f"https://news.example/{link}", title, NOW - dt.timedelta(hours=age))
        for guid, link, title, age in rows
    ]
    reader.look(*listed)
    reader.look(*listed)
    assert reader.new(*listed) == []
