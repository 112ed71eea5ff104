"""Days in text: many languages and calendars, every reading of an unclear one, and hostile input."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.reading import DateOrder
from bot.text import dates

TODAY = dt.date(2026, 1, 1)
DAY = dt.date(2025, 3, 20)


@pytest.mark.parametrize(
    "text",
    [
        "20-03-25", "20/03/2568", "20 มีนาคม 2568", "๒๐ มีนาคม พ.ศ. ๒๕๖๘", "20 mars 2025", "20. März 2025",
        "20 de marzo de 2025", "March 20, 2025", "Posted Thu, 20 Mar 2025 10:00", "2025-03-20T23:59:00+07:00",
        "2025年3月20日", "03/20/2025", "20 tháng 3, 2025", "20th of March 2025", "20 марта 2025", "20 maart 2025",
        "20 มี.ค. 68", "民國114年3月20日", "令和7年3月20日", "令和7（2025）年3月20日", "二〇二五年三月二十日",
        "၂၀၂၅ ခုနှစ်၊ မတ်လ ၂၀ ရက်", "២០ ខែមីនា ឆ្នាំ២០២៥", "২০ মার্চ, ২০২৫", "20 آذار/مارس 2025", "۳۰ اسفند ۱۴۰۳",
        "۱۴۰۳/۱۲/۳۰", "20 מרץ 2025",
    ],
)  # fmt: skip
def test_the_same_day_in_many_forms(text: str) -> None:
    assert dates.find(text, "DMY", TODAY)[0].date == DAY


@pytest.mark.parametrize(("order", "expected"), [("DMY", dt.date(2025, 4, 3)), ("MDY", dt.date(2025, 3, 4))])
def test_the_order_settles_an_unclear_day_and_the_other_reading_is_kept(order: DateOrder, expected: dt.date) -> None:
    (found,) = dates.find("03/04/2025", order, TODAY)
    assert found.date == expected
    assert {found.date, *found.others} == {dt.date(2025, 4, 3), dt.date(2025, 3, 4)}


def test_a_day_to_come_is_no_reading() -> None:
    assert dates.find("1 May 2027", "DMY", TODAY) == ()


def test_two_digits_of_a_buddhist_year_where_the_language_is_thai() -> None:
    assert dates.find("20/03/68", "DMY", TODAY, "th")[0].date == DAY


@pytest.mark.parametrize(
    "text",
    ["1.2.3.4", "version 10.11.2.24", "31/02/2025", "12:30", "2025", "99/99/9999", "12 ราย 30", "令和7年13月1日"],
)
def test_what_is_no_day(text: str) -> None:
    assert dates.find(text, "DMY", TODAY) == ()


@given(st.text(max_size=400))
def test_mentions_stand_where_they_say(text: str) -> None:
    for found in dates.find(text, "DMY", TODAY):
        assert text[found.start : found.end] == found.text
        assert found.date <= TODAY + dt.timedelta(days=1)


@pytest.mark.parametrize("cell", ["1 ", "20 March ", "1/", "9-", "March 1 ", "年月日1", "2025-", "a 1 a ", "๒"])
def test_long_hostile_text_is_read_in_linear_time(cell: str) -> None:
    begun = time.process_time()
    dates.find(cell * (200_000 // len(cell)), "DMY", TODAY)
    assert time.process_time() - begun < 5
