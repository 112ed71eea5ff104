"""What a text says of the words it quotes, in every language with a lexicon; plain negation and reports stay said."""

import pytest

from bot.analysis.quotations.extraction import extract
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
    ("en", "It is not true that Edda Falk said {}."),
    ("en", "It is false that Edda Falk ever said {}."),
    ("en", "Nothing shows that Edda Falk said {}."),
    ("en", "Edda Falk says she never told anybody {}."),
    ("en", "An AI-generated clip has Edda Falk saying {}."),
    ("en", "Edda Falk flatly denied telling reporters that {}."),
    ("en", "Edda Falk has repeatedly denied ever saying {}."),
    ("en", "The mayor’s office said Edda Falk never said {}."),
    ("en", "The mayor’s office denied that Edda Falk had said {}."),
    ("en", "Viral posts quote Edda Falk as saying {}. The quote is fake."),
    ("en", "Viral posts quote Edda Falk as saying {}. That is not true."),
    ("en", "Did Edda Falk really say {}? She never did."),
    ("en", "Edda Falk stopped short of saying {}."),
    ("en", "Edda Falk declined to say {}."),
    ("en", "Edda Falk was misquoted as saying {}."),
    ("en", "Edda Falk was falsely quoted as saying {}."),
    ("en", "Edda Falk was wrongly reported to have said {}."),
    ("de", "Es ist falsch, dass Edda Falk {} gesagt hat."),
    ("de", "Es stimmt nicht, dass Edda Falk gesagt hat: {}."),
    ("de", "Edda Falk sagte nie: {}."),
    ("de", "Edda Falk sagte nicht {}."),
    ("de", "Edda Falk weigert sich zu sagen: {}."),
    ("de", "Edda Falk will nie {} gesagt haben."),
    ("de", "Das hat Edda Falk nie gesagt: {}."),
    ("de", "In dem gefälschten Video sagt Edda Falk: {}."),
    ("de", "Edda Falk habe nie {} gesagt, erklärte ihr Büro."),
    ("de", "Ihr Büro erklärte, Edda Falk habe nie {} gesagt."),
    ("de", "Nutzer behaupten, Edda Falk habe gesagt: {}. Das stimmt nicht."),
    ("de", "Nutzer behaupten, Edda Falk habe gesagt: {}. Das hat sie nie gesagt."),
    ("fr", "Il est faux qu’Edda Falk ait dit {}."),
    ("fr", "Il n’est pas vrai qu’Edda Falk a dit {}."),
    ("fr", "Edda Falk assure n’avoir jamais dit {}."),
    ("fr", "Edda Falk a démenti avoir dit {}."),
    ("fr", "Edda Falk refuse de dire {}."),
    ("fr", "Jamais Edda Falk n’a dit {}."),
    ("fr", "Des internautes affirment qu’Edda Falk a dit {}. C’est faux."),
    ("fr", "Des internautes affirment qu’Edda Falk a dit {}. Elle ne l’a jamais dit."),
    ("fr", "Une vidéo truquée fait dire à Edda Falk {}."),
    ("es", "Es falso que Edda Falk haya dicho {}."),
    ("es", "No es cierto que Edda Falk dijera {}."),
    ("es", "Edda Falk desmintió haber dicho {}."),
    ("es", "Edda Falk asegura que nunca dijo {}."),
    ("es", "Edda Falk jamás dijo {}."),
    ("es", "Edda Falk se negó a decir {}."),
    ("es", "Usuarios afirman que Edda Falk dijo {}. Es falso."),
    ("es", "Una imagen falsa atribuye a Edda Falk la frase {}."),
    ("it", "È falso che Edda Falk abbia detto {}."),
    ("it", "Non è vero che Edda Falk abbia detto {}."),
    ("it", "Edda Falk ha smentito di aver detto {}."),
    ("it", "Edda Falk non disse {}."),
    ("it", "Edda Falk si è rifiutata di dire {}."),
    ("it", "Edda Falk assicura di non aver mai detto {}."),
    ("it", "Edda Falk ha detto {}? No."),
    ("it", "Utenti sostengono che Edda Falk ha detto {}. È falso."),
    ("pt", "É falso que Edda Falk tenha dito {}."),
    ("pt", "Não é verdade que Edda Falk disse {}."),
    ("pt", "Edda Falk desmentiu ter dito {}."),
    ("pt", "Edda Falk garante que nunca disse {}."),
    ("pt", "Edda Falk recusou-se a dizer {}."),
    ("pt", "Edda Falk disse {}? Não."),
    ("pt", "Postagens afirmam que Edda Falk disse {}. É falso."),
    ("nl", "Het is niet waar dat Edda Falk heeft gezegd: {}."),
    ("nl", "Edda Falk zei nooit: {}."),
    ("nl", "Edda Falk ontkent dat ze {} heeft gezegd."),
    ("nl", "Edda Falk weigerde te zeggen: {}."),
    ("nl", "Heeft Edda Falk gezegd: {}? Nee."),
    ("nl", "Gebruikers beweren dat Edda Falk heeft gezegd: {}. Dat is niet waar."),
    ("en", "A film shared online shows Falk saying {}. Falk never said so, the port wrote, and the film is a hoax."),
    ("en", "A post quotes Falk as saying {}. It was shared for days. Falk never said that, her office told the paper."),
    ("en", "In a video, Falk says {}. The video was made with AI, two experts told the paper."),
    (
        "en",
        "The quote {} is laid to Falk. But she has never said it, a clerk of the town told the paper on Friday night.",
    ),
    (
        "de",
        "Ein Video zeigt, wie Falk sagt: {}. Das hat Falk nie gesagt, so der Hafen, und das Video ist eine Fälschung.",
    ),
    ("de", "In einem Video sagt Falk: {}. Das Video wurde mit KI erzeugt, sagte ihr Büro der Zeitung."),
    ("fr", "Une vidéo montre Falk disant {}. Falk n’a jamais dit cela, a indiqué le port, et la vidéo est un faux."),
    ("fr", "Une image attribue à Falk ces mots : {}. L’image est un montage, a fait savoir son bureau lundi soir."),
    ("es", "Un vídeo muestra a Falk diciendo {}. Falk nunca dijo eso, según el puerto, y el vídeo es falso."),
    (
        "it",
        "Un video mostra Falk che dice {}. Falk non ha mai detto questo, ha scritto il porto, e il video è un falso.",
    ),
    ("pt", "Um vídeo mostra Falk dizendo {}. Falk nunca disse isso, segundo o porto, e o vídeo é falso."),
    ("nl", "Een video toont hoe Falk zegt: {}. Dat heeft Falk nooit gezegd, schreef de haven, en de video is nep."),
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
    ("en", "Had Edda Falk said {}, nobody would have believed her."),
    ("en", "Suppose Edda Falk said {}."),
    ("en", "Edda Falk could have said {}."),
    ("en", "In a sketch on Saturday, an actress playing Edda Falk said {}."),
    ("en", "It is as though Edda Falk were saying {}."),
    ("de", "Was würde Edda Falk sagen? {}, vielleicht."),
    ("de", "Edda Falk könnte sagen: {}."),
    ("de", "Hätte Edda Falk gesagt: {}, wäre der Hafen leer."),
    ("de", "In der Satire sagt Edda Falk: {}."),
    ("fr", "Edda Falk pourrait dire {}."),
    ("fr", "Dans la parodie, Edda Falk dit {}."),
    ("fr", "Que dirait Edda Falk ? {}, peut-être."),
    ("es", "Edda Falk podría decir {}."),
    ("es", "En la parodia, Edda Falk dice {}."),
    ("es", "¿Qué diría Edda Falk? {}, quizás."),
    ("it", "Edda Falk direbbe {}."),
    ("it", "Nella parodia, Edda Falk dice {}."),
    ("pt", "Edda Falk diria {}."),
    ("pt", "Na paródia, Edda Falk diz {}."),
    ("nl", "Edda Falk zou kunnen zeggen: {}."),
    ("nl", "In de parodie zegt Edda Falk: {}."),
    ("nl", "Had Edda Falk gezegd: {}, dan was de haven leeg."),
]

TOLD = [
    ("en", "Edda Falk was stopped after pilots heard her shout {}, Inspector Arne Busk said."),
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
    ("en", "Edda Falk was quoted as saying {}."),
    ("en", "Arne Busk heard Edda Falk say {}."),
    ("en", "A neighbour said Edda Falk had told her {}."),
    ("en", "Edda Falk, as Arne Busk tells it, said {}."),
    ("en", "Edda Falk allegedly shouted {}."),
    ("de", "Die Zeitung zitiert Edda Falk mit den Worten: {}."),
    ("fr", "Edda Falk est citée disant {}."),
    ("fr", "Edda Falk aurait dit {}, selon un voisin."),
    ("es", "El diario cita a Edda Falk diciendo {}."),
    ("es", "Edda Falk supuestamente dijo {}."),
    ("it", "Edda Falk avrebbe dichiarato {}."),
    ("pt", "Edda Falk teria afirmado {}."),
    ("nl", "De krant citeert Edda Falk met de woorden: {}."),
]

SAID = [
    ("en", "Edda Falk said {}. The office never said that the pier was closed, and nobody asked the board about it."),
    ("en", "Edda Falk said {}. Arne Busk never said that."),
    ("en", "Edda Falk said {} in a video. The video was seen by thousands, and the alarm was a fake, a guard wrote."),
    ("en", "Edda Falk said {} in a video. The video was made with a small crew from the town."),
    ("de", "Edda Falk sagte: {}. Ein Video vom Brand ist eine Fälschung, schrieb der Hafen."),
    ("es", "Edda Falk dijo {}. Un vídeo del muelle es falso, según el puerto."),
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
    ("en", "Had nobody come, Edda Falk said, {}."),
    ("en", "In a false start, Edda Falk said {}."),
    ("en", "It is true that Edda Falk said {}."),
    ("fr", "Edda Falk a dit {} ? Oui."),
    ("de", "Es stimmt, dass Edda Falk gesagt hat: {}."),
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
