"""When the consent text changes, everybody is asked again."""
