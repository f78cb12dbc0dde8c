"""Pictures in the repository get a palette of more colours than those that are sent."""

from bot.documents.palettes import with_palette

COLOURS = 64


def small(picture: bytes) -> bytes:
    """Return a PNG with a palette."""
    return with_palette(picture, colours=COLOURS)
