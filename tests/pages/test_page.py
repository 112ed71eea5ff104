"""A page holds the archive's own words, needs nothing but itself, and tells later what of it still stands."""

import random
import re

import pytest

from bot.desk import brief as brief_desk
from bot.desk import edit, remove, show
from bot.errors.pages import NotAPage
from bot.pages.forms.markup import MARKUPS, written
from bot.pages.words import Words
from bot.records.archive import Edit
from bot.records.pages import PageCheck
from tests.pages.conftest import EDITOR, Press

TOPIC, NAME, QUOTE = "Port Callow ferry fire", "Dario Venn", "the inspectors found every fire door out of order"
CHECKED = re.compile(r"data-(?:at|said|fact)=[^>]*>([^<>]+)<")
ANY = re.compile(r">([^<>]+)<")


def states(check: PageCheck) -> set[str]:
    return {line.state for line in check.lines}


async def test_every_answer_is_a_page_that_stands(ferry: Press) -> None:
    for kind, answer in (await ferry.answers(TOPIC, NAME, QUOTE)).items():
        page = await ferry.html(answer)
        check = await ferry.check(page)
        assert check.stands, kind
        assert "<script" not in page
        assert not re.search(r'\b(src|srcset|action|formaction|style|on\w+)="', page), kind
        assert set(re.findall(r'href="([a-z]+):', page)) <= {"https", "data"}, kind
        assert len(page.encode()) < 200_000, kind
    assert await ferry.html(answer) != await ferry.html(answer, "fr")


async def test_a_brief_shows_each_sentence_in_its_text_and_never_a_whole_article(ferry: Press) -> None:
    answer = (await ferry.answers(TOPIC, NAME, QUOTE))["brief"]
    document = await ferry.document(answer)
    lines = [item for section in document.sections for item in section.items]
    assert len(lines) >= 8
    assert sum(item.around is not None for item in lines) > len(lines) // 2
    assert all(item.around.before or item.around.after for item in lines if item.around)
    shown = [item.around.before + item.words.text + item.around.after for item in lines if item.around]
    assert max(map(len, shown)) <= 2 * 900 + 600
    assert any("#:~:text=" in (item.around.link or "") for item in lines if item.around)


async def test_each_altered_letter_is_found(ferry: Press) -> None:
    page = await ferry.html((await ferry.answers(TOPIC, NAME, QUOTE))["brief"])
    dice = random.Random(7)
    for place in dice.sample(_letters(page, CHECKED), 100):
        check = await ferry.check(_altered(page, place))
        assert not check.untouched
        assert [line.state for line in check.lines].count("altered") >= 1, page[place - 60 : place + 20]
    for place in dice.sample(_letters(page, ANY), 30):
        assert not (await ferry.check(_altered(page, place))).stands


def _letters(page: str, within: re.Pattern[str]) -> list[int]:
    """Where letters stand that a reader sees."""
    runs = [run.span(1) for run in within.finditer(page, page.index("<main>"))]
    return [place for start, end in runs for place in range(start, end) if page[place].isalpha()]


def _altered(page: str, place: int) -> str:
    return page[:place] + ("x" if page[place] != "x" else "y") + page[place + 1 :]


async def test_what_changed_since_is_told_line_by_line(ferry: Press) -> None:
    page = await ferry.html(await brief_desk.brief(ferry.desk, ferry.archive, TOPIC))
    cited = sorted({line.line.place.article for line in (await ferry.check(page)).lines})
    titled, removed, rewritten = cited[:3]
    await edit.edit(ferry.desk, ferry.archive, titled, Edit(title="Another headline"), EDITOR)
    await remove.remove(ferry.desk, ferry.archive, removed, EDITOR)
    address = (await show.show(ferry.desk, ferry.archive, rewritten)).article.url
    text = "Fictional sample: nothing is left\n\nThe ferry company took its story back and gave no reason for that."
    assert await ferry.store("again.txt", text.encode(), address) == [rewritten]
    check = await ferry.check(page)
    assert check.untouched
    assert not check.stands
    of = {article: {line.state for line in check.lines if line.line.place.article == article} for article in cited}
    assert of[removed] == {"gone"}
    assert of[titled] == {"stands", "changed since"}
    titles = {line.line.place.article: line.now for line in check.lines if line.line.kind == "title"}
    assert titles[titled] == "Another headline"
    assert "changed since" in of[rewritten]
    assert all(of[article] == {"stands"} for article in cited[3:])


async def test_a_foreign_file_is_refused_in_one_sentence(press: Press) -> None:
    for body in (b"", b"<html>", b"\xff\xfe", b"x" * 5_000_001, b'<meta name="copydesk-made" content="soon">'):
        with pytest.raises(NotAPage):
            await press.check(body)
    place = '<meta name="copydesk-made" content="2026-03-01T00:00:00+00:00"><p data-at="{}">x</p>'
    for bad in ("", "1", "1:2:3", "a:b:c:d", "1:1:1:" + "9" * 40, "-1:1:1:1"):
        with pytest.raises(NotAPage):
            await press.check(place.format(bad))
    gone = await press.check(place.format("999999999999999999:1:0:1"))
    assert states(gone) == {"gone"}


HOSTILE = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "\u202eesrever\u2066 [x](javascript:alert(1)) {{ 7*7 }} {% raw %}",
    "[url=javascript:alert(1)]x[/url] [^1]: y",
    "W" * 4_000_000,
)


@pytest.mark.parametrize("title", HOSTILE, ids=["script", "tag", "bidi", "bbcode", "4 MB"])
async def test_hostile_words_are_words(press: Press, title: str) -> None:
    words = f"The pier of Orrin {title[:500]} closed. “{title[:90]}” said Ines Calder of Orrin."
    text = f"Fictional sample: a pier\n\n{words}"
    (article,) = await press.store("pier.txt", text.encode(), "https://example.org/pier")
    await edit.edit(press.desk, press.archive, article, Edit(title=title[:100_000], outlet=title[:300]), EDITOR)
    answer = await brief_desk.brief(press.desk, press.archive, "pier Orrin")
    assert answer.sentences
    page = await press.html(answer)
    assert (await press.check(page)).stands
    assert len(page) < 100_000
    assert not re.search(r"<(script|img)|href=.javascript", page)
    document = await press.document(answer)
    for kind, markup in MARKUPS.items():
        pasted = written(document, Words("en"), markup)
        acting = r"\[url=javascript" if kind == "bbcode" else r"(?<!\\)<script|(?<!\\)\]\(javascript"
        assert not re.search(acting, pasted), kind


async def test_text_keeps_every_word_and_its_source(ferry: Press) -> None:
    answer = await brief_desk.brief(ferry.desk, ferry.archive, TOPIC)
    document = await ferry.document(answer)
    for kind, markup in MARKUPS.items():
        pasted = written(document, Words("en"), markup)
        bare = re.sub(r"\\(?=[^\w\s])|\u2060", "", pasted)
        assert all(cut.text in bare for cut in answer.sentences), kind
        assert bare.count("Sources") == 1
    footnotes = written(document, Words("en"), MARKUPS["footnotes"])
    cited, given = re.findall(r"\[\^(\d)\](?!:)", footnotes), re.findall(r"\[\^(\d)\]:", footnotes)
    assert cited
    assert set(cited) <= set(given)


async def test_words_from_right_to_left_have_their_direction(press: Press) -> None:
    await press.store("mina.txt", "عينة خيالية: ميناء\n\nأعلن الميناء عن إغلاقه يوم الاثنين في مدينة النور.".encode())
    answer = await brief_desk.brief(press.desk, press.archive, "الميناء")
    page = await press.html(answer)
    assert 'class="words" dir="auto"' in page
    assert (await press.check(page)).stands
