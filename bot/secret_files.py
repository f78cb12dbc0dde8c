"""Reads secrets from files that settings name: one line, readable by its owner only."""

import re
from pathlib import Path

from pydantic import SecretStr

DATABASE_URL = re.compile(r"postgres(ql)?://\S+")
DATABASE_KEY = re.compile(r"[0-9a-fA-F]{64}")


def read_key(file: Path) -> SecretStr:
    """Read the key of a database from a file; raise ValueError if the file has none."""
    return checked_key(read_secret(file))


def read_url(file: Path) -> SecretStr:
    """Read the address of a database from a file; raise ValueError if the file has none."""
    return checked_url(read_secret(file))


def checked_url(url: SecretStr) -> SecretStr:
    """Return `url` if it looks like an address of PostgreSQL; raise ValueError otherwise."""
    if not DATABASE_URL.fullmatch(url.get_secret_value()):
        raise ValueError("an address looks like postgresql://user:password@host/name")
    return url


def read_secret(file: Path) -> SecretStr:
    """Return the one line of a file; raise ValueError if it cannot be read."""
    try:
        return SecretStr(file.read_text(encoding="ascii").strip())
    except OSError as error:
        raise ValueError(f"the file {file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError(f"the file {file} holds no secret") from None


def checked_key(key: SecretStr) -> SecretStr:
    """Return `key` if it looks like a key of a database; raise ValueError otherwise."""
    if not DATABASE_KEY.fullmatch(key.get_secret_value()):
        raise ValueError("a key is 64 digits of hex (openssl rand -hex 32 makes one)")
    return key
