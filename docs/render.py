"""Turn a captured answer (the very payload that was sent to Discord) into a look-alike page and pictures of it.

Usage: `python docs/render.py PAYLOAD.json NAME [--chromium PATH]` writes docs/pictures/NAME-{320,720}-{light,dark}.png.
A payload is one message's body: {"components": [...], "files": {name: a PNG in base64}}, or what is offered while an
option is typed: {"typed": {"command", "option", "text", "choices"}}, or a form: {"modal": {...}}, or what a terminal
printed: {"terminal": {"commands", "told"}}, or a page that was handed on: {"html"}. Only drawing happens here.
"""

import argparse
import datetime as dt
import html
import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import render_page
import render_terminal
from PIL import Image, ImageChops

PICTURES = Path(__file__).parent / "pictures"
HEIGHT = 3_000
UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
STYLE = """
*{box-sizing:border-box} body{margin:0;font:16px/1.375 "gg sans","Noto Sans","Helvetica Neue",Arial,sans-serif}
body.dark{background:#313338;color:#dbdee1} body.light{background:#fff;color:#2e3338}
.message{display:flex;gap:12px;padding:12px} .face{width:36px;height:36px;border-radius:50%;background:#3b6ea8;
color:#fff;font-weight:700;display:flex;align-items:center;justify-content:center;flex:none}
.body{min-width:0;flex:1} .name{font-weight:600} .app{background:#5865f2;color:#fff;border-radius:4px;font-size:10px;
padding:1px 5px;margin-left:6px;vertical-align:2px}
.box{border-radius:8px;border-left:4px solid;padding:12px;margin-top:6px;display:flex;flex-direction:column;gap:8px;
max-width:600px} .dark .box{background:#2b2d31;outline:1px solid #3f4147} .light .box{background:#f8f8f9;
outline:1px solid #dcdde0} .text{overflow-wrap:anywhere;white-space:pre-wrap} h3{margin:0;font-size:17px}
.sub{font-size:12px} .dark .sub{color:#949ba4} .light .sub{color:#5c5e66}
.quote{border-left:4px solid #80848e;border-radius:4px;padding-left:10px;display:block;white-space:pre-wrap}
a{color:#00a8fc;text-decoration:none} .light a{color:#006ce7} hr{border:0;border-top:1px solid #80848e55;width:100%;
margin:2px 0} .section{display:flex;gap:12px;align-items:flex-start;justify-content:space-between}
.section>div{min-width:0} .row{display:flex;flex-wrap:wrap;gap:8px} .button{border-radius:8px;padding:5px 12px;
font-size:14px;font-weight:500;white-space:nowrap;flex:none} .dark .button{background:#4e5058;color:#fff}
.light .button{background:#e3e5e8;color:#2e3338} .s3{background:#248046!important;color:#fff!important}
.s4{background:#da373c!important;color:#fff!important} .menu{border-radius:8px;
padding:8px 12px;width:100%;max-width:400px;display:flex;justify-content:space-between;outline:1px solid #80848e66}
code{background:#80848e33;border-radius:4px;padding:0 3px} .picture{width:100%;border-radius:8px;display:block}
.offered{border-radius:8px;margin:12px 12px 0;padding:6px 0} .dark .offered{background:#2b2d31} .light .offered{
background:#f2f3f5} .form{margin:12px;padding:16px;border-radius:8px;outline:1px solid #80848e66}
.form b{display:block;margin-top:12px}
.form .button{display:inline-block;margin-top:14px} .input{border-radius:8px;padding:8px 12px;margin-top:4px;outline:1px
solid #80848e66;overflow-wrap:anywhere} .tall{min-height:90px}
.fenced{margin:0;padding:8px;border-radius:4px;background:#80848e22;white-space:pre-wrap;overflow-wrap:anywhere;
font:13px/1.35 "DejaVu Sans Mono",monospace}
.offered div{padding:7px 14px} .offered .head{font-size:12px;font-weight:700;opacity:.75}
.offered div+div+div{border-top:1px solid #80848e33}
.command{background:#5865f24d;border-radius:3px;padding:0 2px;font-weight:500}
.field{border-radius:8px;margin:8px 12px;padding:10px 14px;outline:1px solid #80848e66}
"""
INLINE = (
    (re.compile(r"\[((?:[^\]\\]|\\.)+)\]\((\S+?)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\*\*(.+?)\*\*", re.S), r"<b>\1</b>"),
    (re.compile(r"~~(.+?)~~", re.S), r"<s>\1</s>"),
    (re.compile(r"(?<!\w)\*([^*\n]+)\*"), r"<i>\1</i>"),
    (re.compile(r"`([^`\n]+)`"), r"<code>\1</code>"),
    (re.compile(r"&lt;@&amp;\d+&gt;"), "<b>@role</b>"),
    (re.compile(r"&lt;#\d+&gt;"), "<b>#channel</b>"),
    (re.compile(r"&lt;/([^:&]+):\d+&gt;"), r'<b class="command">/\1</b>'),
)
MOMENT = re.compile(r"<t:(\d+):([Rf])>")
"""A moment as Discord shows it to each reader in their own way."""
HIDDEN = 0xE000
"""Escaped marks wait in the private use area while the Markdown is read."""


def page(payload: Mapping[str, Any], theme: str, width: int) -> str:
    """The whole page for one message, or for what a terminal so many pixels wide printed."""
    if "terminal" in payload:
        return render_terminal.page(payload["terminal"], theme, width)
    if "typed" in payload:
        inner = _typed(payload["typed"])
        return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><body class="{theme}">{inner}'
    if "modal" in payload:
        inner = _form(payload["modal"])
        return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><body class="{theme}">{inner}'
    parts = "".join(_part(each, payload.get("files", {})) for each in payload["components"])
    return (
        f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><body class="{theme}"><div class="message">'
        f'<div class="face">C</div><div class="body"><span class="name">Copydesk</span><span class="app">APP</span>'
        f"{parts}</div></div>"
    )


def _typed(typed: Mapping[str, Any]) -> str:
    """The list of choices above the field in which somebody types."""
    rows = "".join(f"<div>{html.escape(choice)}</div>" for choice in typed["choices"])
    option = html.escape(f"{typed['option']}: {typed['text']}")
    field = f"<b>{html.escape(typed['command'])}</b> <code>{option}</code>"
    return f'<div class="offered"><div class="head">OPTIONS</div>{rows}</div><div class="field">{field}</div>'


def _form(modal: Mapping[str, Any]) -> str:
    """A form with its fields under their labels."""
    fields = "".join(_field(each) for each in modal["components"])
    return (
        f'<div class="form"><h3>{html.escape(modal["title"])}</h3>{fields}<span class="button s3">Submit</span></div>'
    )


def _field(part: Mapping[str, Any]) -> str:
    inner = part["component"]
    value = html.escape(str(inner.get("value") or ("Choose a file" if inner["type"] == 19 else "")))
    tall = " tall" if inner.get("style") == 2 else ""
    filled = _part(inner, {}) if inner["type"] == 3 else f'<div class="input{tall}">{value}&nbsp;</div>'
    hint = html.escape(part.get("description") or "")
    return f'<b>{html.escape(part["label"])}</b><div class="sub">{hint}</div>{filled}'


def _menu(part: Mapping[str, Any]) -> str:
    """A menu as it is before somebody opens it: what is chosen, else what it asks."""
    chosen = [option["label"] for option in part["options"] if option.get("default")]
    shown = ", ".join(chosen) or part.get("placeholder") or ""
    return f'<div class="menu">{html.escape(shown)}<span>▾</span></div>'


def _own(part: Mapping[str, Any]) -> str:
    """What is chosen among a server's own roles or channels: the payload has their ids alone."""
    one = "@role" if part["type"] == 6 else "#channel"
    return ", ".join(one for _ in part.get("default_values") or ())


def _part(part: Mapping[str, Any], files: Mapping[str, str]) -> str:
    inner = "".join(_part(each, files) for each in part.get("components", ()))
    match part["type"]:
        case 17:
            return f'<div class="box" style="border-left-color:#{part.get("accent_color") or 0:06x}">{inner}</div>'
        case 10:
            return f'<div class="text">{markdown(part["content"])}</div>'
        case 9:
            return f'<div class="section"><div>{inner}</div>{_part(part["accessory"], files)}</div>'
        case 1:
            return f'<div class="row">{inner}</div>'
        case 2:
            mark = " ↗" if part.get("url") else ""
            return f'<span class="button s{part.get("style")}">{html.escape(part["label"])}{mark}</span>'
        case 3:
            return _menu(part)
        case 6 | 8:
            return _menu({**part, "options": [{"label": _own(part), "default": bool(part.get("default_values"))}]})
        case 13:
            return f'<div class="menu">{html.escape(part["file"]["url"].rsplit("/", 1)[-1].split("?")[0])}</div>'
        case 12:
            return "".join(_image(item, files) for item in part["items"])
        case 14:
            return "<hr>"
        case _:
            return ""


def _image(item: Mapping[str, Any], files: Mapping[str, str]) -> str:
    """A picture that was sent along."""
    body = files[item["media"]["url"].removeprefix("attachment://")]
    return f'<img class="picture" alt="{html.escape(item["description"])}" src="data:image/png;base64,{body}">'


def markdown(text: str) -> str:
    """The part of Discord's Markdown that answers use, as HTML."""
    if text.startswith("```\n") and text.endswith("```"):
        return f'<pre class="fenced">{html.escape(text[4:-3])}</pre>'
    held = re.sub(r"\\([^0-9A-Za-z\s])", lambda found: chr(HIDDEN + ord(found[1]) % 0x1800), text)
    shown = (
        "\n".join(_line(line) for line in held.split("\n")).replace("</h3>\n", "</h3>").replace("</span>\n", "</span>")
    )
    return re.sub("[\ue000-\uf7ff]", lambda found: html.escape(chr(ord(found[0]) - HIDDEN)), shown)


def _line(line: str) -> str:
    if line.startswith("### "):
        return f"<h3>{_inline(line[4:])}</h3>"
    if line.startswith("-# "):
        return f'<span class="sub" style="display:block">{_inline(line[3:])}</span>'
    if line.startswith("> "):
        return f'<span class="quote">{_inline(line[2:])}</span>'
    return _inline(line)


def _inline(text: str) -> str:
    shown = html.escape(text, quote=False)
    for pattern, becomes in INLINE:
        shown = pattern.sub(becomes, shown)
    return shown


def moment(at: int, form: str, now: int) -> str:
    """A moment as an English reader in UTC sees it at `now`, both in seconds since 1970: a day and time, or how far."""
    if form == "f":
        return f"{dt.datetime.fromtimestamp(at, dt.UTC):%-d %B %Y at %H:%M}"
    apart = abs(at - now)
    size, name = next((each for each in UNITS if apart >= each[0]), UNITS[-1])
    many = f"{round(apart / size)} {name}" + ("" if round(apart / size) == 1 else "s")
    return f"in {many}" if at > now else f"{many} ago"


def picture(payload: Mapping[str, Any], target: Path, width: int, theme: str, chromium: str) -> None:
    """Write a PNG of the message, cut to its height."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        framed = f'<div style="width:{width}px">' + page(payload, theme, width)
        source.write_text(framed.replace("<!doctype html>", ""), "utf-8")
        subprocess.run(
            [chromium, *FLAGS, f"--user-data-dir={folder}/profile", f"--window-size={max(width, 500)},{HEIGHT}",
             f"--screenshot={target}", source.as_uri()],
            check=True, capture_output=True, timeout=90,
        )  # fmt: skip
    with Image.open(target) as image:
        whole = image.convert("RGB").crop((0, 0, width, HEIGHT))
    empty = Image.new("RGB", whole.size, whole.getpixel((width - 1, HEIGHT - 1)))
    box = ImageChops.difference(whole, empty).getbbox() or (0, 0, width, 40)
    cut = whole.crop((0, 0, width, min(HEIGHT, box[3] + 12)))
    cut.quantize(64).save(target, optimize=True)


def main() -> None:
    """Draw one payload in four ways."""
    parser = argparse.ArgumentParser(description="Pictures of a captured answer.")
    parser.add_argument("payload", type=Path)
    parser.add_argument("name")
    parser.add_argument("--chromium", default="chromium")
    given = parser.parse_args()
    told = given.payload.read_text("utf-8")
    now = json.loads(told).get("now", 0)
    payload = json.loads(MOMENT.sub(lambda found: moment(int(found[1]), found[2], now), told))
    for width in (320, 720):
        for theme in ("light", "dark"):
            target = PICTURES / f"{given.name}-{width}-{theme}.png"
            if "html" in payload:
                render_page.picture(payload["html"], target, width, theme, given.chromium)
            else:
                picture(payload, target, width, theme, given.chromium)


if __name__ == "__main__":
    main()
