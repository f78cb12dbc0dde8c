"""A session in words, as its leader sees it: on the check screen and on its card."""

from markupsafe import Markup

from bot.catalog.course import Course
from bot.community.buttons import OpenCommunity
from bot.community.domain import CommunitySession, obstacle_label, topic_title
from bot.community.service import Setting
from bot.locale import Texts
from bot.telegram.kit.screen import ScreenButton, lines, paragraphs, tap


def summary(logged: CommunitySession, setting: Setting, texts: Texts) -> Markup:
    """Show all answers; questions that were not asked yet are left out."""
    return paragraphs(
        lines(
            texts.month(logged.month) if logged.month else None,
            topic_words(logged, setting, texts),
            place_words(logged, setting, texts),
            counts(logged, texts) if logged.women is not None else None,
        ),
        texts("community.asked", words=logged.questions) if logged.questions else None,
        _hard_line(logged, setting, texts),
    )


def counts(logged: CommunitySession, texts: Texts) -> Markup:
    """Say how many women, men and young people came."""
    return texts(
        "community.counts",
        women=logged.women or 0,
        men=logged.men or 0,
        young=logged.young or 0,
        people=logged.people,
    )


def topic_words(logged: CommunitySession, setting: Setting, texts: Texts) -> str | None:
    """Return the topic: a title of the course, or the leader's own words."""
    if logged.topic is None:
        return None
    if not logged.topic:
        return logged.own_topic or texts.label("community.own_topic")
    return topic_title(setting.course, logged.topic, texts.language) or texts.label(
        "community.topic_gone"
    )


def place_words(logged: CommunitySession, setting: Setting, texts: Texts) -> str | None:
    """Return the place: the commune if there is one, and the province."""
    if logged.province is None:
        return None
    places = setting.places
    province = places.provinces.get(logged.province) if places else None
    if province is None:
        return logged.place_words or texts.label("community.place_unknown")
    commune = places.communes.get(logged.commune or "") if places else None
    if commune is None:
        return province.name(texts.language)
    return texts.label(
        "community.place",
        commune=commune.name(texts.language),
        province=province.name(texts.language),
    )


def _hard_line(logged: CommunitySession, setting: Setting, texts: Texts) -> Markup | None:
    named = obstacle_label(setting.course, logged.hard or "", texts.language)
    words = named or logged.hard_words
    return texts("community.hard", words=words) if words else None


def to_community(texts: Texts) -> ScreenButton:
    """Return the button back to a leader's community sessions."""
    return tap(texts.label("community.back"), OpenCommunity())


def community_button(course: Course, texts: Texts) -> list[ScreenButton]:
    """Return the button to a leader's community sessions, if their course has any."""
    if course.community is None:
        return []
    return [tap(texts.label("community.sessions_label"), OpenCommunity())]
