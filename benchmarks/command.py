"""The command line as it is without the extra ``search``, whose index no peer makes: ``python benchmarks/command.py build``."""

import sys

sys.modules["pagefind_bin"] = None  # type: ignore[assignment] # to the import system: there is no such package

if __name__ == "__main__":
    from diplomatic.cli.main import main

    main()
