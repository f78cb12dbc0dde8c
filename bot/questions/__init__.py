"""People ask the coordinators of their course, who answer by replying."""
