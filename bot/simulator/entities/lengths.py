"""Lengths and places as Telegram counts them: UTF-16 code units, and bytes in error messages."""

_ASTRAL = "\uffff"


def utf16(text: str) -> int:
    """Length in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > _ASTRAL for character in text)


def byte_offset(text: str, index: int) -> int:
    """Where the character at `index` begins in UTF-8."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    if text.isascii():
        return text[offset : offset + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
