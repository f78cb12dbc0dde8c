"""Voice notes and pictures beside a lesson, a question or an explanation."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.catalog.media import ALL
from bot.catalog.sheets.wording import Limit, Sheet, Wording, shaped

_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]*\."
VoiceFile = Annotated[
    str, shaped(_NAME + "ogg", "A file in media/ that ends in .ogg, without spaces.")
]
PictureFile = Annotated[
    str,
    shaped(_NAME + "(png|jpg|jpeg)", "A file in media/ that ends in .png or .jpg, without spaces."),
]


def _for_all(value: object) -> object:
    """A single name is one file for the readers of all languages."""
    return {ALL: value} if isinstance(value, str) else value


Voices = Annotated[dict[str, VoiceFile | None], BeforeValidator(_for_all)]
Pictures = Annotated[dict[str, PictureFile | None], BeforeValidator(_for_all), Field(min_length=1)]


class PictureSheet(Sheet):
    """A picture, and what it shows in words."""

    file: Pictures
    alt: Annotated[Wording, Limit(units=300)]


class MediaSheet(Sheet):
    """What may go with something; the files are in media/."""

    voice: Voices = Field(default_factory=dict)
    picture: PictureSheet | None = None


class ExplanationSheet(MediaSheet):
    """What goes with that which is said about the answer."""
