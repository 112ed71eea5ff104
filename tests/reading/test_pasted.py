"""Text as people paste it: with or without a head, in any script, broken at a width. Fictional throughout."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors.tree import Refused
from bot.reading import route
from bot.records.reading import Draft, Hints, Received

HINTS = Hints(dt.date(2025, 6, 1))
FIRST = (
    "The keeper of the canal said on Monday that the lock at Amberley will open again before the end of the week, "
    "once the new gate has been hung and tried."
)
SECOND = "Boats have waited below it since April, and two of them have been sold where they lay, their owners said."
TEXT = f"{FIRST}\n\n{SECOND}"


def read(text: str) -> Draft:
    return route.read(Received(text.encode(), "text/plain", "utf-8"), HINTS)[0]


HEADS = {
    "three words": ("Amberley lock reopens\nBy Nell Quince\n5 May 2025\n\n", "Nell Quince"),
    "a label before the name": ("Amberley lock reopens\nAutorin: Nell Quince\n5 May 2025\n\n", "Nell Quince"),
    "a heading of Markdown": ("# Amberley lock reopens\n\nBy Nell Quince, 5 May 2025\n\n", "Nell Quince"),
}


@pytest.mark.parametrize("what", HEADS)
def test_a_short_head_is_title_byline_and_day(what: str) -> None:
    top, byline = HEADS[what]
    draft = read(top + TEXT)
    assert (draft.title.value, draft.byline.value, draft.text) == ("Amberley lock reopens", byline, TEXT)
    assert draft.published.chosen
    assert draft.published.chosen.date == dt.date(2025, 5, 5)


@pytest.mark.parametrize(
    "pasted",
    [
        f"Source: https://post.example/2025/lock\n\n{TEXT}",
        f"{TEXT}\n\nQuelle: <https://post.example/2025/lock>",
        f"https://post.example/2025/lock\n\n{TEXT}",
        f"Source: post.example/2025/lock\n\n{TEXT}",
    ],
)
def test_a_source_at_the_head_or_foot_is_the_address(pasted: str) -> None:
    draft = read(pasted)
    assert (draft.url, draft.key, draft.text) == ("https://post.example/2025/lock", "post.example/2025/lock", TEXT)


def test_two_sources_are_no_address() -> None:
    assert read(f"Source: https://a.example/1\n\n{TEXT}\n\nSource: https://b.example/2").url is None


@pytest.mark.parametrize("line", ["Source: https://[::1", "Source: https://post.example:word/1", "Source: hard::x"])
def test_a_source_that_is_no_address_gives_none(line: str) -> None:
    assert read(f"{line}\n\n{TEXT}").url is None


@pytest.mark.parametrize("width", [55, 60, 66, 72])
def test_lines_broken_at_a_width_are_joined(width: int) -> None:
    lines = [""]
    broken = []
    for paragraph in (FIRST, SECOND):
        lines = [""]
        for word in paragraph.split():
            if len(lines[-1]) + len(word) + 1 > width:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".strip()
        broken.append("\n".join(lines))
    assert read("\n\n".join(broken)).text == TEXT


def test_verse_is_not_joined() -> None:
    verse = "The gate is old,\nthe lock is cold,\nand nobody comes to the water today,\nthe keeper has gone away."
    assert " the lock is cold" not in read(f"{verse}\n\n{TEXT}").text


KEPT = {
    "a day that looks like a number in a list": "3. Mai, kurz vor Mittag: Der Wärter öffnet das Tor, wie er sagt.",
    "a first sentence that is a quote": "“I want to see the gate before anybody sails.”",
}


@pytest.mark.parametrize("what", KEPT)
def test_a_paragraph_stays_whole(what: str) -> None:
    assert KEPT[what] in read(f"{KEPT[what]}\n\n{TEXT}").text


SCRIPTS = {
    "thai": (
        "เมนู",
        "ประตูน้ำเปิดอีกครั้ง",
        "ผู้ดูแลคลองกล่าวเมื่อวันจันทร์ว่าประตูน้ำจะเปิดอีกครั้งก่อนสิ้นสัปดาห์หลังจากติดตั้งบานประตูใหม่และทดสอบเสร็จแล้ว",
    ),
    "chinese": ("首页", "运河船闸重新开放", "运河管理员周一表示，船闸将在本周末之前重新开放，新闸门届时会安装完毕。"),
    "japanese": (
        "ホーム",
        "運河の水門ふたたび開く",
        "運河の管理人は月曜日、新しい扉の取り付けが終わり次第、水門をふたたび開くと述べた。",
    ),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_without_spaces_have_titles_and_paragraphs(script: str) -> None:
    menu, title, paragraph = SCRIPTS[script]
    draft = read(f"{menu}\n{menu}{menu}\n{title}\n\n{paragraph}\n\n{paragraph}{paragraph}\n\n{menu}")
    assert draft.title.value == title
    assert draft.text == f"{paragraph}\n\n{paragraph}{paragraph}"


LINES = st.lists(
    st.sampled_from([FIRST, SECOND, "Amberley lock reopens", "By Nell Quince", "5 May 2025", "Menu", "", "Share", "#3"])
    | st.text("abc .,:#“”", min_size=1, max_size=60),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
@example([*["5 May 2025"] * 3, "By Nell Quince"])  # what may be a thread, with a byline and no title
def test_every_line_is_kept_or_among_what_was_left_out(lines: list[str]) -> None:
    try:
        draft = read("\n".join(lines))
    except Refused:
        return
    shown = " ".join((draft.title.value or "", draft.text, *draft.dropped))
    for word in " ".join(lines).split():
        if any(map(str.isalnum, word)):
            assert word in shown
