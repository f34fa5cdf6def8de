"""Live preview: an edition is built on each save, shown on the loopback address, and what is wrong with it stands beside it.

The thread that was there first watches and builds: it is the one that Ctrl-C interrupts, and stylesheets are not for several
threads. A second one answers the browser. ``Live`` is what both know.
"""
