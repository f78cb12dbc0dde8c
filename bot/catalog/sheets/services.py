"""services.yaml and places.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.sheets.wording import (
    ButtonWording,
    Limit,
    SearchWords,
    Sheet,
    SignatureLine,
    Signatures,
    SlugId,
    SourceRef,
    Title,
    Wording,
)


class ProvinceSheet(Sheet):
    """A province."""

    all_or_none = True
    id: SlugId
    name: ButtonWording


class PlacesSheet(Sheet):
    """places.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    source: str
    provinces: Annotated[tuple[ProvinceSheet, ...], Field(min_length=1, max_length=60)]


class NeedSheet(Sheet):
    """What somebody may need."""

    all_or_none = True
    id: SlugId
    label: ButtonWording


class QuickAnswerSheet(Sheet):
    """An answer that nobody has to type."""

    all_or_none = True
    id: SlugId
    text: Annotated[Wording, Limit(width=28)]


class ServiceSheet(Sheet):
    """An office or service. `asked` is only searched, never shown."""

    all_or_none = True
    id: SlugId
    name: Title
    asked: SearchWords = Field(default_factory=dict)
    area: Annotated[Wording, Limit(units=120)]
    who: Annotated[Wording, Limit(units=400)]
    papers: Annotated[Wording, Limit(units=400)]
    contact: Annotated[Wording, Limit(units=400)]
    note: Annotated[Wording, Limit(units=600)] | None = None
    needs: Annotated[tuple[SlugId, ...], Field(max_length=10)] = ()
    provinces: Annotated[tuple[SlugId, ...], Field(max_length=60)] = ()
    emergency: bool = False
    sources: tuple[SourceRef, ...] = ()
    verify: bool = True
    verified: SignatureLine | None = None


class ServicesSheet(Sheet):
    """services.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    good_for: Annotated[int, Field(ge=1, le=1000)] = 183
    flags_to_hide: Annotated[int, Field(ge=1, le=50)] = 3
    needs: Annotated[tuple[NeedSheet, ...], Field(max_length=12)] = ()
    who: Annotated[tuple[QuickAnswerSheet, ...], Field(max_length=6)] = ()
    papers: Annotated[tuple[QuickAnswerSheet, ...], Field(max_length=6)] = ()
    services: tuple[ServiceSheet, ...]
