"""Pages in a real browser, narrow and wide, light, dark and printed: nothing overflows or loads, axe is content."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright

from bot.desk import brief as brief_desk
from tests.pages.conftest import Press
from tests.pages.test_page import NAME, QUOTE, TOPIC

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here (Debian: apt-get install chromium): pages are not looked at in a browser"
)
WIDTHS = (320, 1280)
PAPER = 718
"""A4 within margins of 1 cm, in CSS pixels."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OTHERS = {
    "th": ("ท่าเรือ", "ตัวอย่างสมมติ: ท่าเรือ", "ท่าเรือโอรินปิดในวันจันทร์เพราะพายุแรง และเรือทุกลำต้องรออยู่นอกอ่าว"),
    "ar": (
        "الميناء",
        "عينة خيالية: ميناء",
        "أعلن الميناء عن إغلاقه يوم الاثنين بسبب العاصفة، وبقيت 12 سفينة في البحر.",
    ),
    "zh": ("港口", "虚构样本：港口", "奥林港口周一因风暴关闭，所有船只必须在海湾外等到第二天早上。港务局没有说明。"),
}
"""A topic, a title and a sentence of scripts that run and break otherwise."""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


async def look(browser: Browser, file: Path) -> list[str]:
    """Open a page's file, then each of its details; gives what is wrong with it in any width and light."""
    faults: list[str] = []
    page = await browser.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda request: faults.append(f"loads {request.url}") if request.url != file.as_uri() else None)
    await page.goto(file.as_uri())
    for opened in (False, True):
        for summary in await page.locator("summary").all() if opened else ():
            await summary.click()
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 800})
            faults += await _overflows(page, f"at {width} px")
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        results = await Axe().run(page)
        faults += [f"axe: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in results.response["violations"]]
    await page.emulate_media(media="print")
    await page.set_viewport_size({"width": PAPER, "height": 800})
    faults += await _overflows(page, "printed")
    await page.close()
    return [fault for fault in faults if not fault.startswith("loads data:")]


async def _overflows(page: Page, where: str) -> list[str]:
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    over = await page.evaluate(wide)
    return [f"{over} px too wide {where}"] if over > 0 else []


async def test_every_kind_of_page(ferry: Press, browser: Browser, tmp_path: Path) -> None:
    answers = await ferry.answers(TOPIC, NAME, QUOTE)
    pages = {kind: await ferry.html(answer) for kind, answer in answers.items()}
    pages["French"] = await ferry.html(answers["brief"], "fr")
    await _seen(browser, tmp_path, pages)


async def test_other_scripts_and_hostile_words(press: Press, browser: Browser, tmp_path: Path) -> None:
    endless = f"Fictional sample: {'W' * 3_000}\n\nThe pier of Orrin {'x' * 900} closed on Monday \u202eesrever\u2066."
    await press.store("pier.txt", endless.encode(), f"https://example.org/{'p' * 400}")
    pages = {"hostile": await press.html(await brief_desk.brief(press.desk, press.archive, "pier Orrin"))}
    for language, (topic, *text) in OTHERS.items():
        await press.store(f"{language}.txt", "\n\n".join(text).encode())
        answer = await brief_desk.brief(press.desk, press.archive, topic)
        assert answer.sentences, language
        pages[language] = await press.html(answer)
    await _seen(browser, tmp_path, pages)


async def _seen(browser: Browser, folder: Path, pages: dict[str, str]) -> None:
    faults: dict[str, list[str]] = {}
    for name, html in pages.items():
        file = folder / f"{name}.html"
        await asyncio.to_thread(file.write_text, html, "utf-8")
        faults[name] = await look(browser, file)
    assert {name: seen for name, seen in faults.items() if seen} == {}
