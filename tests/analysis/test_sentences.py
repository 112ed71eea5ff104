"""Where sentences end, in the cases that stops alone do not tell."""

import time
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.sentences import split

# One text a line: the language, then its sentences with a bar between them.
_KINDS = {
    "titles": """
        en|Ms. Holm met Mr. and Mrs. Roy.|Rev. Gray left.
        en|Gen. Lund, Lt. Col. Roy and Sens. Gray and Reed came.|Gov. Roy left.
        en|Dr. No is a film.|St. Mary's is a church.
        de|Dr. med. Roy, Prof. Lund und Hr. Gray kamen.|Frau Dr. h. c. Roy ging.
        fr|M. Roy et Mme. Gray sont là.|MM. Petit et Grand aussi.|M. Le Goff non plus.
        es|El Sr. Roy y la Sra. Gray llegaron.|D. Juan y Dña. Ana no.
        it|Il sig. Roy e la dott.ssa Gray sono qui.|L'on. Lund e l'avv. Reed no.
        pt|O Sr. Roy e a Dra. Gray chegaram.|O Exmo. Prof. Lund não.
        nl|Dhr. Roy en mevr. Gray kwamen.|Prof. dr. Lund niet.
        pl|Prof. Mak i dr Lis przyszli.|Mieszka przy ul. Długiej 5.
        hi|डॉ. वर्मा आए।|प्रो. राय गए।
        ar|قال د. أحمد ذلك.|هل تعرف؟|نعم.
        vi|TS. Lê Hạnh đến.|Ông ở TP. Huế.""",
    "initials": """
        en|J. K. Gray and T.S. Reed won.|C. S. Lund lost.
        en|He takes vitamin C.|Doctors agree.|It was plan B.|Nobody minded.
        en|They need you and I.|Gray went.
        fr|J.-P. Roy et P. Gray sont là.|J. Le Roy aussi.
        nl|J. De Wit en A. van Dijk wonnen.|Dat is alles.""",
    "states and bodies": """
        en|The U.S. Senate met.|He lives in the U.S.|The house is small.
        en|In Washington, D.C., it rained.|The D.C. Council met.
        en|Gray Inc. Chief Executive Ada Roy left.|Reed Corp. and Lund Ltd. did not.|It was Gray Co.|The end.
        en|Martin Luther King Jr. Day came.|He is Gray Jr.|Nobody minds.
        en|The company (Gray Inc.) won.|It is Gray Inc. (of Lund) now.
        es|Viajó a EE. UU.|El viaje fue largo.
        it|Gray S.p.A. ha vinto.|Visse nel 50 a.C.|La città dorme.""",
    "times and days": """
        en|The shop opens at 9 a.m. Tuesday and shuts at 6 p.m. EST.|Come early.
        en|At 6 a.m. Mrs. Gray left.|It ended at 10 p.m.|Officials left.
        en|In Jan. 2020 and on Feb. 3 it rained.|It rained in Sept.|Nobody minded.
        es|Son las 5 p. m.|La tienda cierra a las 8 a. m. del lunes.""",
    "numbers": """
        en|Bus No. 5 stopped.|They said no.|Police came.|See nos. 5 and 6, fig. 3 and art. IV of it.
        en|It cost $3.50.|Shares fell 2.5 per cent.|12 people heard.|In 2019.|20 more came.
        en|The girl, 5.|The boy, 6.|Both left.
        de|Vgl. Art. 5 Abs. 2 GG.|Er sagte nein.|Alle gingen.
        fr|Voir art. 5, p. 3 et n° 4.|Il a dit non.|La police est venue.
        es|Véase el art. 5 y el núm. 4.|Dijo que no.|La policía llegó.
        it|Vedi art. 5, p. 3 e n. 4.|Ha detto no.|La polizia è arrivata.""",
    "ordinals and dates": """
        de|Am 3. Mai kam sie.|Im 19. Jahrhundert war es so.|Er wurde 19.|Die Polizei kam.
        de|Er feierte seinen 60. Geburtstag.|Der 1. FC Lund gewann.|Am 5. war er da.|Die Stadt schwieg.
        de|Es kamen 30.|Menschen jubelten.|Das Treffen ist am 3. 5. 2024 in Lund.
        de|Papst Johannes Paul II.|Er starb 2005.|König Karl III. besucht Berlin.
        fr|Le 1er mai, il pleut.|Au XIXe s. on rêvait.
        en|World War II.|Germany lost.""",
    "inside a sentence": """
        en|Gray vs. Reed is on.|Roe v. Wade fell.|It grew approx. 5 ft. a year, i.e. Fast.
        en|They sell milk, eggs, etc.|Prices rose.
        en|It is by Gray et al. (2019) and Roy et al. [5].|The end.
        de|Das gilt z. B. Berlin, d. h. Die Stadt, u. a. Hamburg usw.|Der Rest nicht.
        de|Es kostet 3 Mio. Euro.|Karl d. Gr. war König.
        fr|Il est né en 50 av. J.-C.|La ville dort.|Pain, lait, etc.|Les autres non.
        nl|Dat is o.a. Utrecht, d.w.z. De stad, enz.|De rest niet.
        ru|В 2019 г. в Москве.|Он живёт на ул. Мира.|А. С. Пушкин и т. д.|Он умер в 1837 г.|Потом всё.""",
    "a clause of saying": """
        en|“Is it safe?” Anna Gray asked.|“Yes!” Mayor Tom Reed told the council.|She left.
        en|“We lost!” The Harbour Times wrote in an editorial.|Readers agreed.
        en|“We lost!” Gray, who scored twice, said.|“Stop!” I said.|I left.
        en|"Is it?" Gray asked.|"Yes!"|She left.
        fr|« Qui paie ? » demande Roy.|« Personne. »|Il part.
        es|«¿Quién?» preguntó ella.|—¿Quién? —preguntó.|—Yo.
        nl|‘Wie betaalt?’ vroeg hij.|’s Avonds kwam ze.
        ru|— Кто? — спросил он.|— Я!
        ja|「行く。」と彼は言った。|彼は去った。|「行く。」|彼女も去った。
        zh|“我们走。”他说。|人们走了。|他说：“不。”|他走了。
        ko|“가자.”라고 그가 말했다.|그는 갔다.""",
    "no clause of saying": """
        en|“Is it safe?”|The mayor did not say.|“No!”|He told reporters that it was not.
        en|“Is it safe?”|Officials said the bridge was closed.|“Stop!”|Gray stopped the car.
        en|“It ended.”|The crowd left.|(He did not.)|She did.|“It ended”.|The crowd left.
        en|He called it “great.”|She did not.|He asked, “Why?”|Nobody knew.
        de|„Wer zahlt?“|Die Ministerin schwieg.|Er sagte: „Nein“.|Sie ging.|»Wer?«|»Niemand.«|Sie ging.""",
    "marks in names": """
        en|He asked Which? Travel for help.|Which? found it.|Yahoo! Finance reported it.
        en|She works at Yahoo! in the office.|Which?|The blue one.""",
    "ellipses": """
        en|Well... I don't know.|The winner is... Ada Gray.|It ended…|The crowd left.
        en|It is all . . . .|Next it ends.|I never meant that....|She left.
        fr|Elle hésite...|Puis elle part.|Elle va à... Paris.""",
    "lists": """
        en|1. First the bread.|2. Then the milk.
        en|1. Bread|2. Milk|3. Tea
        de|1. Erstens Brot.|2. Zweitens Milch.""",
    "small letters": """
        en|i went home.|it was fun.|we won.
        en|It starts at noon.|iPhone sales rose.|eBay fell.""",
    "notes and addresses": """
        en|It ended.[3]|The crowd left.|See https://a.example/b.c for more.|Go.
        en|Use v1.2.3.|It works.|Node.js works.""",
}
_TEXTS = [(kind, line.strip()) for kind, lines in _KINDS.items() for line in lines.strip().splitlines()]
_PIECES = st.sampled_from(
    ["A", "b.", "Mr.", "J.", "U.S.", "p.m.", "3.", "Mai", "“", "”", "«", "»", '"', "?", "!", "...", "…", " ", "  ",
     "\n", "said", "The", "no.", "(", ")", "[1]", "。", "」", "と", "é", "e\u0301", "\u0301", "👍🏽", "डॉ.", "한",
     "’s", "-", "1)"]
)  # fmt: skip
_LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "pl", "hi", "ja", "xx", None])


def sentences(text: str, language: str | None) -> list[str]:
    return [text[passage.start : passage.end] for passage in split(text, language)]


@pytest.mark.parametrize(("kind", "line"), _TEXTS, ids=[f"{kind}: {line[:30]}" for kind, line in _TEXTS])
def test_sentences_end_where_a_reader_ends_them(kind: str, line: str) -> None:
    language, *expected = line.split("|")
    assert sentences(("" if language in {"ja", "zh"} else " ").join(expected), language) == expected


def test_glued_sentences_are_parted_and_names_are_not() -> None:
    assert sentences("It ended in 2011.The crew left.", "en") == ["It ended in 2011.", "The crew left."]
    assert sentences("Es war Dipl.-Ing. Roy.", "de") == ["Es war Dipl.-Ing. Roy."]


def test_the_tables_of_a_text_without_a_language_are_those_of_its_words() -> None:
    text = "Der Rat sprach am 3. Mai mit Frau Roy, und die Stadt war nicht dabei. Das war alles."
    assert len(sentences(text, None)) == 2


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=30).map("".join), _LANGUAGES)
def test_sentences_hold_the_whole_text_and_break_no_sign(text: str, language: str | None) -> None:
    passages = split(text, language)
    assert all(0 <= p.start < p.end <= len(text) for p in passages)
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(passages))
    assert "".join("".join(text[p.start : p.end].split()) for p in passages) == "".join(text.split())
    whole = {sign.start() for sign in regex.finditer(r"\X", text)}
    begins = [b.start for a, b in pairwise(passages) if a.paragraph == b.paragraph]
    assert whole.issuperset(begins)


def test_a_line_without_spaces_is_cut_between_whole_signs() -> None:
    text = "e\u0301" * 9_001
    assert all(sentence[0] == "e" for sentence in sentences(text, "en"))


@pytest.mark.parametrize(
    "piece", [".", "A. ", "z. B. ", ". . ", ". .x", "“Go?” Ana ", "when “a?” B ", "1. a 2. ", "(. A", "... ", "e\u0301"]
)
def test_hostile_text_is_cut_in_proportion_to_its_length(piece: str) -> None:
    def once(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        split(text, "en")
        return time.process_time() - began

    def cost(length: int) -> float:
        return min(once(length) for _ in range(3))

    assert cost(32_000) < 12 * max(cost(8_000), 0.01)
