<?xml version="1.0" encoding="UTF-8"?>
<!-- Version: what a page says of its own version, and where the others are. Included by page.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Links the other versions of the page, for programs: RFC 5829. -->
  <xsl:template name="version-links">
    <xsl:variable name="version" select="$context/version"/>
    <xsl:if test="$version/latest"><link rel="latest-version" href="{$version/latest/@href}"/></xsl:if>
    <xsl:if test="$version/predecessor"><link rel="predecessor-version" href="{$version/predecessor/@href}"/></xsl:if>
    <xsl:if test="$version/list"><link rel="version-history" href="{$version/list/@href}"/></xsl:if>
  </xsl:template>

  <!-- Says at the head of a frozen page which version it is of, and where the page is as it is now. -->
  <xsl:template name="version-line">
    <xsl:for-each select="$context/version[@frozen]">
      <p class="notice version">
        <xsl:call-template name="version-in-words"/>
        <xsl:text> – </xsl:text>
        <a href="{latest/@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="'latest-version'"/></xsl:call-template></a>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- Names a version: its number (@number) and its day (@date). -->
  <xsl:template name="version-in-words">
    <xsl:variable name="day"><xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="by-pattern">
      <xsl:with-param name="key" select="'version-of'"/>
      <xsl:with-param name="values" select="concat('|version=', @number, '|date=', $day, '|')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints the number of the version at the foot of a page, with a link to all versions where there are any. -->
  <xsl:template name="version-number">
    <xsl:variable name="words"><xsl:call-template name="label"><xsl:with-param name="key" select="'version'"/></xsl:call-template><xsl:text> </xsl:text><xsl:value-of select="$context/edition/@version"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$context/version/list"><a href="{$context/version/list/@href}"><xsl:value-of select="$words"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
