<?xml version="1.0" encoding="UTF-8"?>
<!-- Text: gathers the modules of the pass "text" and what every element of that pass needs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/links.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="body.xsl"/>
  <xsl:include href="bilingual.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="marks.xsl"/>
  <xsl:include href="numbers.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="corrections.xsl"/>
  <xsl:include href="unknown.xsl"/>

  <xsl:variable name="reading" select="$view != 'diplomatic'"/>
  <xsl:variable name="diplomatic" select="not($reading)"/>

  <!-- Prints text. Of two predicates, libxml2 would look at all siblings before it takes the first. -->
  <xsl:template match="text()" mode="text">
    <xsl:choose>
      <xsl:when test="following-sibling::node()[1]/self::tei:note"><xsl:call-template name="text-before-note"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints text as it is; the reading view makes the no-break spaces of the source regular, but not in a caption, whose spacing speaks. -->
  <xsl:template name="text">
    <xsl:choose>
      <xsl:when test="$diplomatic or not(contains(., '&#xA0;')) or ancestor::tei:ab[@type = 'caption']"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(., '&#xA0;', ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Gives the HTML element the id of its TEI element, and its language where that is not the one of the text around it. -->
  <xsl:template name="identity">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang">
      <xsl:call-template name="in-language">
        <xsl:with-param name="language" select="@xml:lang"/>
        <xsl:with-param name="around"><xsl:for-each select=".."><xsl:call-template name="language"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Gives the HTML element the id of its TEI element, and its language where a text begins among labels. -->
  <xsl:template name="identity-among-labels">
    <xsl:call-template name="id"/>
    <xsl:call-template name="in-own-language"/>
  </xsl:template>

  <!-- Gives the HTML element the id of its TEI element. -->
  <xsl:template name="id">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Prints $content in an element that has just been given the labels' language, for an attribute that says something in it. -->
  <xsl:template name="content-among-labels">
    <xsl:param name="content"><xsl:apply-templates mode="text"/></xsl:param>
    <xsl:variable name="language"><xsl:call-template name="language"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$language = $label-lang"><xsl:copy-of select="$content"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="name"><xsl:call-template name="span-or-div"/></xsl:variable>
        <xsl:element name="{$name}"><xsl:call-template name="in-own-language"/><xsl:copy-of select="$content"/></xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints $as, or div where the content of the context node has blocks, which HTML allows in no phrase. -->
  <xsl:template name="span-or-div">
    <xsl:param name="as" select="'span'"/>
    <xsl:choose>
      <xsl:when test="descendant::*[self::tei:p or self::tei:list or self::tei:ab or self::tei:div or self::tei:head or self::tei:closer or self::tei:opener or self::tei:docTitle or self::tei:titlePart]">div</xsl:when>
      <xsl:otherwise><xsl:value-of select="$as"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Wraps an element's content in $as (and names the element in data-tei, for an unknown one), or in a div where the content has blocks, which HTML allows in no phrase. -->
  <xsl:template name="wrap">
    <xsl:param name="as" select="'span'"/>
    <xsl:param name="class" select="local-name()"/>
    <xsl:param name="tei"/>
    <xsl:variable name="name"><xsl:call-template name="span-or-div"><xsl:with-param name="as" select="$as"/></xsl:call-template></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute>
      <xsl:if test="$tei"><xsl:attribute name="data-tei"><xsl:value-of select="$tei"/></xsl:attribute></xsl:if>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="." mode="inside"/>
    </xsl:element>
  </xsl:template>

  <!-- Adds nothing: only some elements have attributes of their own. -->
  <xsl:template match="*" mode="attributes"/>

  <!-- Prints the content of an element as it is: only some elements print marks around it. -->
  <xsl:template match="*" mode="inside">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

</xsl:stylesheet>
