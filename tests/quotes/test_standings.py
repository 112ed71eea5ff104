"""What a text says of the words it quotes, in every language with a lexicon; plain negation and reports stay said."""

import pytest

from bot.analysis.quotations import extract
from bot.records.annotations import Quote

# {} is the quotation. Fictional people of a fictional harbour.
WORDS = {
    "en": "“the harbour pilots were asleep”",
    "de": "„die Lotsen haben geschlafen“",
    "fr": "« les pilotes dormaient »",
    "es": "«los prácticos dormían»",
    "it": "«i piloti dormivano»",
    "pt": "“os pilotos dormiam”",
    "nl": "“de loodsen sliepen”",
}

DENIED = [
    ("en", "Mayor Edda Falk denied having said {}."),
    ("en", "Edda Falk has never said {}, her office told the paper."),
    ("en", "Edda Falk did not say {} at the meeting."),
    ("en", "Edda Falk never publicly said that {}."),
    ("en", "Never has Edda Falk said {}."),
    ("en", "Edda Falk didn’t write or say {}."),
    ("en", "Edda Falk refused to say {}."),
    ("en", "Falk denies that she ever called it {}."),
    ("en", "A fake page showed Edda Falk saying {}."),
    ("en", "The doctored video, in which Edda Falk says {}, was shared on Monday."),
    ("en", "The quote {} attributed to Edda Falk is fabricated."),
    ("en", "A picture that quotes Edda Falk as saying {} is fake."),
    ("en", "There is no record of Edda Falk ever saying {}."),
    ("en", "We found no evidence that Edda Falk said {}."),
    ("en", "Users claim that Edda Falk said {}. She did not."),
    ("en", "Did Edda Falk say {}? No."),
    ("en", "In the clip, Edda Falk says {}. The clip is fake."),
    ("en", "The post has Edda Falk saying {}. She never said it."),
    ("en", "At no time did Falk say {}."),
    ("en", "{}, Edda Falk never said."),
    ("de", "Edda Falk hat nie gesagt: {}."),
    ("de", "Edda Falk hat nach Angaben ihres Büros nie {} gesagt."),
    ("de", "Edda Falk bestreitet, {} gesagt zu haben."),
    ("de", "Edda Falk dementierte, gesagt zu haben: {}."),
    ("de", "Ein gefälschtes Video zeigt, wie Edda Falk sagt: {}."),
    ("de", "Das Zitat {} von Edda Falk ist frei erfunden."),
    ("de", "Hat Edda Falk gesagt: {}? Nein."),
    ("de", "Es gibt keinen Beleg dafür, dass Edda Falk {} gesagt hat."),
    ("fr", "Edda Falk n’a jamais dit {}, selon son bureau."),
    ("fr", "Edda Falk n’a pas déclaré {}."),
    ("fr", "Edda Falk nie avoir dit {}."),
    ("fr", "Edda Falk dément avoir déclaré {}."),
    ("fr", "Une fausse page montre Edda Falk disant {}."),
    ("fr", "Une publication qui cite Edda Falk disant {} est fausse."),
    ("fr", "Edda Falk a-t-elle dit {} ? Non."),
    ("fr", "Il n’existe aucune preuve qu’Edda Falk ait dit {}."),
    ("es", "Edda Falk nunca dijo {}, según su oficina."),
    ("es", "Edda Falk no ha dicho {}."),
    ("es", "Edda Falk negó haber dicho {}."),
    ("es", "Un vídeo falso muestra a Edda Falk diciendo {}."),
    ("es", "Una publicación que cita a Edda Falk diciendo {} es falsa."),
    ("es", "No hay constancia de que Edda Falk haya dicho {}."),
    ("it", "Edda Falk non ha mai detto {}, secondo il suo ufficio."),
    ("it", "Edda Falk ha negato di aver detto {}."),
    ("it", "Un falso video mostra Edda Falk che dice {}."),
    ("it", "Un post in cui Edda Falk dice {} è falso."),
    ("pt", "Edda Falk nunca disse {}, segundo o seu gabinete."),
    ("pt", "Edda Falk não disse {}."),
    ("pt", "Edda Falk negou ter dito {}."),
    ("pt", "Um vídeo falso mostra Edda Falk dizendo {}."),
    ("pt", "Uma publicação em que Edda Falk diz {} é falsa."),
    ("nl", "Edda Falk heeft nooit gezegd: {}."),
    ("nl", "Edda Falk heeft volgens haar bureau nooit {} gezegd."),
    ("nl", "Edda Falk ontkent te hebben gezegd: {}."),
    ("nl", "Een nepvideo toont hoe Edda Falk zegt: {}."),
    ("nl", "Een bericht waarin Edda Falk zegt: {} is vals."),
]

DISPUTED = [
    ("en", "Edda Falk denied claims that {}."),
    ("en", "Arne Busk says that Edda Falk told him {}, which she denies."),
    ("en", "{} is false, Edda Falk said."),
    ("fr", "Arne Busk affirme qu’Edda Falk a dit {}, ce que dément la maire."),
]

SUPPOSED = [
    ("en", "If Edda Falk had said {}, nobody would have believed her."),
    ("en", "Edda Falk would have said {}."),
    ("en", "Edda Falk might say {}."),
    ("en", "Edda Falk would probably say {}."),
    ("en", "Edda Falk shrugged, as if to say {}."),
    ("en", "In the parody, Edda Falk says: {}."),
    ("en", "Imagine Edda Falk saying {}."),
    ("en", "Did Edda Falk say {}?"),
    ("en", "What would Edda Falk say? {}, perhaps."),
    ("de", "Wenn Edda Falk sagen würde: {}, wäre der Hafen leer."),
    ("de", "Edda Falk hätte gesagt: {}."),
    ("de", "Edda Falk winkte ab, als wollte sie sagen: {}."),
    ("fr", "Si Edda Falk avait dit {}, personne ne l’aurait crue."),
    ("fr", "Edda Falk haussa les épaules, comme pour dire {}."),
    ("es", "Si Edda Falk hubiera dicho {}, nadie la habría creído."),
    ("es", "Edda Falk diría {}."),
    ("it", "Se Edda Falk avesse detto {}, nessuno le avrebbe creduto."),
    ("pt", "Se Edda Falk tivesse dito {}, ninguém acreditaria."),
    ("nl", "Als Edda Falk had gezegd: {}, was de haven leeg."),
]

TOLD = [
    ("en", "The agency quoted Edda Falk as saying {}."),
    ("en", "Edda Falk is said to have told the pilots {}."),
    ("en", "Edda Falk reportedly said {}."),
    ("en", "Arne Busk recalled that Edda Falk had said {}."),
    ("de", "Edda Falk soll gesagt haben: {}."),
    ("fr", "Edda Falk aurait déclaré {}."),
    ("es", "Edda Falk habría dicho {}."),
    ("it", "Edda Falk avrebbe detto {}."),
    ("pt", "Edda Falk teria dito {}."),
    ("nl", "Edda Falk zou hebben gezegd: {}."),
]

SAID = [
    ("en", "Edda Falk said {}. He never said thanks, she added."),
    ("en", "He never thanked the town, but Edda Falk said {}."),
    ("en", "Edda Falk did not say when the pier would open. {}, she said."),
    ("en", "{}, said Edda Falk, who never says much."),
    ("en", "Edda Falk did not just say {}, she shouted it."),
    ("en", "{}, said Edda Falk, who denied the charges."),
    ("en", "Edda Falk did not hesitate to say {}."),
    ("en", "Edda Falk never denied saying {}."),
    ("en", "Nobody laughed when Edda Falk said {}."),
    ("en", "No ship came as Edda Falk said {}."),
    ("en", "Why did Edda Falk say {}?"),
    ("en", "Asked about the fake video, Edda Falk said {}."),
    ("en", "{}, Edda Falk said of the fake video."),
    ("en", "Edda Falk said the video was false and {}."),
    ("en", "{}, Edda Falk would say every morning."),
    ("en", "If the pier closes, Edda Falk said, {}."),
    ("en", "He never told his wife, {}, Edda Falk said."),
    ("en", "Edda Falk said she had told the board {}."),
    ("en", "“Who is next?” Edda Falk said. She would not say. {}, she added."),
    ("en", "There is no doubt, Edda Falk said, that {}."),
    ("en", "{}, Edda Falk said. No."),
    ("de", "Edda Falk sagte, sie sei nicht müde: {}."),
    ("de", "Edda Falk hat nicht nur gesagt: {}."),
    ("de", "Edda Falk bestätigte das nicht und sagte: {}."),
    ("en", "Edda Falk said the town would not take {}."),
    ("en", "Edda Falk said she would tell the board of {}."),
    ("en", "Edda Falk said {}. Arne Busk did not respond to a request for comment."),
    ("de", "Warum die Mole schloss, konnte Edda Falk nicht sagen: {}."),
    ("en", "Edda Falk denied the charges, calling the report {}."),
    ("en", "Edda Falk agrees that {} but the old story is false."),
    ("de", "Wer nie fragt, sagte Edda Falk, {}."),
    ("de", "{}, sagte Edda Falk, die nie viel sagt."),
    ("fr", "Edda Falk n’a pas hésité à dire {}."),
    ("fr", "Edda Falk n’a pas seulement dit {}."),
    ("es", "Edda Falk no dudó en decir {}."),
    ("es", "Edda Falk no solo dijo {}."),
    ("it", "Edda Falk non ha solo detto {}."),
    ("it", "Edda Falk non ha esitato a dire {}."),
    ("pt", "Edda Falk não hesitou em dizer {}."),
    ("nl", "Edda Falk heeft niet alleen gezegd: {}."),
]


def quoted(language: str, sentence: str) -> Quote:
    """The quote in question of a sentence, read in its language."""
    words = WORDS[language][1:-1].strip()
    text = sentence.format(WORDS[language])
    return next(quote for quote in extract(text, language) if text[quote.start : quote.end].rstrip(",.") == words)


@pytest.mark.parametrize(("language", "sentence"), DENIED)
def test_words_that_were_never_said_are_denied_and_nobodys(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker, quote.speaker_at, quote.role) == ("denied", None, None, None)
    assert quote.ascribed_to in {"Edda Falk", "Falk"}


@pytest.mark.parametrize(("language", "sentence"), DISPUTED)
def test_a_claim_that_is_called_false_is_disputed(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker) == ("disputed", None)


@pytest.mark.parametrize(("language", "sentence"), SUPPOSED)
def test_words_that_are_only_imagined_are_supposed(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker) == ("supposed", None)
    assert quote.ascribed_to in {"Edda Falk", None}


@pytest.mark.parametrize(("language", "sentence"), TOLD)
def test_words_at_second_hand_are_told_of_who_said_them_first(language: str, sentence: str) -> None:
    quote = quoted(language, sentence)
    assert (quote.standing, quote.speaker, quote.ascribed_to) == ("told", "Edda Falk", None)


@pytest.mark.parametrize(("language", "sentence"), SAID)
def test_the_scope_of_a_negation_ends_at_its_clause(language: str, sentence: str) -> None:
    assert quoted(language, sentence).standing == "said"
