<?xml version="1.0" encoding="UTF-8"?>
<!-- Links: makes an HTML address of a @target or a @ref, or nothing where no safe link can be made.
     A link too few is the better mistake: what is not http, https, mailto, relative or a fragment is never linked. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Prints the address to link $target to, or nothing. Only the first of several addresses counts. -->
  <xsl:template name="href">
    <xsl:param name="target"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($target), ' '), ' ')"/>
    <xsl:variable name="before" select="translate(substring-before($first, ':'), $upper, $lower)"/>
    <xsl:variable name="relative" select="not(contains($first, ':')) or contains(translate($before, '?#\', '///'), '/')"/>
    <xsl:choose>
      <xsl:when test="$relative"><xsl:call-template name="page-of"><xsl:with-param name="address" select="$first"/></xsl:call-template></xsl:when>
      <xsl:when test="$before = 'http' or $before = 'https' or $before = 'mailto'"><xsl:value-of select="$first"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the relative address of the HTML page of a TEI file: cmc-031.xml#p2 is at cmc-031.html#p2. -->
  <xsl:template name="page-of">
    <xsl:param name="address"/>
    <xsl:variable name="file" select="substring-before(concat($address, '#'), '#')"/>
    <xsl:variable name="stem" select="substring($file, 1, string-length($file) - 4)"/>
    <xsl:choose>
      <xsl:when test="$stem and $file = concat($stem, '.xml')">
        <xsl:value-of select="concat($stem, '.html', substring-after($address, $file))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$address"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the address of a name's register entry below $registers-href, or nothing where there is none. -->
  <xsl:template name="register-href">
    <xsl:param name="ref"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($ref), ' '), ' ')"/>
    <xsl:variable name="scheme" select="contains($first, ':')"/>
    <xsl:if test="$registers-href and not($scheme) and contains($first, '.xml#')">
      <xsl:call-template name="page-of">
        <xsl:with-param name="address">
          <xsl:value-of select="$registers-href"/>
          <xsl:call-template name="file-name"><xsl:with-param name="address" select="$first"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Prints what follows the last slash of an address. -->
  <xsl:template name="file-name">
    <xsl:param name="address"/>
    <xsl:choose>
      <xsl:when test="contains(substring-before($address, '#'), '/')">
        <xsl:call-template name="file-name"><xsl:with-param name="address" select="substring-after($address, '/')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$address"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
