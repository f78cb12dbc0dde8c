"""People are reminded of meetings, and told when one is moved or cancelled."""
