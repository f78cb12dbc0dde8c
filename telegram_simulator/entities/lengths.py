"""Telegram's lengths and offsets: UTF-16 code units, and UTF-8 bytes in error messages."""

_ASTRAL = "\uffff"


def utf16(text: str) -> int:
    """Return the length in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > _ASTRAL for character in text)


def byte_offset(text: str, index: int) -> int:
    """Return the offset of the character at `index` in UTF-8 bytes."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of a text at an offset, both in UTF-16 code units."""
    if text.isascii():
        return text[offset : offset + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
