"""Services to which leaders can send people, confirmed by coordinators."""
