"""How a text begins, short enough for a key; Khmer is not cut inside a cluster."""

from bot.tg.screens.fitting import clusters


def beginning(text: str, signs: int) -> str:
    """Return the text in one line, or about so many signs of it."""
    words = " ".join(text.split())
    if len(words) <= signs:
        return words
    kept = ""
    for cluster in clusters(words):
        if len(kept) + len(cluster) > signs - 1:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
