"""Several reports of one council as one."""
