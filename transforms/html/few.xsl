<?xml version="1.0" encoding="UTF-8"?>
<!-- Few: the cables that something holds for: the first of them, and how many more there are.
     Input, wherever it is called: cable children with their facts as attributes, and others[@count][@href]; no namespace. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Lists them in one line. -->
  <xsl:template name="few">
    <xsl:if test="cable">
      <ul class="few">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'cables'"/></xsl:call-template>
        <xsl:apply-templates select="cable | others" mode="few"/>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- Links one cable, its day before it. -->
  <xsl:template match="cable" mode="few">
    <li>
      <xsl:if test="@date != ''"><span class="when"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></span><xsl:text> </xsl:text></xsl:if>
      <a href="{@href}"><xsl:call-template name="in-given-language"/><xsl:value-of select="@title"/></a>
    </li>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Says how many more there are, and leads to all cables. -->
  <xsl:template match="others" mode="few">
    <li>
      <a href="{@href}"><xsl:call-template name="by-pattern"><xsl:with-param name="key" select="'and-others'"/><xsl:with-param name="values" select="concat('|count=', @count, '|')"/></xsl:call-template></a>
    </li>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
