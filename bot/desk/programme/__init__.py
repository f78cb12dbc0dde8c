"""Who runs several cohorts sees them side by side, and gets them once a month if they want."""
