"""The peers: one module each, which says whether it is here, in which version, and how it is run on the same documents."""
