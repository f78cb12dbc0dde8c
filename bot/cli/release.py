"""Which release of Romleuk this is."""

import tomllib
from importlib.metadata import version

from bot.settings import checkout


def release() -> str:
    """Return the number of the release; a checkout that is not installed has it in one file."""
    root = checkout()
    if root is None:
        return version("romleuk")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
