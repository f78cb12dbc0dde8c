"""An announcement is written for each reader, with header and signature."""
