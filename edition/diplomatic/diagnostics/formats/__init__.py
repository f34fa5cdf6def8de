"""How diagnostics are written: one module for each format."""
