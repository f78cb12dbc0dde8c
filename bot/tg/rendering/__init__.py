"""What is owed unasked becomes a call here, with what is true now: kind -> renderer.

Each area has one `Renders` and decorates its renderers with it. A renderer loads what it
needs in the claiming transaction and hands it to a pure screen, or drops the row.
"""

from bot.tg.rendering.kinds import Desk, Renders

__all__ = ["Desk", "Renders"]
