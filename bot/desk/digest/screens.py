"""Last week in a few lines: who came, what was learned, what was announced."""

from markupsafe import Markup

from bot.desk.digest.domain import Digest
from bot.locale import Texts
from bot.telegram.kit.screen import lines


def last_week(digest: Digest, texts: Texts) -> Markup:
    """Show what happened; counts of zero are left out."""

    def count(name: str, number: int) -> Markup | None:
        return texts.count(f"digest.{name}", number) if number else None

    attended = texts("digest.attended", n=digest.there, all=digest.places)
    return lines(
        texts("digest.title"),
        _row(count("joined", digest.joined), attended if digest.places else None),
        count("unnoted", digest.unnoted),
        _row(count("finished", digest.finished), count("answered", digest.answered)),
        _row(count("announced", digest.announced)),
        count("unclear", digest.unclear),
    )


def _row(*told: Markup | None) -> Markup | None:
    """Join the parts that exist; None if there are none."""
    return Markup(" · ").join(each for each in told if each) or None
