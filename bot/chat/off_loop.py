"""Rendering large texts without holding the event loop."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Rendered = TypeVar("Rendered")
RENDERED_AT_ONCE = 20_000
"""Letters; a page of 4 MB takes 0.1 s to cut and to count, of nothing but marks a second."""


async def off_loop(
    letters: int, render: Callable[Given, Rendered], *args: Given.args, **kwargs: Given.kwargs
) -> Rendered:
    """What `render` gives for a text of so many letters: in a thread where that may take long."""
    if letters < RENDERED_AT_ONCE:
        return render(*args, **kwargs)
    return await asyncio.to_thread(render, *args, **kwargs)
