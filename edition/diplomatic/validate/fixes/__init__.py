"""What can be mended without a doubt, and mended so that nothing else changes.

A fix is a value: edits of the text of a file, by position. It is never a new serialisation, so comments, quotes, the order
of attributes, line ends and the encoding stay as the editor wrote them. Which mistake is worse: to leave something for the
editor, or to write what is wrong into a hundred files? The second. So a fix does only what has one answer, and every result
is parsed and compared with what was before.

Nothing is imported here: ``validate`` needs the codes at every start, and the rest only where something is mended.
"""
