<?xml version="1.0" encoding="UTF-8"?>
<!-- Unknown: an element that no template knows keeps its text, and says so with the code V001.
     Losing text in silence is the worse mistake, so this catches every element of every namespace. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Wraps the unknown element's content and reports where it stands; after a thousand siblings, in which element, for to count on
       would take the square of their number. -->
  <xsl:template match="*" mode="text" priority="-10">
    <xsl:variable name="far" select="ancestor-or-self::*[preceding-sibling::*[1000]]"/>
    <xsl:choose>
      <xsl:when test="$far"><xsl:for-each select="$far[1]/.."><xsl:message>V001 <xsl:call-template name="xpath"/> more</xsl:message></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:message>V001 <xsl:call-template name="xpath"/></xsl:message></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="wrap"><xsl:with-param name="class" select="'unknown'"/><xsl:with-param name="tei" select="local-name()"/></xsl:call-template>
  </xsl:template>

  <!-- Prints the absolute XPath of an element by position: /*[1]/*[2]. -->
  <xsl:template name="xpath">
    <xsl:for-each select="ancestor-or-self::*">/*[<xsl:value-of select="count(preceding-sibling::*) + 1"/>]</xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
