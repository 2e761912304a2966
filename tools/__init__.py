"""What stands behind the Makefile. See `tools/commands.py` for the list."""
