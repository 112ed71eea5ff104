"""How a quote stands in a text: the verdict beside each input, and what holds of any edit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.alignment import align, worded
from bot.text.wording import forms, words

SOURCE = (
    "“We will not close the harbour before 16 June,” said Mira Holt, the mayor of Port Ellery. "
    "“The pier needs new pillars, and the town has only 23 million crowns … for all of it.”\n\n"
    "Otto Brand, who leads the dockers' union, disagreed: “They knew it in 2024 – and they did nothing.”\n\n"
    "“Nobody asked us. Nobody listened,” Brand said."
)

CASES = [
    ("We will not close the harbour before 16 June", "verbatim"),
    ("WE WILL NOT  CLOSE\nthe harbour before 16 june!", "verbatim"),
    ("They knew it in 2024 - and they did nothing", "verbatim"),
    ("needs new pillars, and the town", "verbatim"),
    ("only 23 million crowns for all of it", "verbatim"),
    ("... the pier needs new pillars ...", "verbatim"),
    ("We will not close … before 16 June", "elided"),
    ("We will not close [...] before 16 June", "elided"),
    ("We will not close the harbour before [the summer]", "elided"),
    ("The pier needs ... crowns", "elided"),
    ("We will not close before 16 June", "altered"),
    ("We will close the harbour before 16 June", "altered"),
    ("We will not close the harbour before 17 June", "altered"),
    ("We will not close the harbour before -16 June", "altered"),
    ("We will not shut the harbour before 16 June", "altered"),
    ("We will not close the harbour before June 16", "altered"),
    ("We'll not close the harbour before 16 June", "altered"),
    ("The pier needs new pillars, and the town has only 23% million crowns", "altered"),
    ("They knew it in 2024 and we did nothing", "altered"),
    ("We will not close the harbour before 16 June. The pier needs new pillars", "joined"),
    ("Nobody listened. They knew it in 2024 – and they did nothing.", "joined"),
    ("and they did nothing. Nobody asked us.", "joined"),
    ("The lighthouse keeper sold his boat to a museum", "not_found"),
    ("harbour pier town", "not_found"),
    ("", "not_found"),
    ("…", "not_found"),
]

OTHER_SCRIPTS = [
    ("ประธานกล่าวว่า “เราจะไม่ปิดท่าเรือก่อนเดือนมิถุนายน” เมื่อวานนี้", "เราจะไม่ปิดท่าเรือก่อนเดือนมิถุนายน", "verbatim"),
    ("ประธานกล่าวว่า “เราจะไม่ปิดท่าเรือก่อนเดือนมิถุนายน” เมื่อวานนี้", "เราจะปิดท่าเรือก่อนเดือนมิถุนายน", "altered"),
    ("市长说：“我们六月以前不会关闭港口。”", "我们六月以前不会关闭港口", "verbatim"),
    ("市长说：“我们六月以前不会关闭港口。”", "我们六月以前会关闭港口", "altered"),
    ("La maire a dit : « L’Europe n’a pas fermé le port. »", "l'europe n'a pas fermé le port", "verbatim"),
    ("La maire a dit : « L’Europe n’a pas fermé le port. »", "Europe n'a pas fermé le port", "verbatim"),
    ("La maire a dit : « L’Europe n’a pas fermé le port. »", "L’Europe a fermé le port", "altered"),
    ("Er sagte: „Die Straße bleibt zu, 1.000 Euro her.“", "»DIE STRASSE bleibt zu, 1.000 Euro her«", "verbatim"),
    ("Er sagte: „Die Straße bleibt zu, 1.000 Euro her.“", "Die Straße bleibt zu, 10.00 Euro her", "altered"),
    ("قال العمدة: «لن نغلق الميناء قبل يونيو»", "لن نغلق الميناء قبل يونيو", "verbatim"),
    ("The cafe\u0301 owner said “I paid $1,000 for co\u00adffee”", "I paid $1000 for coffee", "verbatim"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "verdict"), CASES)
def test_verdict(quote: str, verdict: str) -> None:
    assert align(quote, worded(SOURCE)).verdict == verdict


@pytest.mark.parametrize(("source", "quote", "verdict"), OTHER_SCRIPTS)
def test_other_scripts(source: str, quote: str, verdict: str) -> None:
    assert align(quote, worded(source)).verdict == verdict


def test_diff_reads_as_the_source_with_the_quotes_changes() -> None:
    found = align("We will never close the old harbour before 17 June", worded(SOURCE))
    assert [(part.side, part.text) for part in found.diff] == [
        ("both", "We will"),
        ("source", "not"),
        ("quote", "never"),
        ("both", "close the"),
        ("quote", "old"),
        ("both", "harbour before"),
        ("source", "16"),
        ("quote", "17"),
        ("both", "June"),
    ]


TURNED = [
    ("I do not think he took the harbour money home.", "he took the harbour money home"),
    ("Nobody ever said that the pier would be closed for good.", "the pier would be closed for good"),
    ("If I were the mayor I would close the pier for good.", "I would close the pier for good"),
    ("If I were the mayor, I would close the pier for good.", "I would close the pier for good"),
    ("We will not close the pier before June.", "We will … close the pier before June"),
    ("We will not close the pier before June.", "close the pier before June"),
    ("We won't close the pier before June.", "We … close the pier before June"),
    ("We will close the pier before June.", "We will [never] close the pier before June"),
    ("Ich glaube nicht, dass sie den Hafen je verkaufen wird.", "sie den Hafen je verkaufen wird"),
    ("Wir werden den Hafen nicht verkaufen, das ist sicher.", "Wir werden den Hafen … verkaufen"),
    ("Je ne pense pas que le port sera vendu cette année.", "le port sera vendu cette année"),
    ("No creo que el puerto se venda este año al final.", "el puerto se venda este año al final"),
    ("Não acho que o porto seja vendido este ano inteiro.", "o porto seja vendido este ano inteiro"),
    ("Non credo che il porto sarà venduto mai più nella storia.", "il porto sarà venduto mai più nella storia"),
    ("We zullen de haven niet verkopen, dat is zeker.", "We zullen de haven … verkopen"),
]
WHOLE = [
    ("They did not come, and we will close the pier for good.", "we will close the pier for good", "verbatim"),
    ("We are not only proud but glad of the pier.", "We are … glad of the pier", "elided"),
    (
        "If you look at the pier, you see what was done.",
        "look at the pier, you see what was done",
        "verbatim",
    ),
    ("The pier, which nobody wanted, is ours for ever.", "The pier … is ours for ever", "elided"),
    ("We do not sell. Once more, we will not: the pier is ours for good.", "the pier is ours for good", "verbatim"),
    ("We will not close the pier. We will close the pier soon.", "We will close the pier", "verbatim"),
    ("Le port de la ville est fermé depuis un an, et les gens sont tristes.", "fermé depuis un an", "verbatim"),
    ("Ele se disse pronto para fechar o porto e não sabe quando.", "fechar o porto e não sabe quando", "verbatim"),
    ("Wij zijn arm of rijk maar met de haven van iedereen.", "met de haven van iedereen", "verbatim"),
]


@pytest.mark.parametrize(("source", "quote"), TURNED)
def test_a_cut_that_takes_a_negation_or_a_condition_away_is_altered(source: str, quote: str) -> None:
    for said in (source, f"“{source}”", f"It rained. “{source}”"):
        alignment = align(quote, worded(said))
        assert alignment.verdict == "altered"
        assert {part.side for part in alignment.diff} > {"both"}


@pytest.mark.parametrize(("source", "quote", "verdict"), WHOLE)
def test_a_cut_that_leaves_the_sense_keeps_its_verdict(source: str, quote: str, verdict: str) -> None:
    assert align(quote, worded(f"“{source}”")).verdict == verdict
    assert align(quote, worded(f"“{source}” said the mayor of the town.")).verdict == verdict


WORDS = "harbour pier mayor not never 16 17 Holt Brand the a of closes opens 2024 town crowns don't do"
NEGATIONS = {"not", "never", "don't"}
SENTENCE = st.lists(st.sampled_from(WORDS.split()), min_size=4, max_size=30)


@given(SENTENCE, st.data())
def test_an_edited_quotation_is_never_verbatim(said: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(said) - 1))
    edited = list(said)
    edit = data.draw(st.sampled_from(["replace", "insert"]))
    edited[place : place + (edit == "replace")] = ["zeppelin"]
    assert align(" ".join(edited), worded(f"He said: “{' '.join(said)}.”")).verdict != "verbatim"


@given(SENTENCE, st.data())
def test_a_word_left_out_is_never_verbatim_unless_the_rest_stands_there(said: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(said) - 1))
    rest = said[:place] + said[place + 1 :]
    text = " ".join(said)
    stands = f" {' '.join(rest)} " in f" {text} "
    verdict = align(" ".join(rest), worded(text)).verdict
    if stands and said[0] in NEGATIONS:
        assert verdict in {"verbatim", "altered"}  # what is left over may only stand behind the negation
    else:
        assert (verdict == "verbatim") is stands


@given(st.text(max_size=200), st.text(max_size=60))
def test_offsets_cut_words_of_the_source(text: str, quote: str) -> None:
    found = align(quote, worded(text))
    for span in found.spans:
        assert 0 <= span.start < span.end <= len(text)
    if found.verdict == "verbatim":
        assert forms(text[found.spans[0].start : found.spans[0].end]) == forms(quote)


@given(st.text(max_size=300))
def test_words_are_cut_right_and_in_order(text: str) -> None:
    found = words(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
