"""What keeps people safe: the guard, safety texts and their signatures."""

from bot.safety.signatures import storage as signatures_storage
from bot.telegram.registration import Area, Feature

AREA = Area(name="safety", features=(Feature(tables=signatures_storage.TABLES),))
