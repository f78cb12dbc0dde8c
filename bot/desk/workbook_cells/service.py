"""Seals passwords of files while a job waits: the database and its backups hold none in clear."""

import base64
import hashlib
from typing import Final

from nacl.secret import SecretBox

_PURPOSE: Final = b"workbook password"


def seal_password(password: str, key: bytes) -> str:
    """Encrypt a password with the secret of this deployment; an empty one stays empty."""
    if not password:
        return ""
    return base64.b64encode(_box(key).encrypt(password.encode())).decode("ascii")


def unseal_password(sealed: str, key: bytes) -> str:
    return _box(key).decrypt(base64.b64decode(sealed)).decode() if sealed else ""


def _box(key: bytes) -> SecretBox:
    return SecretBox(hashlib.blake2b(_PURPOSE, key=key[:64], digest_size=32).digest())
