"""Guards of links, phones, PINs and courses: who gets in, and how far."""

from tests.faults.mutation import Mutation

LOST = "tests/stories/desk/test_stolen_phone.py"

ACCESS = (
    Mutation(
        name="the pause between tries of a PIN",
        file="bot/people/pin/storage.py",
        old="AND (closed_until IS NULL OR closed_until <= :now)",
        new="AND :now = :now",
        tests=(
            "tests/stories/people/test_pin.py::test_tries_that_arrive_in_one_go_are_not_all_compared",
        ),
    ),
    Mutation(
        name="the hash of the PIN that was tried",
        file="bot/people/pin/storage.py",
        old="WHERE person_id = :person AND hash = :hash AND",
        new="WHERE person_id = :person AND :hash = :hash AND",
        tests=(
            "tests/people/pin/test_tries.py::test_a_pin_that_was_replaced_while_it_was_compared_opens_nothing",
        ),
    ),
    Mutation(
        name="the right to the course where somebody moves",
        file="bot/people/moving/service.py",
        old="""    require_coordinator(act.visitor.grants, cohort)
    place = listed""",
        new="    place = listed",
        tests=(
            "tests/stories/people/test_moving.py::test_nobody_is_moved_to_a_course_that_the_coordinator_does_not_run",
        ),
    ),
    Mutation(
        name="the cohort of links on a sheet",
        file="bot/people/invites/service.py",
        old="if invite.cohort_id == cohort and invite.is_personal",
        new="if invite.is_personal",
        tests=(
            "tests/people/invites/test_sheets.py::test_links_of_another_cohort_are_not_printed",
        ),
    ),
    Mutation(
        name="the right to undo a merge",
        file="bot/people/merging/service.py",
        old="""    require_coordinator(act.visitor.grants, found.cohort_id)
    put_back""",
        new="    put_back",
        tests=(
            "tests/people/merging/test_merging.py::test_only_those_who_run_the_course_undo_a_merge",
        ),
    ),
    Mutation(
        name="the owner of the link with which a lost phone comes back",
        file="bot/desk/stolen_phone/service.py",
        old="(invite.person_id is not None and invite.person_id == owner)",
        new="invite.person_id is not None",
        tests=(f"{LOST}::test_the_link_of_somebody_else_does_not_wake_a_phone_that_was_cut_off",),
    ),
    Mutation(
        name="the staff links that a lost phone has made",
        file="bot/desk/stolen_phone/service.py",
        old="""    storage.close_staff_links_by(act.tx, person, now=act.now)
""",
        new="",
        tests=(
            "tests/stories/desk/test_stolen_phone_of_coordinators.py::test_links_for_colleagues_that_were_made_on_the_phone_die_with_it",
        ),
    ),
    Mutation(
        name="the later slices of a shared phone's messages",
        file="bot/people/shared_phone/service.py",
        old='"messages": gone[first : first + SLICE]',
        new='"messages": gone[:SLICE]',
        tests=(
            "tests/stories/people/test_shared_phone.py::test_more_than_a_hundred_messages_are_deleted",
        ),
    ),
)
