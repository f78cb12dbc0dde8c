"""People join by the link of a meeting or report that they cannot; later they get its recording."""
