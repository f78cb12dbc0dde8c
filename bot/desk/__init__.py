"""The coordinators' day: what needs attention, people, reports, the team."""
