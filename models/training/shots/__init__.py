"""A small network that finds where shots begin, from the coarse colour grids that the browser's survey computes."""
