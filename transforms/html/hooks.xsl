<?xml version="1.0" encoding="UTF-8"?>
<!-- Hooks: empty templates. A project's own transforms/html/hooks.xsl imports this file, as diplomatic:html/hooks.xsl, and writes its own template of the
     same name; docs/transforms.md shows one. The context node is the root element of the input, except where a hook says otherwise. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- At the end of the head element: meta, link. -->
  <xsl:template name="hook-head"/>

  <!-- Before the page's own header. -->
  <xsl:template name="hook-page-top"/>

  <!-- At the end of the page's footer. -->
  <xsl:template name="hook-page-bottom"/>

  <!-- After the title of a cable and its facts. -->
  <xsl:template name="hook-after-title"/>

  <!-- At the end of the facts beside the title of a cable: dt and dd in a div. -->
  <xsl:template name="hook-facts"/>

  <!-- On the start page, after the editor's introduction. -->
  <xsl:template name="hook-after-introduction"/>

  <!-- After the text of a cable, before its notes and corrections. -->
  <xsl:template name="hook-after-text"/>

  <!-- At the end of "About this text", inside the list of facts: dt and dd in a div. -->
  <xsl:template name="hook-about"/>

  <!-- At the end of a register entry; the context node is the entry. -->
  <xsl:template name="hook-entry"/>

</xsl:stylesheet>
