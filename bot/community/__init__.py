"""Leaders log the sessions that they held in communities, as counts; coordinators see totals."""
