"""Who takes part: people, roles, cohorts, invites."""
