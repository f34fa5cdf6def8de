"""The pictures of the edition, drawn when it is built: a timeline, who received what, from place to place, cables per day.

Each is a drawing in SVG, or a table with marks of SVG in it, with its sentence above and its numbers in a table below. It needs no
script, no font and no network; a style sheet has its colours; the same cables give the same bytes.

They are written element by element because no plotting library gives that. Measured with all that each of them installs, in
November 2026: matplotlib 3.11 takes 174 MB, Bokeh 3.9 146 MB, Altair 6.3 with vl-convert 1.9 106 MB, Plotly 7.1 with Kaleido
1.5 81 MB, networkx 3.6 19 MB, pygal 3.1 2 MB. None of them gives a mark its own words and link, leaves colours to classes and
keeps text at its size; Kaleido needs a browser, Bokeh a script; pygal is under the LGPL and draws no timeline, matrix or
network; networkx would find places for nodes, which here are a list. svgwrite and drawsvg only write elements, as lxml does.
"""

from diplomatic.publish.pictures.parts import offer, steps

__all__ = ["offer", "steps"]
