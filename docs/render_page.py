"""A page that was handed on, in a real browser: its own widths and lights, every passage opened where asked."""

import shutil
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import sync_playwright

TALLEST = 2_400
"""Pixels of a picture: enough to see how a page goes on."""


def picture(html: str, target: Path, width: int, theme: Literal["light", "dark"], chromium: str) -> None:
    """Write a PNG of the page from its top, the first passage opened."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which(chromium), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 600}, color_scheme=theme)
        page.set_content(html)
        if page.locator("article summary").count():
            page.locator("article summary").first.click()
        page.screenshot(path=target, full_page=True)
        browser.close()
    with Image.open(target) as image:
        cut = image.convert("RGB").crop((0, 0, width, min(TALLEST, image.height)))
    cut.quantize(64).save(target, optimize=True)
