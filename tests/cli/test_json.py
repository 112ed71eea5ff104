"""`--json`: every verb's real answer has the keys and types that `docs/json.md` says, and the page is the records'."""

import datetime as dt
import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from typer import Context
from typer.main import get_command

from bot.cli.as_json import SCHEMA, encoded
from bot.cli.main import app
from bot.cli.verb_group import VERBS, LazyVerbs, every_verb, loaded, typed_name
from docs.json_schema import ANSWERS, document
from tests.cli.feed_web import local_web
from tests.cli.terminal import ROOT, SEED, Printed, Terminal
from tests.web import RSS

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
FEED = "http://ledger.example/feed.xml"
OPML = f"""<opml version="2.0"><body><outline type="rss" xmlUrl="{FEED}"/><outline xmlUrl="http://127.0.0.1/"/>
<outline type="rss" xmlUrl="http://puffin.example/rss"/></body></opml>"""
ASKED = {
    "brief": ["brief", "Myanmar Russia"],
    "demo": ["demo"],
    "quotes": ["quotes", "Myanmar"],
    "sources": ["sources", "Myanmar Russia"],
    "search": ["search", "Myanmar Russia"],
    "timeline": ["timeline", "lamp"],
    "show": ["show", "1"],
    "verify": ["verify", "The opposition has taken few casualties, and their offensives have slowed"],
    "seen": ["seen", SEED.read_text(encoding="utf-8")],
    "who": ["who", "Abuza"],
    "correct": ["correct", "2", "We will not close the harbour", "--speaker", "Anna Holt"],
    "edit": ["edit", "2", "--title", "Fictional: the harbour ferry"],
    "changes": ["changes", "2"],
    "audit": ["audit"],
    "settings": ["settings", "42", "time_zone=Asia/Bangkok"],
    "outlets": ["outlets"],
    "outlet": ["outlet", "example.org", "--label", "fictional"],
    "note": ["note", "2", "Fictional, do not use"],
    "remove": ["remove", "3"],
    "restore": ["restore", "3"],
    "purge": ["purge", "43", "--confirm"],
    "link": ["link", "2", "1", "--as", "clarifies"],
    "unlink": ["unlink", "2", "1"],
    "merge": ["merge", "Anna Holt", "Abuza"],
    "split": ["split", "Abuza", "2", "--name", "Anna Holt"],
    "undo": ["undo", "2"],
    "read": ["read", str(SEED)],
    "ingest": ["ingest", str(SEED), "http://127.0.0.1/"],
    "reread": ["reread"],
    "reread --originals": ["reread", "--originals"],
    "archives": ["archives"],
    "sweep": ["sweep"],
    "forget": ["forget", "1"],
    "tasks": ["tasks"],
    "sweep --confirm": ["sweep", "--confirm"],
    "export": ["export", "all.csv"],
    "move": ["move", "--to", "moved.sqlite"],
    "rebind": ["rebind", "7"],
    "archives join": ["archives", "join", "42", "local"],
    "last": ["last"],
    "verify-page": ["verify-page", "handed-on.html"],
    "feed add": ["feed", "add", FEED, "--first", "1", "--exclude", "volcano"],
    "feed poll": ["feed", "poll"],
    "feed list": ["feed", "list"],
    "feed check": ["feed", "check", "1"],
    "feed pause": ["feed", "pause", "1"],
    "feed resume": ["feed", "resume", "1"],
    "feed look": ["feed", "look", "1"],
    "feed import": ["feed", "import", "feeds.opml"],
    "feed unimport": ["feed", "unimport", "2-9"],
    "feed export": ["feed", "export", "exported.opml"],
    "stats": ["stats"],
    "feed remove": ["feed", "remove", "1"],
}
"""What is asked of each verb, in an order that merges before it splits."""
LINES = {name for name in ANSWERS if "`" in name} | {"run"}
"""What is told while something goes on, a line each: test_ingest.py and test_run.py read it."""
HOLT = 'Fictional: the ferry\n\n"We will not close the harbour," said Anna Holt, the harbour master, on Monday.\n'
LAMP = """<html lang="en"><head><title>Fictional: the lamp</title>
<meta property="article:published_time" content="2024-03-0{day}T08:00:00Z"></head>
<body><article><h1>Fictional: the lamp</h1>{body}</article></body></html>"""

Table = Mapping[str, str]


def tables() -> Mapping[str, Table]:
    """The page's tables, by the record's name: each key with the words for its type."""
    sections = PAGE.split("\n## ")[1:]
    return {
        section.split("\n", 1)[0]: dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.M)) for section in sections
    }


TABLES = tables()


def is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == 10 and bool(dt.date.fromisoformat(value))


def is_moment(value: object) -> bool:
    return isinstance(value, str) and dt.datetime.fromisoformat(value).utcoffset() is not None


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


PLAIN: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: is_number(value) and isinstance(value, int),
    "number": is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "day": is_day,
    "moment": is_moment,
}


def fits(value: Any, words: str) -> bool:
    """Whether a value is what the page's words for its type say."""
    if " or " in words:
        return any(fits(value, part) for part in words.split(" or "))
    if words.startswith("list of "):
        return isinstance(value, list) and all(fits(item, words.removeprefix("list of ")) for item in value)
    if words.startswith("pair of "):
        parts = words.removeprefix("pair of ").split(" and ")
        return isinstance(value, list) and all(map(fits, value, parts)) and len(value) == len(parts)
    if words.startswith("`"):
        return bool(value == json.loads(words.strip("`")))
    if words.startswith("["):
        return isinstance(value, dict) and not unlike(value, words[1 : words.index("]")])
    return PLAIN[words](value)


def unlike(row: dict[str, Any], record: str) -> list[str]:
    """The keys of a row that are missing, too many, or of another type than the page says."""
    table = TABLES[record]
    return sorted(set(row) ^ set(table)) + [key for key in table if key in row and not fits(row[key], table[key])]


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A terminal whose archive holds the sample page, a text of another speaker and two dated pages; and a feed."""
    with local_web() as web:
        web.outlet("ledger.example", per_day=6, seed=3).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        yield laid_out(tmp_path_factory)


def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """What the answers are asked of."""
    terminal = Terminal(tmp_path_factory.mktemp("json"))
    (terminal.folder / "holt.txt").write_text(HOLT)
    (terminal.folder / "feeds.opml").write_text(OPML)
    for day in (1, 2):
        body = "".join(f"<p>The keeper lit the lamp {n} times in week {day} of the storm.</p>" for n in range(9))
        (terminal.folder / f"{day}.html").write_text(LAMP.format(day=day, body=body))
    for name in (str(SEED), "holt.txt", "1.html", "2.html"):  # one after the other, so that their numbers are known
        assert terminal.run("ingest", name).code == 0
    assert terminal.run("brief", "lamp").code == 0  # which `last` asks again
    assert terminal.run("brief", "lamp", "--html", "handed-on.html").code == 0
    terminal.asked_on(42)
    return terminal


def test_the_page_is_made_of_the_records() -> None:
    assert document() == PAGE, "print the page again: python -m docs.json_schema > docs/json.md"


def test_every_verb_takes_it_after_itself_too() -> None:
    group = get_command(app)
    assert isinstance(group, LazyVerbs)
    names = group.list_commands(Context(group))
    assert set(VERBS) | {"pipe"} == set(names)
    commands: dict[str, Any] = {name: loaded(name) if name in VERBS else group.commands[name] for name in names}
    for group_name in ("archives", "feed"):
        commands |= {f"{group_name} {name}": inner for name, inner in commands[group_name].commands.items()}
    without = [name for name, command in commands.items() if "--json" not in _options(command)]
    assert not without


def _options(command: Any) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}


def test_an_export_on_standard_output_has_its_receipt_on_standard_error(terminal: Terminal) -> None:
    printed = terminal.run("export", "-", "--format", "jsonl", "--json")
    told = json.loads(printed.err)
    assert len(printed.out.splitlines()) == told["articles"] > 1
    assert (told["schema"], told["file"], told["format"]) == (SCHEMA, "-", "jsonl")


def test_the_page_tells_of_every_verb_that_answers_in_json() -> None:
    with_json = {typed_name(verb) for verb in every_verb() if "json" in inspect.signature(verb).parameters}
    named = {typed_name(verb) for verb in every_verb()}
    assert with_json == named, "name the record that it prints in VERBS of its module in bot/cli/verbs/"
    assert set(ASKED) | LINES == set(ANSWERS), "say in ASKED above how a verb is asked, so that its answer is compared"


@pytest.fixture(scope="module")
def printed(terminal: Terminal, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """What each verb prints, asked in that order of an archive of their own."""
    own = terminal.copy(tmp_path_factory.mktemp("asked"))
    return {verb: own.run("--json", *words) for verb, words in ASKED.items()}


@pytest.mark.parametrize("verb", ASKED)
def test_the_answer_is_as_the_page_says(printed: dict[str, Printed], verb: str) -> None:
    row = printed[verb].json
    assert next(iter(row.items())) == ("schema", SCHEMA)
    assert unlike({key: value for key, value in row.items() if key != "schema"}, ANSWERS[verb].__name__) == []


def test_an_excerpt_is_flat_wherever_it_stands(terminal: Terminal) -> None:
    quote = terminal.run("who", "Abuza", "--json").json["latest"][0]
    day = terminal.run("timeline", "lamp", "--json").json["days"][0]
    verification = terminal.run("verify", "The opposition has taken heavy casualties", "--json").json
    passage = terminal.run("search", "Myanmar Russia", "--json").json["hits"][0]["passages"][0]
    for excerpt in (quote, day, verification["said"], verification["cuts"][0], passage):
        text = terminal.run("show", str(excerpt["article"]), "--json").json["text"]
        assert text[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    assert verification["article"] == verification["first"]["article"] == 1
    mark = passage["marks"][0]
    assert passage["text"][mark["start"] : mark["end"]].casefold() in {"myanmar", "myanmar’s", "russia", "russian"}


def test_what_has_no_form_is_an_error_and_never_a_guess() -> None:
    with pytest.raises(TypeError, match="no form in JSON"):
        encoded(b"bytes")
