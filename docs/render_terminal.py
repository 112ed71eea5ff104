"""What the terminal printed, as a page that looks like one: its colours, its columns, the commands above."""

import html
import io
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.terminal_theme import MONOKAI, TerminalTheme
from rich.text import Text

LIGHT = TerminalTheme(
    (255, 255, 255), (40, 42, 46),
    [
        (40, 42, 46), (178, 24, 24), (20, 120, 50), (150, 95, 0),
        (20, 80, 180), (130, 40, 130), (0, 110, 125), (90, 92, 96),
    ],
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": MONOKAI}
STYLE = """
*{box-sizing:border-box} body{margin:0} body.dark{background:#0c0c0c;color:#d9d9d9}
body.light{background:#fff;color:#282a2e} .screen{padding:8px 8px 12px} pre{margin:0;white-space:pre-wrap;
font:12px/1.35 "DejaVu Sans Mono","Noto Sans Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
.typed{font-weight:700;margin-top:10px} .dark .typed{color:#8ab4f8} .light .typed{color:#1a56b0}
"""


def page(terminal: Mapping[str, Any], theme: str, width: int) -> str:
    """The whole page: each command after a prompt, and its answer below."""
    parts = zip(terminal["commands"], terminal["told"][str(width)], strict=True)
    shown = "".join(
        f'<pre class="typed">$ copydesk {html.escape(command)}</pre><pre>{_coloured(told, theme)}</pre>'
        for command, told in parts
    )
    head = f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
    return f'{head}<body class="{theme}"><div class="screen">{shown}</div>'


def _coloured(told: str, theme: str) -> str:
    """Its control sequences for colours as HTML."""
    console = Console(record=True, file=io.StringIO(), width=10_000, force_terminal=True, color_system="truecolor")
    for line in told.strip("\n").split("\n"):
        console.print(Text.from_ansi(line.rstrip()), soft_wrap=True)
    return console.export_html(theme=THEMES[theme], inline_styles=True, code_format="{code}")
