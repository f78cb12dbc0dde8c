"""List the parameters of aiogram's methods and the fields of its types. Runs in .venv-peers.

Answers with `{"methods": {name: [parameter]}, "types": {name: [field]}}`.
"""

import sys

import aiogram.methods
import aiogram.types
import orjson
from aiogram.methods import TelegramMethod
from pydantic import BaseModel

METHODS = {
    model.__api_method__: list(model.model_fields)
    for model in vars(aiogram.methods).values()
    if isinstance(model, type) and issubclass(model, TelegramMethod) and model is not TelegramMethod
}
TYPES = {
    name: list(model.model_fields)
    for name, model in vars(aiogram.types).items()
    if isinstance(model, type) and issubclass(model, BaseModel)
}

if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps({"methods": METHODS, "types": TYPES}))
