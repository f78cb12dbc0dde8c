"""A link as a QR picture, to be scanned from a screen or a sheet."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import segno

PIXELS_A_MODULE = 12
QUIET_MODULES = 4
"""The empty border that scanners need (ISO/IEC 18004)."""


def qr(about: Mapping[str, Any]) -> bytes:
    """Draw `about["text"]` as a PNG; a quarter of it may be dirty and it still reads."""
    picture = BytesIO()
    segno.make(str(about["text"]), error="q", micro=False).save(
        picture, kind="png", scale=PIXELS_A_MODULE, border=QUIET_MODULES
    )
    return picture.getvalue()
