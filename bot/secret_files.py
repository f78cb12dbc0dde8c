"""Reads secrets from files that settings name: one line, readable by its owner only."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr

from bot.small_files import UnfitFile, read_small

DATABASE_URL = re.compile(r"postgres(ql)?://\S+")
DATABASE_KEY = re.compile(r"[0-9a-fA-F]{64}")
_PORT = re.compile(r":([^:\]]*)$")
_PORTS = range(1, 65536)
_MOST_BYTES = 4096


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
    # A larger number would be taken modulo 65536: another port, and the password goes there.
    if any(port.isdecimal() and int(port) not in _PORTS for port in _ports(url)):
        raise ValueError("a port is a number from 1 to 65535")
    return url


def _ports(url: SecretStr) -> Iterator[str]:
    """Find the ports in an address of PostgreSQL, which may name several hosts.

    What cannot be read at all, the driver refuses.
    """
    try:
        parts = urlsplit(url.get_secret_value())
    except ValueError:
        return iter(())
    hosts = parts.netloc.rpartition("@")[2].split(",")
    named = chain.from_iterable(each.split(",") for each in parse_qs(parts.query).get("port", ()))
    return chain((match[1] for match in map(_PORT.search, hosts) if match), named)


def read_secret(file: Path) -> SecretStr:
    """Return the one line of a file; raise ValueError if it cannot be read."""
    try:
        return SecretStr(read_small(file, most=_MOST_BYTES).decode("ascii").strip())
    except OSError as error:
        raise ValueError(f"the file {file} cannot be read: {error.strerror}") from None
    except UnfitFile as unfit:
        raise ValueError(f"the file {file} holds no secret: {unfit}") from None
    except UnicodeDecodeError:
        raise ValueError(f"the file {file} holds no secret") from None


def checked_key(key: SecretStr) -> SecretStr:
    """Return `key` if it looks like a key of a database; raise ValueError otherwise."""
    if not DATABASE_KEY.fullmatch(key.get_secret_value()):
        raise ValueError("a key is 64 digits of hex (openssl rand -hex 32 makes one)")
    return key
