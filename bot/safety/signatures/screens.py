"""The line that names the person who signed or confirmed something."""

from datetime import date

from markupsafe import Markup

from bot.catalog.course import Signature
from bot.locale import Texts


def signature_line(key: str, signature: Signature | None, texts: Texts) -> Markup | None:
    """Name the person who signed, and the day; None without a signature."""
    if signature is None:
        return None
    return texts(key, name=signature.by, day=texts.date(date.fromisoformat(signature.on)))
