"""What a page declares of itself: JSON-LD, meta elements, microdata; gathered once for every reader."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from bot.text.clean import one_line

_ARTICLE = re.compile(r"(?i)(article|posting|report|review|recipe|story|liveblog|webpage$)")
_WEBPAGE = re.compile(r"(?i)(web|item|collection|profile|about)page$")
_NODES = 400  # a page with more JSON-LD nodes than this is no article; keeps hostile pages cheap
_DEPTH = 8
_KIND = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(\w*(?:Article|Posting))"')
_FACTS = {
    name: re.compile(rf'"{name}"\s{{0,9}}:\s{{0,9}}"([^"\\\n]{{4,300}})"\s{{0,9}}[,}}]')
    for name in ("headline", "datePublished", "dateModified")
}
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Declared:
    """`nodes`: every typed JSON-LD object, outermost first. `meta`: name or property, lower case, to its contents."""

    nodes: tuple[Node, ...]
    meta: dict[str, tuple[str, ...]]

    def first(self, *names: str) -> str | None:
        """The first content that is not empty of the meta elements called so, in the order asked."""
        return next((content for name in names for content in self.meta.get(name, ()) if content), None)

    def articles(self) -> list[Node]:
        """The JSON-LD nodes that describe an article, pages about it last."""
        nodes = [node for node in self.nodes if any(_ARTICLE.search(kind) for kind in kinds(node))]
        return sorted(nodes, key=lambda node: any(_WEBPAGE.search(kind) for kind in kinds(node)))

    def words(self) -> int:
        """The article's length in words as its JSON-LD tells it (https://schema.org/wordCount), 0 where it does not."""
        counts = (str(node.get("wordCount")) for node in self.articles())
        return max((int(count) for count in counts if count.isdecimal()), default=0)


@lru_cache(maxsize=1)
def gather(tree: etree._Element) -> Declared:
    """What the page's head and scripts declare; broken JSON-LD is left out. Every reader of a page asks the same."""
    nodes: list[Node] = []
    for script in tree.iterfind(".//script[@type]"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes.extend(_walk(_json(script.text), 0))
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content") or "")
        for name in (element.get("name"), element.get("property"), element.get("itemprop"), element.get("http-equiv")):
            if name and content:
                meta.setdefault(name.lower(), []).append(content)
    return Declared(tuple(nodes[:_NODES]), {name: tuple(values) for name, values in meta.items()})


def kinds(node: Node) -> tuple[str, ...]:
    """The @type names of a node."""
    return tuple(kind for kind in _listed(node.get("@type")) if isinstance(kind, str))


def strings(value: object) -> list[str]:
    """The strings of a JSON-LD value, itself or its items; a language map or {"@value"} gives its value."""
    texts = []
    for item in _listed(value):
        if isinstance(item, dict):
            item = item.get("@value")
        if isinstance(item, str) and (text := one_line(item)):
            texts.append(text)
    return texts


def names(value: object, nodes: tuple[Node, ...]) -> list[str]:
    """The names of the people or organisations of a JSON-LD value, following @id references."""
    names_given = []
    for item in _listed(value):
        if isinstance(item, str):
            names_given.append(one_line(item))
        elif isinstance(item, dict):
            names_given.extend(strings(item.get("name")) or _referred(item, nodes) or _in_parts(item))
    return [name for name in names_given if name]


def _referred(item: Node, nodes: tuple[Node, ...]) -> list[str]:
    wanted = item.get("@id")
    same = (node for node in nodes if wanted is not None and node.get("@id") == wanted)
    return next((own_names for node in same if (own_names := strings(node.get("name")))), [])


def _in_parts(item: Node) -> list[str]:
    """A person named by givenName and familyName alone (https://schema.org/Person)."""
    return [" ".join(parts)] if (parts := strings(item.get("givenName")) + strings(item.get("familyName"))) else []


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _json(text: str) -> object:
    plain = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .strip("; \n\r\t")
    )
    for attempt in (plain, _TRAILING_COMMA.sub(r"\1", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(plain)


def _salvaged(text: str) -> Node | None:
    """What broken JSON-LD still says of its article: a quotation mark too many in one field spoils no other."""
    if (kind := _KIND.search(text)) is None:
        return None
    facts: Node = {name: match[1] for name, value in _FACTS.items() if (match := value.search(text))}
    return {"@type": kind[1], **facts}


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, item in value.items():
            if isinstance(item, (dict, list)) and name not in ("comment", "itemListElement", "relatedLink"):
                yield from _walk(item, depth + 1)
