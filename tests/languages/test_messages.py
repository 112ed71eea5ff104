"""A language's messages: plurals by its own rule, English for what is missing, and nothing that fails when said."""

import gettext
import logging
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.languages import languages
from bot.languages.messages import ENGLISH, messages, spoken
from bot.text.catalogue import compiled, entries, locale_of, read, rule_fault
from docs.messages import __main__ as command
from docs.messages.extraction import of_chat, of_code, template
from docs.messages.report import report
from docs.messages.update import rule_of, updated

HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {rule}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
QUOTES = "{number} quote", "{number} quotes"
CODES = {"ar", "ru", "pl", "sl", "he", "lv", "mt", "cy", "br"} | {each.code for each in languages()} - {ENGLISH}
KNOWN = sorted(code for code in CODES if locale_of(code))
"""Those that Unicode's CLDR knows; the rule of another stands in its file alone, which nobody can check."""


def po(language: str, rule: str, *blocks: str) -> bytes:
    """A .po file."""
    return (HEAD.format(language=language, rule=rule) + "\n\n".join(blocks) + "\n").encode()


def plural(singular: str, many: str, *forms: str) -> str:
    """An entry with a plural."""
    numbered = [f'msgstr[{number}] "{form}"' for number, form in enumerate(forms)]
    return "\n".join([f'msgid "{singular}"', f'msgid_plural "{many}"', *numbered])


@pytest.mark.parametrize("language", KNOWN)
def test_every_number_has_the_form_of_its_category(language: str) -> None:
    locale = locale_of(language)
    assert locale is not None
    category_of = {number: locale.plural_form(number) for number in range(201)}
    begun = read(po(language, rule_of(language)), language)
    choose = gettext.c2py(begun.plural_expr)
    form_of = {category: choose(number) for number, category in category_of.items()}
    name_of = {form: category for category, form in form_of.items()}
    forms = [f"{{number}} {name_of.get(form, 'unused')}" for form in range(begun.num_plurals)]
    speaking = compiled(po(language, rule_of(language), plural(*QUOTES, *forms)), language)
    for number, category in category_of.items():
        assert speaking.ngettext(*QUOTES, number) == f"{{number}} {category}"


def test_the_french_file_is_as_update_leaves_it() -> None:
    """Else the next who adds a sentence finds thousands of moved lines in the change."""
    held = messages("fr")
    assert updated(held, "fr", template()) == held, "run: python -m docs.messages update fr"


def test_the_rules_of_some_languages() -> None:
    forms = [f"{{number}} {name}" for name in ("zero", "one", "two", "few", "many", "other")]
    arabic = compiled(po("ar", rule_of("ar"), plural(*QUOTES, *forms)), "ar")
    said = [arabic.ngettext(*QUOTES, number).removeprefix("{number} ") for number in (0, 1, 2, 3, 11, 100, 103, 111)]
    assert said == ["zero", "one", "two", "few", "many", "other", "few", "many"]
    russian = compiled(po("ru", rule_of("ru"), plural(*QUOTES, *forms[1:2], *forms[3:5])), "ru")
    said = [russian.ngettext(*QUOTES, number).removeprefix("{number} ") for number in (1, 2, 5, 11, 21, 22, 112)]
    assert said == ["one", "few", "many", "many", "one", "few", "many"]


def test_a_rule_that_is_not_the_languages_is_told() -> None:
    assert rule_fault(2, "n != 1", locale_of("fr")) == "1 is “one” and takes form 0, not 1"
    assert rule_fault(1, "n > 1", locale_of("fr")) == "2 takes form 1 of only 1"
    assert "have one form" in (rule_fault(2, "n != 1", locale_of("pl")) or "")
    assert rule_fault(2, "n > 1", locale_of("fr")) is None


@pytest.mark.parametrize("language", [code for code in spoken() if code != ENGLISH])
def test_nothing_in_a_languages_messages_would_fail(language: str) -> None:
    assert report(messages(language) or b"", language, template()).wrong == ()


def test_what_would_fail_is_english_and_told(caplog: pytest.LogCaptureFixture) -> None:
    source = po(
        "pl", POLISH,
        'msgid "By {name}"\nmsgstr "{nmae}"',
        'msgid "At {day}"\nmsgstr "Kiedyś"',
        'msgid "In {place}"\nmsgstr "W {place"',
        'msgid "Save"\nmsgstr "Zapisz"',
        plural(*QUOTES, "jeden cytat", "{number} cytaty", "{number} cytatów"),
        plural("{number} page", "{number} pages", "{number} strona", "strony", "{number} stron"),
    )  # fmt: skip
    with caplog.at_level(logging.WARNING, "bot.chat"):
        polish = compiled(source, "pl")
    assert [polish.gettext(each) for each in ("By {name}", "At {day}", "In {place}", "Save")] == [
        "By {name}", "At {day}", "In {place}", "Zapisz",
    ]  # fmt: skip
    page = "{number} page", "{number} pages"
    assert [polish.ngettext(*page, number) for number in (1, 2)] == list(page)
    assert polish.ngettext(*QUOTES, 1) == "jeden cytat"
    assert len(caplog.records) == 4
    wrong = report(source, "pl", read(source, "pl")).wrong
    assert [line.partition("”: ")[2] for line in wrong] == [
        "“{nmae}” names {nmae}, which the English does not",
        "“Kiedyś” lacks {day}",
        "“W {place”: expected '}' before end of string",
        "“strony” lacks {number}",
    ]


def test_a_form_for_one_number_may_leave_the_number_out() -> None:
    forms = ["لا اقتباسات", "اقتباس", "اقتباسان", "{number} اقتباسات", "{number} اقتباسا", "{number} اقتباس"]
    source = po("ar", rule_of("ar"), plural(*QUOTES, *forms))
    assert report(source, "ar", read(source, "ar")).wrong == ()
    assert compiled(source, "ar").ngettext(*QUOTES, 2) == "اقتباسان"


@pytest.mark.parametrize(
    ("rule", "block", "problem"),
    [
        ("nplurals=2; plural=(n >", "", "unexpected end"),
        (POLISH, plural(*QUOTES, "{number} a", "{number} b", "{number} c", "{number} d"), "more translations"),
        ("nplurals=2; plural=(n != 1);", "", "Plural-Forms: several of"),
    ],
)
def test_a_file_that_does_not_fit_the_language_is_told(
    rule: str, block: str, problem: str, caplog: pytest.LogCaptureFixture
) -> None:
    source = po("pl", rule, block)
    assert problem in report(source, "pl", Catalog()).wrong[0]
    assert compiled(source, "pl").gettext("Save") == "Save"


def test_updating_keeps_what_is_translated() -> None:
    old = po(
        "pl", POLISH,
        '# for the button\nmsgid "Save"\nmsgstr "Zapisz"',
        'msgid "The article is in the archive"\nmsgstr "Jest"',
        plural(*QUOTES, "{number} cytat", "{number} cytaty", "{number} cytatów"),
        'msgctxt "name"\nmsgid "topic"\nmsgstr "temat"',
        '#~ msgid "Back"\n#~ msgstr "Wróć"',
    )  # fmt: skip
    now = Catalog()
    for sentence in ("Save", "Saved", "The article is in this archive", QUOTES, "Back"):
        now.add(sentence)
    new = updated(old, "pl", now)
    merged = read(new, "pl")
    assert [str(merged[each].string) for each in ("Save", "Saved", "Back")] == ["Zapisz", "", "Wróć"]
    assert merged["Save"].user_comments == ["for the button"]
    assert merged["The article is in this archive"].fuzzy
    assert list(merged[QUOTES].string or ()) == ["{number} cytat", "{number} cytaty", "{number} cytatów"]
    assert [each.string for each in merged.obsolete.values()] == ["temat"]
    assert updated(new, "pl", now) == new
    told = report(new, "pl", now)
    assert (len(told.missing), len(told.fuzzy), len(told.obsolete), told.wrong) == (1, 1, 1, ())
    assert compiled(new, "pl").gettext("The article is in this archive") == "The article is in this archive"


def test_sentences_are_found_where_they_stand(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text(
        "class Gone(Error):\n    template = (\n        'It is '\n        'gone.'\n    )\n"
        "KINDS = {'a': N_('A kind')}\nPAIR = NN_('{number} a', '{number} as')\n"
        "def said(_, n, late):\n    _.ngettext(n['x'], '{number} b', '{number} bs', who=_('Who'))\n"
        "    return _('Late' if late else 'Early'), _.gettext(KINDS['a'] or 'None'), _(late), other('No')\n"
    )
    with code.open("rb") as source:
        found = {message for _, _, message, _ in of_code(source, (), (), {})}
    assert found == {
        "It is gone.", "A kind", ("{number} a", "{number} as"), ("{number} b", "{number} bs"), "Who", "Late", "Early",
        "None",
    }  # fmt: skip


def test_chat_has_words_of_its_own(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("self.ask('t', 'Title', 'A hint')\nHelpLine('/x', 'what it is', example='topic: y')\nput(x, 'A')\n")
    with code.open("rb") as source:
        found = {message for _, _, message, _ in of_chat(source, (), (), {})}
    assert found == {"Title", "A hint", "what it is", "topic: y", "A"}
    with code.open("rb") as source:
        assert list(of_code(source, (), (), {})) == []


def test_what_discord_shows_is_found() -> None:
    every = template()
    assert every.get("topic", "name") is not None
    assert every.get("A short summary of a topic, with key quotes and links.") is not None
    assert ("/settings", None) in every.get("each reader's own").locations  # type: ignore[union-attr]
    assert all(message.locations for message in entries(every))


def test_one_command_tells_what_is_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["report"]) == 0
    out = capsys.readouterr().out
    assert out.split("\n")[0].split() == ["language", "messages", "missing", "fuzzy", "obsolete", "refused", "wrong"]
    assert "th, missing:\n" in out
    assert command.main(["report", "--summary", "fr"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert command.main(["template", str(tmp_path / "messages.pot")]) == 0
    assert len(list(entries(read((tmp_path / "messages.pot").read_bytes(), "en")))) == len(list(entries(template())))
    with pytest.raises(SystemExit):
        command.main(["update", "xx"])
