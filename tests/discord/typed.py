"""From what a person types ("/archive show", article=3) to an interaction's data, refused where Discord refuses."""

from typing import Any

from tests.discord import payloads
from tests.discord.state import State
from tests.discord.world import Channel, Json, Member, Person, Role, StoredFile, Upload

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
PYTHON: dict[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    USER: (Member, Person),
    CHANNEL: (Channel,),
    ROLE: (Role,),
    MENTIONABLE: (Member, Person, Role),
    NUMBER: (int, float),
    ATTACHMENT: (Upload,),
}


class NotOffered(AssertionError):
    """Discord would not let this person do it: the command is not shown, or the option cannot be typed so."""


def command_data(state: State, command: Json, path: list[str], typed: dict[str, object], focus: str | None) -> Json:
    """The data of a command or autocomplete interaction."""
    resolved: Json = {}
    options = _nested(state, command.get("options") or [], path, typed, resolved, focus)
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"], "options": options}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    if resolved:
        data["resolved"] = resolved
    return data


def _nested(
    state: State, declared: list[Json], path: list[str], typed: dict[str, object], resolved: Json, focus: str | None
) -> list[Json]:
    if not path:
        if any(option["type"] in {SUBCOMMAND, GROUP} for option in declared):
            raise NotOffered(f"a subcommand is needed: {[option['name'] for option in declared]}")
        return _options(state, declared, typed, resolved, focus)
    found = [option for option in declared if option["name"] == path[0] and option["type"] in {SUBCOMMAND, GROUP}]
    if not found:
        raise NotOffered(f"no subcommand {path[0]!r}; there are {[option['name'] for option in declared]}")
    inner = _nested(state, found[0].get("options") or [], path[1:], typed, resolved, focus)
    return [{"type": found[0]["type"], "name": path[0], "options": inner}]


def _options(
    state: State, declared: list[Json], typed: dict[str, object], resolved: Json, focus: str | None
) -> list[Json]:
    names = {option["name"]: option for option in declared}
    for name in typed:
        if name not in names:
            raise NotOffered(f"no option {name!r}; there are {list(names)}")
    missing = [o["name"] for o in declared if o.get("required") and o["name"] not in typed]
    if missing and focus is None:
        raise NotOffered(f"options are missing: {missing}")
    return [_option(state, names[name], value, resolved, name == focus) for name, value in typed.items()]


def _option(state: State, declared: Json, value: object, resolved: Json, focused: bool) -> Json:
    kind, name = int(declared["type"]), declared["name"]
    option: Json = {"type": kind, "name": name}
    if focused:
        return {**option, "value": value, "focused": True}
    if not isinstance(value, PYTHON[kind]) or (isinstance(value, bool) and kind != BOOLEAN):
        raise NotOffered(f"{name}: {value!r} cannot be typed there")
    option["value"] = _chosen(declared, value) if declared.get("choices") else _checked(declared, value)
    if isinstance(value, Upload):
        option["value"] = _attach(state, value, resolved)
    elif isinstance(value, (Member, Person, Role, Channel)):
        option["value"] = resolve(value, resolved)
    return option


def _chosen(declared: Json, value: object) -> Any:
    for choice in declared["choices"]:
        if value in (choice["value"], choice["name"]):
            return choice["value"]
    raise NotOffered(f"{declared['name']}: {value!r} is none of {[c['name'] for c in declared['choices']]}")


def _checked(declared: Json, value: object) -> object:
    size = len(value) if isinstance(value, str) else value
    low, high = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
    if isinstance(size, (int, float)):
        least, most = declared.get(low), declared.get(high, 6000 if isinstance(value, str) else None)
        if (least is not None and size < least) or (most is not None and size > most):
            raise NotOffered(f"{declared['name']}: {size} is outside {least} to {most}")
    return value


def _attach(state: State, upload: Upload, resolved: Json) -> str:
    stored = state.store_file(upload, f"ephemeral-attachments/{state.app.id}")
    return add_file(stored, resolved)


def add_file(stored: StoredFile, resolved: Json) -> str:
    """Put a file among an interaction's resolved things; gives its id."""
    resolved.setdefault("attachments", {})[str(stored.id)] = {**payloads.file(stored), "ephemeral": True}
    return str(stored.id)


def resolve(value: Member | Person | Role | Channel, resolved: Json) -> str:
    """Put somebody or something among an interaction's resolved things; gives its id."""
    if isinstance(value, Role):
        resolved.setdefault("roles", {})[str(value.id)] = payloads.role(value)
    elif isinstance(value, Channel):
        resolved.setdefault("channels", {})[str(value.id)] = {**payloads.channel(value), "permissions": "0"}
    else:
        person = value.person if isinstance(value, Member) else value
        resolved.setdefault("users", {})[str(value.id)] = payloads.user(person)
        if isinstance(value, Member):
            member = {k: v for k, v in payloads.member(value, value.server.channel).items() if k != "user"}
            resolved.setdefault("members", {})[str(value.id)] = member
    return str(value.id)


def submitted(state: State, data: Json, fields: dict[str, object], resolved: Json) -> list[Json]:
    """The components of a submitted modal, from what a person put into its fields by label."""
    known = set()
    found: list[Json] = []
    for top in data["components"]:
        if "component" in top:
            known.add(top["label"])
            inner = _filled(state, top["component"], top["label"], fields.get(top["label"]), resolved)
            found.append({"type": top["type"], "id": top.get("id", 0), "component": inner})
        elif top["type"] == 1:
            one = top["components"][0]
            known.add(one["label"])
            inner = _filled(state, one, one["label"], fields.get(one["label"]), resolved)
            found.append({"type": 1, "id": top.get("id", 0), "components": [inner]})
        else:
            found.append({"type": top["type"], "id": top.get("id", 0)})
    unknown = set(fields) - known
    if unknown:
        raise NotOffered(f"no field {sorted(unknown)}; there are {sorted(known)}")
    return found


def _filled(state: State, component: Json, label: str, value: object, resolved: Json) -> Json:
    kind = int(component["type"])
    filled: Json = {"type": kind, "id": component.get("id", 0), "custom_id": component["custom_id"]}
    needed = component.get("required", True)
    if kind == 4:
        text = str(component.get("value") or "") if value is None else str(value)
        if needed and not text:
            raise NotOffered(f"{label} must be filled in")
        if text and not int(component.get("min_length") or 0) <= len(text) <= int(component.get("max_length") or 4000):
            raise NotOffered(f"{label}: {len(text)} characters do not fit")
        return {**filled, "value": text}
    if kind == 23:
        return {**filled, "value": bool(value)}
    values: list[Any] = [] if value is None else value if isinstance(value, list) else [value]
    if needed and not values and kind != 22:
        raise NotOffered(f"{label} must be chosen")
    if kind == 19:
        uploads = [add_file(state.store_file(u, f"ephemeral-attachments/{state.app.id}"), resolved) for u in values]
        return {**filled, "values": uploads}
    chosen = [_choice(component, one) for one in values]
    return {**filled, "value": chosen[0] if chosen else None} if kind == 21 else {**filled, "values": chosen}


def _choice(component: Json, wanted: object) -> str:
    if isinstance(wanted, (Member, Person, Role, Channel)):
        return str(wanted.id)
    for option in component.get("options") or []:
        if wanted in (option["label"], option["value"]):
            return str(option["value"])
    raise NotOffered(f"{wanted!r} is no option")
