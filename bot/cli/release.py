"""The version of Romleuk."""

import tomllib
from importlib.metadata import version

from bot.settings import checkout


def release() -> str:
    """Return the version; a checkout that is not installed has it in pyproject.toml."""
    root = checkout()
    if root is None:
        return version("romleuk")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
