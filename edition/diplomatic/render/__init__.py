"""From a TEI document to what people read: HTML by XSLT, plain text by Python; a project can put its own in their place."""

from diplomatic.render.renderer import FORMATS, Rendered, Renderer

__all__ = ["FORMATS", "Rendered", "Renderer"]
