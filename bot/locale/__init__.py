"""The message catalogue: all texts of the bot, by key, in each language.

A language is a folder: `en/`, `km/`, or one in the folder that ROMLEUK_LOCALES names. It has one
gettext file for each area (people.po, learning.po, ...), `common.po` and `cli.po`. The msgid is a
key such as `quiet_days.title`, whose prefix is the folder of the feature
(`tests/test_one_word.py`); the msgstr is Telegram HTML with `{placeholders}`.
Texts that no native speaker has reviewed are marked `fuzzy`; they are used, but reported.
"""

from bot.locale.catalogue import Catalogue, MissingText
from bot.locale.texts import Texts

__all__ = ["Catalogue", "MissingText", "Texts"]
