"""Checks captured request bodies against Discord's published description of its API.

`python -m tests.discord.described PATH CAPTURED.jsonl` (each line: method, path, body) prints what is not valid and
ends with 1; without a description it says so and ends with 0. The description is not part of this repository:
https://github.com/discord/discord-api-spec has it.
"""

import argparse
import json
import re
from collections.abc import Iterable
from pathlib import Path

import jsonschema

from tests.discord.state import Captured
from tests.discord.world import Json

JSON = "application/json"
LIBRARYS = "attachments[0].id: 0 is not of type 'string'"
"""discord.py numbers new attachments with whole numbers; Discord takes both."""


class Description:
    """Discord's OpenAPI file, ready to judge bodies."""

    def __init__(self, path: Path) -> None:
        self.document: Json = json.loads(path.read_text(encoding="utf-8"))
        self._routes = [
            (method.upper(), re.compile(re.sub(r"\{[^}]+\}", "[^/]+", route) + "$"), operation)
            for route, operations in self.document["paths"].items()
            for method, operation in operations.items()
            if method in {"post", "put", "patch", "delete", "get"}
        ]
        self._routes.sort(key=lambda route: route[1].pattern.count("[^/]+"))
        self._validators: dict[str, jsonschema.Draft202012Validator] = {}

    def judge(self, captured: Captured) -> str | None:
        """What is wrong with a body, or None. A route that the description does not know is wrong too."""
        for method, pattern, operation in self._routes:
            if method == captured.method and pattern.match(captured.path):
                return self._judge(pattern.pattern, method, operation, captured.body)
        return f"{captured.method} {captured.path} is not described"

    def _judge(self, pattern: str, method: str, operation: Json, body: object) -> str | None:
        content = operation.get("requestBody", {}).get("content", {})
        if JSON not in content:
            return None
        key = f"{method} {pattern}"
        if key not in self._validators:
            schema = {**content[JSON]["schema"], "components": self.document["components"]}
            self._validators[key] = jsonschema.Draft202012Validator(schema)
        if self._validators[key].is_valid(body):
            return None
        error = jsonschema.exceptions.best_match(self._validators[key].iter_errors(body))
        return None if error is None else f"{key}: {error.json_path}: {error.message[:300]}"


def judge_all(description: Description, bodies: Iterable[Captured]) -> list[str]:
    """Everything that is wrong, once each; only bodies that the local Discord took are judged."""
    found = (description.judge(one) for one in bodies if one.status < 300)
    return sorted({words for words in found if words is not None and not words.endswith(LIBRARYS)})


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("description", type=Path)
    parser.add_argument("captured", type=Path)
    given = parser.parse_args()
    if not given.description.exists():
        print(f"skipped: there is no description of Discord's API at {given.description}")  # noqa: T201
        return 0
    rows = (json.loads(line) for line in given.captured.read_text(encoding="utf-8").splitlines())
    bodies = [Captured(row["method"], row["path"], row["body"], 200) for row in rows]
    wrong = judge_all(Description(given.description), bodies)
    print("\n".join([*wrong, f"{len(bodies)} bodies, {len(wrong)} kinds of fault"]))  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
