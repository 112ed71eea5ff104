"""`copydesk outlets` and `outlet`: what is held, a label beside the name in every answer, a block at every door."""

import json

import pytest

from tests.cli.terminal import Terminal

PAGE = """<html lang="en"><head><title>Fictional: {title}</title><meta property="og:site_name" content="{outlet}">
<link rel="canonical" href="https://{host}/{number}">
<meta property="article:published_time" content="2024-03-0{number}T08:00:00Z"></head>
<body><article><h1>Fictional: {title}</h1><p>{text}</p><p>{text2}</p></article></body></html>"""
ABOUT = "Two gulls sat on the mast all morning", "The ferry of Sample Bay got a new engine from the town in spring"
WHY = "because the harbour office asked for it in June", "as we always did before"
OWNER = "who bought the ferry from her aunt", "the owner of the ferry"
FEED = """<rss version="2.0"><channel><title>Fictional</title><item><title>One</title>
<link>https://news.quill.example/5</link></item></channel></rss>"""


def page(number: int, outlet: str, host: str, words: str) -> str:
    text = f"{ABOUT[number % 2]}, and so the ferry will {words}."
    said = f"“We {words} {WHY[number % 2]},” said Ada Holm, {OWNER[number % 2]}."
    return PAGE.format(number=number, outlet=outlet, host=host, title=f"ferry {number}", text=text, text2=said)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    made = Terminal(tmp_path_factory.mktemp("filled"))
    (made.folder / "one.html").write_text(page(1, "The Quill", "www.quill.example", "sail at noon every day"))
    (made.folder / "two.html").write_text(page(2, "Lamp Post", "lamp.example", "wait for the tide to turn"))
    assert [made.run("ingest", name).code for name in ("one.html", "two.html")] == [0, 0]  # numbered so
    return made


def test_what_is_held_and_a_label_in_every_answer(terminal: Terminal) -> None:
    listed = terminal.run("outlets", "--order", "name").out
    assert "Lamp Post · 1 article · 1 quote · 2024-03-02 to 2024-03-02 · lamp.example" in listed
    assert [row["name"] for row in terminal.run("outlets", "--order", "name", "--json").json["outlets"]] == [
        "Lamp Post",
        "The Quill",
    ]
    assert "no order" in terminal.run("outlets", "--order", "size").err
    said = terminal.run("outlet", "the quill", "--label", "state\x1b[2J media")
    assert said.code == 0
    assert "\x1b" not in said.out
    assert terminal.run("outlet", "The Quill", "--label", "state media").code == 0
    beside = "The Quill (state media)"
    for words in (
        ("brief", "ferry"),
        ("quotes", "ferry"),
        ("sources", "ferry"),
        ("search", "ferry"),
        ("timeline", "ferry"),
        ("verify", "We sail at noon every day as we always did before"),
        ("who", "Ada Holm"),
        ("seen", "https://quill.example/1"),
        ("show", "1"),
        ("outlets",),
    ):
        assert beside in terminal.run(*words).out, words
        key = "label" if words == ("outlets",) else "outlet_label"
        assert f'"{key}": "state media"' in terminal.run(*words, "--json").out, words
    for form in ("jsonl", "csv", "markdown"):
        assert "state media" in terminal.run("export", "-", "--format", form).out, form
    assert terminal.run("outlet", "The Quill", "--label", "").code == 0
    assert beside not in terminal.run("brief", "ferry").out
    assert [row["action"] for row in terminal.run("audit", "--json").json["rows"]][:2] == [
        "unlabel outlet",
        "label outlet",
    ]


def test_a_blocked_outlet_is_refused_at_every_door_until_it_is_lifted(terminal: Terminal) -> None:
    blocked = terminal.run("outlet", "The Quill", "--block")
    assert "copydesk outlet 'The Quill' --unblock" in blocked.out
    refused = "The Quill is blocked in this archive"
    (terminal.folder / "three.html").write_text(page(3, "The Quill", "elsewhere.example", "come home"))
    (terminal.folder / "four.html").write_text(page(4, "Some Blog", "blog.quill.example", "stay out"))
    (terminal.folder / "feed.xml").write_text(FEED)
    row = {"article": 9, "title": "Nine", "outlet": "the quill", "text": "The ferry was painted green in the spring."}
    (terminal.folder / "all.jsonl").write_text(json.dumps(row) + "\n")
    for given in ("three.html", "four.html", "feed.xml", "all.jsonl", "https://quill.example/6"):
        answer = terminal.run("ingest", given)
        assert answer.code == 1, given
        assert refused in answer.err, given
    pasted = terminal.run("ingest", "-", "--url", "https://quill.example/7", given="The ferry is green, Ada Holm said.")
    assert refused in pasted.err
    assert refused in terminal.run("read", "four.html").err
    assert "2 articles" in terminal.run("stats").out
    assert "opposites" in terminal.run("outlet", "The Quill", "--block", "--unblock").err
    assert terminal.run("outlet", "The Quill", "--unblock", "--json").json["blocked"] is False
    assert terminal.run("ingest", "three.html", "four.html").code == 0
    assert "4 articles" in terminal.run("stats").out
