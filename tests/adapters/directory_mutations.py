"""Directory files broken in every way a hand, an editor or a disk could: in their text, and in their structure."""

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from refhelper.domain.vocabulary import SERVICES

BITS = (
    "", " ", "  ", "\t", "\n", "\r", "\x00", "\x1b[2J", "\u2028", "\ufeff", "\ud83d", "\u202e", ":", ": ", "- ",
    "&a ", "#", "?",
    "*a", "!!python/object:os.system ", "!x ", "|", ">", "%", "@", "`", "{", "}", "[", "]", ",", "'", '"',
    "---\n", "...\n", "<<: ", "null", "~", "yes", "no", "1e999", "9" * 400, "-1", "121", "0x10", "2026-02-30",
    "9999-12-31", "x" * 300, "everywhere", "local", "elsewhere", "999", "childrens_social_care", "emergency_999",
    "services:", "rules:", "id: lado",
)  # fmt: skip
VALUES = ("", "x", "no", "16", "-1", "121", "999", "york", "local", "2026-02-30", "a\nb", [], {}, ["york"], [[]],
          {"id": "lado"}, [{"id": "x"}], ["york", "york"], None)  # fmt: skip
KEYS = ("id", "name", "roles", "rules", "status", "service_area", "minimum_age", "maximum_age", "overlaps", "gaps",
        "hours", "contacts", "districts", "valid_to", "assured_date", "assurer", "kind", "value", "cover", "nme", "",
        "a b")  # fmt: skip


def small_directory() -> str:
    """Return a whole directory as small as one can be that has something of everything."""
    services = [_service(name) for name in SERVICES]
    by_id = {service["id"]: service for service in services}
    rule = {"id": "R050", "when": {"role": ["harming"], "service_age": ["within"]}, "then": {"plus_choices": "offer"},
            "because": "B", "source": "S", "reviewed_on": "not_yet"}  # fmt: skip
    by_id["plus_choices"] |= {"roles": ["harming"], "minimum_age": "16", "overlaps": ["respect_young_people"],
                              "rules": [rule]}  # fmt: skip
    younger = copy.deepcopy(rule) | {"id": "R060", "then": {"respect_young_people": "offer"}}
    by_id["respect_young_people"] |= {"roles": ["harming"], "minimum_age": "10", "maximum_age": "16",
                                      "overlaps": ["plus_choices"],
                                      "rules": [younger]}  # fmt: skip
    by_id["childrens_social_care"]["contacts"] += [
        {"id": "york_children_phone", "kind": "phone", "value": "01904 551900", "label": "L", "districts": ["york"],
         "cover": "in_hours", "hours": ["mon-fri 09:00-17:00"], "source": "S", "confidence": "bulletin",
         "assured_date": "2021-03-31", "assurer": "B"},
    ]  # fmt: skip
    retired = [{"value": "01609 780780", "replaced_by": "01904 551900", "note": "N", "source": "S"}]
    return _dump({"refhelper_directory": "1", "services": services, "retired": retired})


def _service(name: str) -> dict[str, Any]:
    ask = {
        "id": f"{name}_ask",
        "kind": "ask",
        "value": "Ask.",
        "label": "L",
        "source": "S",
        "confidence": "ask_locally",
    }
    return {"id": name, "name": name, "provider": "P", "purpose": "U", "how_to_refer": ["Ask."], "source": "S",
            "service_area": "everywhere", "contacts": [ask]}  # fmt: skip


OVERLAY = """# ours
refhelper_practice_directory: 1
services:
  - id: plus_choices
    minimum_age: 16
    overlaps: [respect_young_people]
    service_area: everywhere
    alerts: [Ring first.]
    contacts:
      - id: plus_choices_phone   # new
        {kind: phone, value: 01904 600600, label: York, districts: [york], source: S, confidence: published}
  - id: childrens_social_care
    notes: Say who you are.
    contacts:
      - id: york_children_phone
        assured_date: 2026-11-20
        assurer: "J B"
  - id: respect_young_people
    maximum_age: 17
  - id: village
    name: Village group
    provider: A charity
    purpose: Lifts
    how_to_refer: [Phone.]
    source: S
    service_area: [ryedale]
    hours: [mon-fri 09:00-12:00]
    contacts:
      - {id: village_phone, kind: phone, value: 01653 600100, label: L, source: S, confidence: published}
retired:
  - {value: 01653 999999, replaced_by: 01653 600100, note: Old, source: S}
""".replace(
    "      - id: plus_choices_phone   # new\n        {kind",
    "      - {id: plus_choices_phone, kind",
)


def mutants(text: str, random: Random, count: int) -> Iterator[str]:
    """Yield so many broken texts: of three, two are broken as text, by one to four cuts, and one in its structure."""
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    for number in range(count):
        yield _in_structure(tree, random) if number % 3 == 0 else _in_text(text, random)


def broken_texts(text: str, random: Random, count: int) -> Iterator[str]:
    """Yield so many texts broken as text alone, for what is no YAML."""
    yield from (_in_text(text, random) for _ in range(count))


def _in_text(text: str, random: Random) -> str:
    for _ in range(random.randint(1, 4)):
        text = random.choice(CUTS)(text, random)
    return text


def _insert(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(BITS) + text[at:]


def _cut(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.choice((1, 2, 5, 30, 300)) :]


def _put(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(BITS) + text[at + random.randint(1, 8) :]


def _lines(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(4):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            del lines[one]
        case _:
            lines[one] = random.choice((" ", "  ", "\t", "")) + lines[one].lstrip(random.choice((" ", "")))
    return "".join(lines)


def _end(text: str, random: Random) -> str:
    return text[: random.randint(0, len(text))]


CUTS: tuple[Callable[[str, Random], str], ...] = (_insert, _put, _put, _cut, _lines, _lines, _end)


def _in_structure(tree: dict[str, Any], random: Random) -> str:
    tree = copy.deepcopy(tree)
    for _ in range(random.randint(1, 3)):
        owners = list(_owners(tree))
        _break(random.choice(owners), random)
    return _dump(tree)


def _owners(part: Any) -> Iterator[Any]:
    if isinstance(part, dict | list):
        yield part
        for each in part.values() if isinstance(part, dict) else part:
            yield from _owners(each)


def _break(owner: Any, random: Random) -> None:
    places = list(owner) if isinstance(owner, dict) else list(range(len(owner)))
    what = random.randrange(5)
    value = copy.deepcopy(random.choice(VALUES))
    if isinstance(owner, dict) and (what == 0 or not places):
        owner[random.choice(KEYS)] = value
    elif not places:
        owner.append(value)
    elif what == 1:
        del owner[random.choice(places)]
    elif what == 2 and isinstance(owner, list):
        owner.insert(random.randrange(len(owner) + 1), copy.deepcopy(random.choice(owner)))
    elif what == 3 and len(places) > 1:
        one, other = random.sample(places, 2)
        owner[one], owner[other] = owner[other], owner[one]
    else:
        owner[random.choice(places)] = value


def _dump(tree: Any) -> str:
    return yaml.dump(tree, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)
