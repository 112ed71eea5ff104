"""Across articles: somebody's second surname alone is somebody else, her first is she."""

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config
from bot.desk import who
from tests.archive.rereading import InThisProcess
from tests.archive.samples import EDITOR, NOW, draft

TEXTS = {
    "es": (
        "Lucía Ferrer Montoya, alcaldesa de Villarrubio, habló. «La presa se abre mañana», dijo la alcaldesa.",
        "El ingeniero Montoya habló el miércoles. «No hubo aviso», dijo Montoya.",
        "La alcaldesa habló el jueves. «El agua baja limpia», dijo Ferrer.",
    ),
    "en": (
        "Daw Khin Nwe, a teacher in Lindvik, spoke on Monday. “The school is closed,” Daw Khin Nwe said.",
        "Daw Nwe, a nurse in Cape Orrin, spoke on Tuesday. “The ward is full,” Daw Nwe said.",
    ),
}


SAID = (("Montoya", 1), ("Lucía Ferrer Montoya", 2), ("Ferrer", 2), ("Khin Nwe", 1), ("Daw Nwe", 1))
"""How many quotes whoever is asked about has."""


async def test_a_name_alone_is_nobody_who_is_not_called_so(store: Store, place: str) -> None:
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "local", NOW)).id
        told = [(language, text) for language, texts in TEXTS.items() for text in texts]
        for number, (language, text) in enumerate(told, 1):
            given = draft(number, text, language=language)
            await w.run_sync(articles.add, archive, given, mark(text, language), EDITOR, NOW)
    async with open_desk(Config(database=place), parsers=InThisProcess()) as desk:
        for name, said in SAID:
            person = await who.who(desk, archive, name)
            assert person.quotes == said, name
