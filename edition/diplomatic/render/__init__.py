"""From a TEI document to what people read: HTML by XSLT, plain text by Python. Either can be replaced by a project's own transform."""

from diplomatic.render.renderer import FORMATS, Page, Rendered, Renderer

__all__ = ["FORMATS", "Page", "Rendered", "Renderer"]
