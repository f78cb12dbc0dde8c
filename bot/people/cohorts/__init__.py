"""The command line creates cohorts and organizations."""
