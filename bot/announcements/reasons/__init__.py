"""Why some people did not get an announcement, in plain words."""
