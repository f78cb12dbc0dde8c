"""Leaders and coordinators propose services; coordinators decide on them."""
