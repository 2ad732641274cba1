"""Trees checked against the models: every fault a Problem with file, line, key and what is allowed, never the value."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from refhelper.adapters.yaml_text import Place, Tree, dotted
from refhelper.domain.errors import Problem

Model = TypeVar("Model", bound=BaseModel)


def checked(model: type[Model], tree: Tree, place: Place, name: str) -> tuple[Model | None, list[Problem]]:
    """Return the part of a tree as a model, or every problem that stops it."""
    content = tree.content
    for step in place:
        content = content[step]
    try:
        return model.model_validate(content), []
    except ValidationError as error:
        return None, [
            Problem(name, tree.line((*place, *at)), dotted((*place, *at)), message)
            for at, message in faults(error, model)
        ]


def faults(error: ValidationError, model: type[BaseModel]) -> list[tuple[Place, str]]:
    """Return the place and the message of each fault, without those that only follow from another."""
    details = error.errors(include_input=False, include_url=False)
    places = [_place(detail) for detail in details]
    return [
        (place, _message(detail, model))
        for place, detail in zip(places, details, strict=True)
        if not (detail["type"] == "too_short" and any(len(p) > len(place) and p[: len(place)] == place for p in places))
    ]


def _place(detail: ErrorDetails) -> Place:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _message(detail: ErrorDetails, model: type[BaseModel]) -> str:  # noqa: C901, PLR0911 - one line a kind of error
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "is required"
        case "extra_forbidden":
            return f"is not a key known here; allowed: {', '.join(_keys(detail, model))}"
        case "enum" | "literal_error":
            return f"is not allowed; allowed: {str(context['expected']).replace(chr(39), '')}"
        case "value_error":
            return f"must be {context['error']}"
        case "too_long":
            return f"must hold at most {context['max_length']}; split it"
        case "too_short" | "string_too_short":
            return "must not be empty"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "must be keys with values"
        case "tuple_type" | "list_type" | "frozen_set_type":
            return "must be a list"
        case "string_type":
            return "must be text"
        case "date_from_datetime_parsing" | "date_parsing" | "datetime_from_date_parsing":
            return "must be a date that exists, as 2026-11-20"
        case _:
            return str(detail["msg"])


def _keys(detail: ErrorDetails, model: type[BaseModel]) -> list[str]:
    owner: type[BaseModel] | None = model
    for step in detail["loc"][:-1]:
        if isinstance(step, str) and owner is not None:
            owner = _inner(owner, step)
    if owner is None:
        return ["the keys in the documentation"]
    return [field.alias or key for key, field in owner.model_fields.items()]


def _inner(owner: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, field in owner.model_fields.items():
        if key in {name, field.alias}:
            return _model_in(field.annotation)
    return None


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _model_in(part):
            return found
    return None
