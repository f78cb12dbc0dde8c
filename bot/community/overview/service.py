"""What a leader has logged, and whether they agreed to a consent text that names it."""

from dataclasses import dataclass

from bot.act import Act
from bot.community import storage
from bot.community.domain import CommunitySession
from bot.community.service import Setting, require_enrolment, setting_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A leader's sessions in the cohort that Home shows: an unfinished draft, and saved ones."""

    setting: Setting
    draft: CommunitySession | None
    saved: tuple[CommunitySession, ...]

    @property
    def people(self) -> int:
        """How many people came to all of them."""
        return sum(each.people for each in self.saved)


async def own(act: Act) -> Own:
    """Return what the visitor has logged; raise `NotJoined` or `NoCommunitySessions`."""
    place = require_enrolment(act)
    setting = await setting_of(act, place.cohort_id)
    logged = await storage.of_person(act.tx, act.person.id, place.cohort_id)
    draft = next((each for each in logged if each.is_draft), None)
    saved = tuple(each for each in logged if not each.is_draft)
    return Own(setting=setting, draft=draft, saved=saved)


def has_agreed(act: Act, setting: Setting) -> bool:
    """Tell whether the visitor agreed to a consent text that names these sessions."""
    return (act.person.consent_version or 0) >= setting.community.consent
