"""Registers what keeps people safe: safety texts and their signatures; the guard is shared."""

from bot.safety.signatures import storage as signatures_storage
from bot.safety.signatures.service import SignedInThePack
from bot.safety.texts import handlers as texts
from bot.telegram.registration import Area, Feature

AREA = Area(
    name="safety",
    shared=("guard", "guarded_text", "links", "names", "typed_questions"),
    features=(
        Feature(
            tables=signatures_storage.TABLES,
            refusals={SignedInThePack: "signatures.signed_in_pack"},
        ),
        Feature(routes=texts.routes),
    ),
)
