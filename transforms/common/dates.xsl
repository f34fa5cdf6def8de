<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: writes an ISO 8601 date in words, with the month names of labels.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Prints $iso as "29 October 1962", "October 1962" or "1962"; anything else as it is. -->
  <xsl:template name="date-in-words">
    <xsl:param name="iso"/>
    <xsl:variable name="shape" select="translate(substring($iso, 1, 10), '123456789', '000000000')"/>
    <xsl:variable name="month" select="substring($iso, 6, 2)"/>
    <xsl:choose>
      <xsl:when test="($shape = '0000-00-00' or $shape = '0000-00') and $month &gt;= 1 and $month &lt;= 12">
        <xsl:if test="$shape = '0000-00-00'"><xsl:value-of select="concat(number(substring($iso, 9, 2)), '&#xA0;')"/></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="key" select="concat('month-', $month)"/></xsl:call-template>
        <xsl:value-of select="concat(' ', substring($iso, 1, 4))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$iso"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The shapes of a date or a time that HTML allows in time/@datetime, digits written as 0. -->
  <xsl:variable name="datetime-shapes" select="' 0000-00-00 0000-00 0000 00:00:00 00:00 0000-00-00T00:00:00 0000-00-00T00:00 0000-00-00T00:00:00Z '"/>

  <!-- Prints $iso in words, as a time element where HTML can read it. -->
  <xsl:template name="time-in-words">
    <xsl:param name="iso"/>
    <xsl:variable name="words">
      <xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="$iso"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($datetime-shapes, concat(' ', translate($iso, '123456789', '000000000'), ' '))">
        <time datetime="{$iso}"><xsl:value-of select="$words"/></time>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
