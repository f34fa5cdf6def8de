<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels: looks a key up in labels.xml, in the language of the labels ($label-lang), then in English.
     A key that labels.xml does not have is a fault of the stylesheet and ends the transformation.
     Diplomatic answers by functions (edition/diplomatic/render/functions.py): read for each page anew, labels.xml takes as long as all the rest of a cable.
     Where a processor has no such functions, the file is read; a test compares the two. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:known="diplomatic:labels" exclude-result-prefixes="known">

  <xsl:include href="languages.xsl"/>

  <xsl:key name="label" match="label" use="@key"/>
  <xsl:variable name="has-functions" select="function-available('known:label')"/>

  <!-- Prints the label of $key. -->
  <xsl:template name="label">
    <xsl:param name="key"/>
    <xsl:choose>
      <xsl:when test="$has-functions"><xsl:value-of select="known:label(string($key), $label-lang)"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="document('labels.xml')/labels">
          <xsl:apply-templates select="key('label', $key)" mode="label"/>
          <xsl:if test="not(key('label', $key))">
            <xsl:message terminate="yes">labels.xml has no label "<xsl:value-of select="$key"/>"</xsl:message>
          </xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the label of $key, or of $else where labels.xml has no $key: for keys that come from the text. -->
  <xsl:template name="label-or">
    <xsl:param name="key"/>
    <xsl:param name="else"/>
    <xsl:variable name="known"><xsl:call-template name="is-label"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="label">
      <xsl:with-param name="key"><xsl:choose><xsl:when test="string($known)"><xsl:value-of select="$key"/></xsl:when><xsl:otherwise><xsl:value-of select="$else"/></xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints "yes" where labels.xml has a label of $key. -->
  <xsl:template name="is-label">
    <xsl:param name="key"/>
    <xsl:choose>
      <xsl:when test="$has-functions"><xsl:if test="known:is-label(string($key))">yes</xsl:if></xsl:when>
      <xsl:when test="document('labels.xml')/labels/label[@key = $key]">yes</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Chooses one language of a label. -->
  <xsl:template match="label" mode="label">
    <xsl:variable name="own" select="text[@xml:lang = $label-lang]"/>
    <xsl:value-of select="$own | text[@xml:lang = 'en'][not($own)]"/>
  </xsl:template>

  <!-- Ends the transformation: a label with plurals says nothing without a number. -->
  <xsl:template match="label[text/@n]" mode="label">
    <xsl:message terminate="yes">the label "<xsl:value-of select="@key"/>" has plurals: use the template "counted"</xsl:message>
  </xsl:template>

  <!-- Names the element being built with the label of $key, for those who hear the page. -->
  <xsl:template name="aria-label">
    <xsl:param name="key"/>
    <xsl:attribute name="aria-label">
      <xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template>
    </xsl:attribute>
  </xsl:template>

  <!-- Prints a number and the label of $key in the plural that the number takes: "26 recipients". -->
  <xsl:template name="counted">
    <xsl:param name="key"/>
    <xsl:param name="count"/>
    <xsl:choose>
      <xsl:when test="$has-functions"><xsl:value-of select="known:counted(string($key), string($count), $label-lang)"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat($count, ' ')"/>
        <xsl:for-each select="document('labels.xml')/labels">
          <xsl:apply-templates select="key('label', $key)" mode="counted"><xsl:with-param name="count" select="$count"/></xsl:apply-templates>
          <xsl:if test="not(key('label', $key)/text/@n)">
            <xsl:message terminate="yes">labels.xml has no label "<xsl:value-of select="$key"/>" with plurals</xsl:message>
          </xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Chooses one plural of a label; the last one of its language where the category has none. -->
  <xsl:template match="label" mode="counted">
    <xsl:param name="count"/>
    <xsl:variable name="own" select="text[@xml:lang = $label-lang]"/>
    <xsl:variable name="texts" select="$own | text[@xml:lang = 'en'][not($own)]"/>
    <xsl:variable name="category">
      <xsl:call-template name="plural"><xsl:with-param name="count" select="$count"/><xsl:with-param name="language" select="substring-before(concat($texts/@xml:lang, '-'), '-')"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="text" select="$texts[@n = $category]"/>
    <xsl:value-of select="$text | $texts[last()][not($text)]"/>
  </xsl:template>

</xsl:stylesheet>
