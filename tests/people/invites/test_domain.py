"""Which links let somebody in, and what a pasted one looks like."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.membership.domain import CohortId, InviteId
from bot.people.invites.domain import (
    Admits,
    DeadLink,
    Invite,
    digest,
    link_of,
    pasted_token,
    require_alive,
)

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
TOKEN = "Ab3_-6789012345678901x"


def invite(
    *, uses: int = 0, expires_in: timedelta = timedelta(days=1), closed: bool = False
) -> Invite:
    return Invite(
        id=InviteId(1),
        admits=Admits.PARTICIPANT,
        cohort_id=CohortId(1),
        organization_id=None,
        person_id=None,
        created_by=None,
        expires_at=NOW + expires_in,
        uses_allowed=2,
        uses=uses,
        closed=closed,
    )


@pytest.mark.parametrize(
    ("link", "lets_in"),
    [
        (invite(), True),
        (invite(uses=1), True),
        (invite(uses=2), False),
        (invite(expires_in=timedelta(0)), False),
        (invite(expires_in=timedelta(seconds=1)), True),
        (invite(closed=True), False),
        (None, False),
    ],
)
def test_a_link_lets_in_while_it_is_open(link: Invite | None, *, lets_in: bool) -> None:
    if lets_in:
        assert require_alive(link, now=NOW) is link
    else:
        with pytest.raises(DeadLink):
            require_alive(link, now=NOW)


@pytest.mark.parametrize(
    ("text", "token"),
    [
        (f"https://t.me/romleuk_bot?start={TOKEN}", TOKEN),
        (f"look: t.me/Romleuk_Bot?start={TOKEN} thanks", TOKEN),
        (TOKEN, TOKEN),
        (f"  {TOKEN}\n", TOKEN),
        (f"https://t.me/other_bot?start={TOKEN}", None),
        ("https://t.me/romleuk_bot", None),
        (TOKEN[:-1], None),
        ("Hello, how are you now?", None),
        ("", None),
    ],
)
def test_a_pasted_link_is_found(text: str, token: str | None) -> None:
    assert pasted_token(text, "romleuk_bot") == token


def test_only_the_hash_of_a_token_is_stored() -> None:
    assert digest(TOKEN) == digest(TOKEN)
    assert TOKEN not in digest(TOKEN)
    assert link_of("romleuk_bot", TOKEN) == f"https://t.me/romleuk_bot?start={TOKEN}"
