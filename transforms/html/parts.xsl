<?xml version="1.0" encoding="UTF-8"?>
<!-- Parts: the way between the pages of what has more than one.
     Input, wherever it is called: a part[@n][@href] for each page, the open one with @current; no namespace. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Links the pages. -->
  <xsl:template name="parts">
    <xsl:if test="part">
      <nav class="parts">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'pages'"/></xsl:call-template>
        <ol>
          <xsl:for-each select="part">
            <li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="@n"/></a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
