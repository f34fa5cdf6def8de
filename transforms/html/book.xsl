<?xml version="1.0" encoding="UTF-8"?>
<!-- Book: one cable as a chapter of an EPUB or a PDF. It is the article of the cable page, without the page around it: what only a site has
     (the way home, the other view, downloads) is left out because nobody gives its address.
     Input and passes: those of cable.xsl. Where a project has a cable.xsl of its own, that one is imported here.
     Python makes ids, links and notes fit for the book (edition/diplomatic/render/book). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:import href="cable.xsl"/>

  <!-- Gives the article alone. -->
  <xsl:template match="tei:TEI">
    <xsl:call-template name="cable"/>
  </xsl:template>

</xsl:stylesheet>
