"""Putting a typo right in what was sent, silently; and beginning a correction, which rings."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience, By, Rule
from bot.announcements.checking.service import allowed_links, topic_words
from bot.announcements.composing.service import Purpose, TooLong
from bot.announcements.domain import STANDING, Announcement, AnnouncementId, Dossier, WordsForgotten
from bot.announcements.message.domain import Part, too_long_by
from bot.announcements.results import storage as outcomes
from bot.announcements.service import note, own
from bot.announcements.typos import domain
from bot.announcements.typos.domain import NoWords, Place, require_typo, rewritten
from bot.catalog.course import Courses
from bot.refusals import StaleButton
from bot.safety.links import domain as links


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixable:
    """The parts of an announcement in which a typo may be put right."""

    announcement: AnnouncementId
    places: tuple[tuple[Place, Part], ...]

    def require(self, language: str, position: int) -> Place:
        """Return one of its places; raise `StaleButton` for another."""
        wanted = Place(language=language, position=position)
        if wanted not in dict(self.places):
            raise StaleButton
        return wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """How it would read, and in how many chats it would be changed."""

    dossier: Dossier
    place: Place
    new: Part
    chats: int

    @property
    def changed(self) -> Dossier:
        """The announcement as it would read."""
        content = domain.changed(self.dossier.content, self.place, self.new)
        return replace(self.dossier, content=content)


async def fixable(act: Act, announcement: AnnouncementId) -> Fixable:
    """Return where a typo may be put right.

    Raises `NoWords` if it carries none, `WordsForgotten`, `StaleButton` if nothing was sent.
    """
    dossier = await _standing(act, announcement)
    found = domain.places(dossier.content)
    if not found:
        raise NoWords
    return Fixable(announcement=announcement, places=found)


async def propose(
    act: Act, announcement: AnnouncementId, place: Place, html: str, *, added: int
) -> Proposed | TooLong:
    """Return how it would read with other words; raise as `fixable`, `MoreThanATypo`, `AlreadySo`.

    `added` is the length of the lines that are put around it.
    """
    dossier = await _standing(act, announcement)
    old = dict(domain.places(dossier.content)).get(place)
    if old is None:
        raise StaleButton
    new = rewritten(old, html)
    excess = too_long_by(new, added=added)
    if excess:
        return TooLong(by=excess, limit=new.limit - added)
    require_typo(
        old,
        new,
        allowed_by_another=dossier.announcement.approved_by is not None,
        new_links=_new_links(dossier, new, act.courses),
        new_topic_words=_new_topic_words(dossier, new, act.courses),
    )
    tally = await outcomes.tally(act.tx, dossier.announcement, now=act.now)
    return Proposed(dossier=dossier, place=place, new=new, chats=tally.sent)


async def fix(
    act: Act, announcement: AnnouncementId, place: Place, html: str, *, added: int
) -> Proposed | TooLong:
    """Put it right, here and in every chat that has it. Raises as `propose`."""
    found = await propose(act, announcement, place, html, added=added)
    if isinstance(found, Proposed):
        announcements.rewrite_part(act.tx, announcement, place.language, place.position, found.new)
        await note(act, "fix", announcement, chats=found.chats)
    return found


async def correction(act: Act, announcement: AnnouncementId) -> tuple[Announcement, Purpose]:
    """Return what a correction is for: those who got the first. Raises `StaleButton`, as `own`."""
    dossier = await own(act, announcement)
    one = dossier.announcement
    if one.state not in STANDING:
        raise StaleButton
    if not (await outcomes.tally(act.tx, one, now=act.now)).sent:
        raise StaleButton
    got = Rule(by=By.GOT, of=frozenset({announcement}))
    roles = one.audience.rule(By.ROLE)
    rules = (got,) if roles is None else (got, roles)
    audience = Audience(cohorts=one.audience.cohorts, rules=rules)
    return one, Purpose(audience=audience, corrects=announcement)


async def _standing(act: Act, announcement: AnnouncementId) -> Dossier:
    dossier = await own(act, announcement)
    if dossier.announcement.forgotten_at is not None:
        raise WordsForgotten
    if dossier.announcement.state not in STANDING:
        raise StaleButton
    return dossier


def _new_links(dossier: Dossier, new: Part, courses: Courses) -> tuple[str, ...]:
    there = {each for part in dossier.content.all_parts for each in links.domains(part.html)}
    found = [each for each in links.domains(new.html) if each not in there]
    return links.unknown(found, allowed_links(dossier, courses))


def _new_topic_words(dossier: Dossier, new: Part, courses: Courses) -> tuple[str, ...]:
    if dossier.announcement.covered or not dossier.announcement.may_cover:
        return ()
    return topic_words(dossier, courses, (new,))
