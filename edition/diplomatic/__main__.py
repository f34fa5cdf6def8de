"""``python -m diplomatic`` is the command ``diplomatic``."""

from diplomatic.cli.main import main

main()
