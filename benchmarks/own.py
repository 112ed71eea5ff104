"""The figures of the corpus of our own: fictional articles, pages, pasted texts, stories and topics."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from benchmarks import asking, scores
from benchmarks.asking import Row
from benchmarks.quotes_corpus import load, same

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "benchmarks" / "corpus"
FOLDERS = (CORPUS, ROOT / "tests" / "data" / "quotes", ROOT / "seeds")
_TRAILING = "”\"»’'“.,;:!? "
Figures = dict[str, float]


def quotes() -> Figures:
    """Spans found by where they end, and speakers of those found."""
    articles = {article.name: article for article in load()}
    hits = found = wanted = named = right = 0
    for row in asking.ask("quotes", [{"id": name, "text": a.text} for name, a in articles.items()]):
        article = articles[row["id"]]
        gold = {_inner(article.text, end): who for end, who in article.labels.items() if who != "-"}
        got = {_inner(article.text, quote["end"]): quote["speaker"] for quote in row["quotes"]}
        both = gold.keys() & got.keys()
        hits, found, wanted = hits + len(both), found + len(got), wanted + len(gold)
        asked = [end for end in both if gold[end] != "?"]
        named, right = named + len(asked), right + sum(same(got[end], gold[end]) for end in asked)
    return {"quotes f1": scores.balance(hits / found, hits / wanted), "quotes speakers": right / named}


def _inner(text: str, end: int) -> int:
    return len(text[:end].rstrip(_TRAILING))


def pages() -> Figures:
    """Title, byline, date and body of pages; first author, posts and kept-out snippets of threads."""
    rows = expected("pages", ".html")
    asked = [{"id": row["id"], "url": row["url"], "html": row["given"]} for row in rows]
    return _read("pages", rows, asking.ask("pages", asked))


def paste() -> Figures:
    """The same of pasted texts."""
    rows = expected("pastes", ".txt")
    return _read("paste", rows, asking.ask("paste", [{"id": row["id"], "text": row["given"]} for row in rows]))


def expected(folder: str, ending: str) -> list[Row]:
    """The inputs of a folder, each with what stands beside it in its .json."""
    inputs = sorted((CORPUS / folder).glob(f"*{ending}"))
    beside = [json.loads(path.with_suffix(".json").read_text("utf-8")) for path in inputs]
    return [{**row, "id": p.stem, "given": p.read_text("utf-8")} for p, row in zip(inputs, beside, strict=True)]


def _read(name: str, wanted: list[Row], answers: list[Row]) -> Figures:
    pairs = list(zip(wanted, answers, strict=True))
    threads = [(row, got) for row, got in pairs if row.get("posts")]
    figures = {
        f"{name} body f1": scores.mean(scores.body(got.get("text") or "", row["body"])[0] for row, got in pairs),
        f"{name} title": scores.mean(
            scores.plain(got.get("title")) == scores.plain(row["title"]) for row, got in pairs
        ),
        f"{name} author": scores.mean(
            scores.names(got.get("author")) == scores.names(row["author"]) for row, got in pairs
        ),
        f"{name} date": scores.mean(got.get("published") == row["published"] for row, got in pairs),
    }
    if threads:
        figures[f"{name} posts"] = scores.mean(
            [post["author"] for post in got.get("posts") or []] == row["posts"] for row, got in threads
        )
    return figures


def verify() -> Figures:
    """Verdicts on quotes whole, changed by a word, given to another, and of no article."""
    articles = list(load())
    rows: list[Row] = [{"op": "archive", "id": a.name, "text": a.text} for a in articles]
    wanted: dict[str, str] = {}
    for number, (quote, speaker, other) in enumerate(_said()):
        words = quote.split()
        changed = " ".join([*words[: len(words) // 2], "zeppelin", *words[len(words) // 2 + 1 :]])
        for kind, asked, who in (
            ("verbatim", quote, speaker),
            ("altered", changed, None),
            ("misattributed", quote, other),
            ("not_found", " ".join(word[::-1] + "qx" for word in words), None),
        ):
            wanted[f"{number} {kind}"] = kind
            rows.append({"op": "verify", "id": f"{number} {kind}", "quote": asked, "speaker": who})
    got = {row["id"]: row["verdict"] for row in asking.ask("verify", rows)}
    changed_ones = [key for key, kind in wanted.items() if kind in ("altered", "not_found")]
    return {
        "verify verdicts": scores.mean(got[key] == kind for key, kind in wanted.items()),
        "verify no false ok": scores.mean(got[key] != "verbatim" for key in changed_ones),
    }


def _said() -> list[tuple[str, str, str]]:
    """One long quotation of each article: its words, its speaker, and somebody who did not say it."""
    found: list[tuple[str, str, str]] = []
    for article in load():
        for end, who in article.labels.items():
            said = re.search(r"[“\"]([^“”\"]+)[”\"]$", article.text[:end])
            if said and who not in "-?" and len(said[1].split()) >= 8:
                found.append((said[1].rstrip(",."), who, "Zebulon Quist"))
                break
    return found


def search() -> Figures:
    """nDCG@10 of topics, some typed with another name of the place."""
    stories, queries = lines("stories.jsonl"), lines("topics.jsonl")
    found = asking.search(stories, queries)
    return {"search ndcg": scores.mean(scores.ndcg(found[q["id"]], dict.fromkeys(q["relevant"], 1)) for q in queries)}


def copies() -> Figures:
    """Whether each article's trimmed, wrapped and reordered copies stand with it, and nothing else."""
    stories: list[Row] = []
    groups: dict[str, str] = {}
    for article in (a for a in load() if len(a.text.split()) >= 120):
        paragraphs = article.text.split("\n\n")
        edits = {
            "base": article.text,
            "chrome": f"Share this\n\nSign up\n\n{article.text}\n\nMost read\n\nContact us",
            "cut": "\n\n".join(paragraphs[: max(3, round(len(paragraphs) * 0.65))]),
            "reorder": "\n\n".join([paragraphs[0], *reversed(paragraphs[1:])]),
        }
        for kind, text in edits.items():
            stories.append({"id": f"{article.name} {kind}", "title": article.name, "body": text, "date": "2024-05-14"})
            groups[f"{article.name} {kind}"] = article.name
    f1, precision = scores.grouping(asking.copies(stories), groups)
    return {"copies f1": f1, "copies precision": precision}


def briefs() -> Figures:
    """Cuts that stand in their article, are whole sentences, and keep to the topic."""
    stories, queries = lines("stories.jsonl"), lines("topics.jsonl")
    documents = [{"title": s["title"], "published": s["date"], "text": s["body"]} for s in stories]
    alone = [{"title": "", "published": None, "text": article.text} for article in load()]
    asked = [{"id": q["id"], "query": q["query"], "documents": documents, "max_words": 120} for q in queries]
    asked += [{"id": str(n), "query": None, "documents": [each], "max_words": 100} for n, each in enumerate(alone)]
    relevant = {q["id"]: set(q["relevant"]) for q in queries}
    cuts, on = [], []
    for question, row in zip(asked, asking.ask("briefs", asked), strict=True):
        cuts += [(cut["text"], question["documents"][cut["doc"]]["text"]) for cut in row["sentences"]]
        on += [stories[cut["doc"]]["id"] in relevant[row["id"]] for cut in row["sentences"] if row["id"] in relevant]
    return {
        "briefs verbatim": scores.mean(scores.verbatim(*cut) for cut in cuts),
        "briefs whole": scores.mean(scores.whole(*cut) for cut in cuts),
        "briefs on topic": scores.mean(on),
    }


def lines(name: str) -> list[Row]:
    """The rows of a file of the corpus."""
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


SETS: tuple[Callable[[], Figures], ...] = (quotes, pages, paste, verify, search, copies, briefs)


def measure() -> Figures:
    """Every figure, by name."""
    return {name: value for each in SETS for name, value in each().items()}
