"""reviews.yaml: who has read which single text; `content import` writes it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from bot.catalog.reference import Signature
from bot.catalog.sheets.course import Language
from bot.catalog.sheets.wording import Sheet

FILE = "reviews.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedWording:
    """A signature for one wording; `mark` identifies the wording."""

    mark: str
    signature: Signature


def _review(value: object) -> SignedWording:
    mark, _, rest = str(value).strip().partition(" ")
    day, _, name = rest.strip().partition(" ")
    try:
        on = date.fromisoformat(day).isoformat()
    except ValueError:
        on = ""
    if not on or not name.strip():
        advice = "Let content import write it: a mark, a day and a name."
        raise PydanticCustomError("form", "{advice}", {"advice": advice})
    return SignedWording(mark=mark, signature=Signature(on=on, by=name.strip()))


ReviewLine = Annotated[SignedWording, PlainValidator(_review)]


class ReviewsSheet(Sheet):
    """reviews.yaml: by language, then by the address of the text."""

    reviews: dict[Language, dict[str, ReviewLine]] = Field(default_factory=dict)
