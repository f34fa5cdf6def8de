"""The items of the checklist, C01 to C30: one module each. Its docstring explains the item, its class asks it.

A module whose name begins with an underscore is what several items share.
"""
