<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels: looks a key up in labels.xml, for $lang, then for its language without the region, then in English.
     A key that labels.xml does not have is a fault of the stylesheet and ends the transformation. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:key name="label" match="label" use="@key"/>
  <xsl:variable name="labels" select="document('labels.xml')/labels"/>

  <!-- Prints the label of $key. -->
  <xsl:template name="label">
    <xsl:param name="key"/>
    <xsl:for-each select="$labels">
      <xsl:apply-templates select="key('label', $key)" mode="label"/>
      <xsl:if test="not(key('label', $key))">
        <xsl:message terminate="yes">labels.xml has no label "<xsl:value-of select="$key"/>"</xsl:message>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Prints the label of $key, or of $else where labels.xml has no $key: for keys that come from the text. -->
  <xsl:template name="label-or">
    <xsl:param name="key"/>
    <xsl:param name="else"/>
    <xsl:variable name="known" select="$labels/label[@key = $key]"/>
    <xsl:call-template name="label">
      <xsl:with-param name="key"><xsl:if test="$known"><xsl:value-of select="$key"/></xsl:if><xsl:if test="not($known)"><xsl:value-of select="$else"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Chooses one language of a label. -->
  <xsl:template match="label" mode="label">
    <xsl:variable name="exact" select="text[@xml:lang = $lang]"/>
    <xsl:variable name="near" select="text[@xml:lang = substring-before(concat($lang, '-'), '-')]"/>
    <xsl:choose>
      <xsl:when test="$exact"><xsl:value-of select="$exact"/></xsl:when>
      <xsl:when test="$near"><xsl:value-of select="$near"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="text[@xml:lang = 'en']"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Names the element being built with the label of $key, for those who hear the page. -->
  <xsl:template name="aria-label">
    <xsl:param name="key"/>
    <xsl:attribute name="aria-label">
      <xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template>
    </xsl:attribute>
  </xsl:template>

  <!-- Prints the label of $one or of $many, with the number before it: "26 recipients". -->
  <xsl:template name="counted">
    <xsl:param name="count"/>
    <xsl:param name="one"/>
    <xsl:param name="many"/>
    <xsl:value-of select="concat($count, ' ')"/>
    <xsl:call-template name="label">
      <xsl:with-param name="key"><xsl:choose><xsl:when test="$count = 1"><xsl:value-of select="$one"/></xsl:when><xsl:otherwise><xsl:value-of select="$many"/></xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
