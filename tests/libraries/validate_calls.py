"""Validate calls and updates with the models of aiogram. Runs in .venv-peers.

Reads a list of `{"calls": [{"method", "params", "result"}], "updates": [...]}` and answers with the
list of problems of each.
"""

import sys
from typing import Any

import aiogram.methods
import orjson
from aiogram.types import BufferedInputFile, Update
from pydantic import BaseModel, TypeAdapter, ValidationError


def decoded(value: Any) -> Any:
    """Parse nested values that are JSON in a string; put a file where one came as a part."""
    if value == "attach://part":
        return BufferedInputFile(b"", "part")
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            return value
    return value


def unknown(value: Any, path: str) -> list[str]:
    """Return the fields that the model does not have."""
    if isinstance(value, BaseModel):
        found = [f"{path}.{name} is unknown" for name in value.model_extra or {}]
        for name in type(value).model_fields:
            found += unknown(getattr(value, name), f"{path}.{name}")
        return found
    if isinstance(value, list | tuple):
        return [problem for part in value for problem in unknown(part, f"{path}[]")]
    return []


def checked(path: str, read: Any, value: Any) -> list[str]:
    try:
        return unknown(read(value), path)
    except ValidationError as error:
        return [f"{path}: {problem['loc']} {problem['msg']}" for problem in error.errors()]


def problems_of(call: dict[str, Any]) -> list[str]:
    name = call["method"]
    model = getattr(aiogram.methods, name[0].upper() + name[1:])
    params = {key: decoded(value) for key, value in call["params"].items()}
    found = checked(f"{name} request", model.model_validate, params)
    returning = TypeAdapter(model.__returning__).validate_python
    return found + checked(f"{name} result", returning, call["result"])


def problems_in(log: dict[str, Any]) -> list[str]:
    found = [problem for call in log["calls"] for problem in problems_of(call)]
    for update in log["updates"]:
        found += checked("update", Update.model_validate, update)
    return found


if __name__ == "__main__":
    logs = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps([problems_in(log) for log in logs]))
