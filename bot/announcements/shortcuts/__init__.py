"""What people are most often chosen by is one tap away: organizations, and the last meeting."""
