"""peers.yaml."""

from typing import Annotated

from pydantic import Field

from bot.catalog.sheets.wording import Limit, Sheet, Signatures, SlugId, Wording


class BuddyTopicSheet(Sheet):
    """Something that buddies may talk about."""

    all_or_none = True
    id: SlugId
    push: Annotated[Wording, Limit(units=100, pushed=True)]
    text: Annotated[Wording, Limit(units=400)]


class PeersSheet(Sheet):
    """peers.yaml."""

    reviewed: Signatures = Field(default_factory=dict)
    every_days: Annotated[int, Field(ge=7, le=60)]
    topics: Annotated[tuple[BuddyTopicSheet, ...], Field(min_length=1, max_length=30)]
