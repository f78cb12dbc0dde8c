"""List the parameters of aiogram's methods and the fields of its types. Runs in .venv-peers.

Answers with `{"methods": {name: [parameter]}, "types": {name: [field]}}`.
"""

import sys

import aiogram.methods
import aiogram.types
import orjson
from pydantic import BaseModel

METHODS = {
    getattr(aiogram.methods, name).__api_method__: [*getattr(aiogram.methods, name).model_fields]
    for name in aiogram.methods.__all__
    if name not in {"TelegramMethod", "Request", "Response"}
}
TYPES = {
    name: list(model.model_fields)
    for name, model in vars(aiogram.types).items()
    if isinstance(model, type) and issubclass(model, BaseModel)
}

if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps({"methods": METHODS, "types": TYPES}))
