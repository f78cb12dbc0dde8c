"""Assembles what a course suggests to buddies."""

from datetime import timedelta

from bot.catalog.assembly.text_builder import text_builder
from bot.catalog.course import NO_TOPICS, BuddyTopic, BuddyTopics
from bot.catalog.pack import Pack


def assemble_buddy_topics(pack: Pack) -> BuddyTopics:
    """Return what peers.yaml says; nothing for a course without it."""
    if pack.peers is None:
        return NO_TOPICS
    sheet = pack.peers.sheet
    build = text_builder(pack, sheet.reviewed)
    return BuddyTopics(
        every=timedelta(days=sheet.every_days),
        topics=tuple(
            BuddyTopic(id=each.id, push=build.text(each.push), text=build.text(each.text))
            for each in sheet.topics
        ),
    )
