"""templates.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.sheets.wording import Limit, Sheet, Signatures, SlugId, Wording


class TemplateSheet(Sheet):
    """A text to start an announcement from: short enough for a button that copies it."""

    all_or_none = True
    id: SlugId
    title: Annotated[Wording, Limit(width=34)]
    text: Annotated[Wording, Limit(units=256, pushed=True)]


class TemplatesSheet(Sheet):
    """templates.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    templates: Annotated[tuple[TemplateSheet, ...], Field(min_length=1, max_length=20)]
