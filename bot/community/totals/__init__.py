"""Coordinators see totals by place, topic and month, and what people asked."""
