"""A colleague cuts off a phone that was lost or stolen."""
