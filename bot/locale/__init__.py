"""The message catalogue: all texts of the bot, by key, in each language.

`en/` and `km/` hold one gettext file for each area (people.po, learning.po, ...). The
msgid is a key such as `home.next`; the msgstr is Telegram HTML with `{placeholders}`.
Texts that no native speaker has reviewed are marked `fuzzy`; they are used, but reported.
"""

from bot.locale.catalogue import Catalogue, MissingText
from bot.locale.texts import Texts

__all__ = ["Catalogue", "MissingText", "Texts"]
