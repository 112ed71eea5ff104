"""Rendering large texts without holding the event loop."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot.desk.resources import Desk

Given = ParamSpec("Given")
Rendered = TypeVar("Rendered")
RENDERED_AT_ONCE = 20_000
"""Letters; a page of 4 MB takes 0.1 s to cut and to count, of nothing but marks a second."""


async def off_loop(
    desk: Desk, letters: int, render: Callable[Given, Rendered], *args: Given.args, **kwargs: Given.kwargs
) -> Rendered:
    """What `render` gives for a text of so many letters: in a thread where that may take long. Raises ComparingBusy."""
    if letters < RENDERED_AT_ONCE:
        return render(*args, **kwargs)
    return await desk.thinking.run(render, *args, **kwargs)
