"""The message catalogue: every text the bot says, by key, in each language.

`en/` and `km/` hold one gettext file for each area (people.po, learning.po, ...). The
msgid is a key such as `home.next`; the msgstr is Telegram HTML with `{placeholders}`.
What no native speaker has read is marked `fuzzy`, is used all the same, and is reported.
"""

from bot.locale.catalogue import Catalogue, MissingText
from bot.locale.texts import Texts

__all__ = ["Catalogue", "MissingText", "Texts"]
