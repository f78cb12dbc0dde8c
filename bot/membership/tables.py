"""The tables of membership, in the order in which a person is deleted from them."""

from bot.membership.audit import storage as audit
from bot.membership.chat import storage as chat
from bot.membership.cohort import storage as cohort
from bot.membership.cut_off import storage as cut_off
from bot.membership.enrolment import storage as enrolment
from bot.membership.name_index import storage as name_index
from bot.membership.person import storage as person
from bot.membership.staff import storage as staff

TABLES = (
    staff.TABLES,
    cut_off.TABLES,
    enrolment.TABLES,
    cohort.TABLES,
    chat.TABLES,
    name_index.TABLES,
    person.TABLES,
    audit.TABLES,
)
