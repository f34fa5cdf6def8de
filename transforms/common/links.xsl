<?xml version="1.0" encoding="UTF-8"?>
<!-- Links: makes an HTML address of a @target or a @ref, or nothing where no safe link can be made.
     A link too few is the better mistake: what is not http, https, mailto, relative or a fragment is never linked; nor is what begins with
     two slashes, which is another host, though it has no scheme: a browser reads a backslash as a slash. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Prints the address to link $target to, or nothing. Only the first of several addresses counts. -->
  <xsl:template name="href">
    <xsl:param name="target"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($target), ' '), ' ')"/>
    <xsl:variable name="before" select="translate(substring-before($first, ':'), $upper, $lower)"/>
    <xsl:variable name="relative" select="not(contains($first, ':')) or contains(translate($before, '?#\', '///'), '/')"/>
    <xsl:variable name="elsewhere" select="starts-with(translate($first, '\', '/'), '//')"/>
    <xsl:choose>
      <xsl:when test="$elsewhere"/>
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

</xsl:stylesheet>
