"""Addresses in the settings: where Telegram sends updates, and where this machine listens."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

WEBHOOK_PORTS = frozenset({443, 80, 88, 8443})
"""The ports to which Telegram sends updates (https://core.telegram.org/bots/api#setwebhook)."""
_HTTPS = 443
_MOST_PORTS = 65535
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?")


@dataclass(frozen=True, slots=True)
class Listen:
    """Where a server listens: a host with a port, or the path of a Unix socket."""

    host: str = "127.0.0.1"
    port: int = 0
    socket: Path | None = None

    def __str__(self) -> str:
        if self.socket is not None:
            return str(self.socket)
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def read_listen(text: str) -> Listen:
    """Read "host:port", ":port", "port" or a path with a slash; raise ValueError for others.

    Without a host only this machine can reach it.
    """
    if "/" in text:
        return Listen(socket=Path(text))
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > _MOST_PORTS:
        raise ValueError("an address looks like 127.0.0.1:8443, or is the path of a socket")
    return Listen(host=host.strip("[]") or "127.0.0.1", port=int(port))


def checked_webhook_url(url: str) -> str:
    """Return `url` if Telegram can send updates to it; raise ValueError otherwise."""
    parts = urlsplit(url)
    if parts.query or parts.fragment or "@" in parts.netloc or not _PATH.fullmatch(parts.path):
        raise ValueError("an address looks like https://bot.example.org/updates")
    if parts.scheme == "http" and is_this_machine(parts.hostname or ""):
        return url  # of a simulated Telegram; the real one refuses it
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("Telegram sends updates only to https://, with a valid certificate")
    if (parts.port or _HTTPS) not in WEBHOOK_PORTS:
        raise ValueError("Telegram sends updates only to the ports 443, 80, 88 and 8443")
    return url


def is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_loopback(base_url: str) -> bool:
    """Tell whether this address of the Bot API is on this machine."""
    return is_this_machine(urlsplit(base_url).hostname or "")
