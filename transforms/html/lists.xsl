<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists: the distribution list above all. The reading view sets it in columns; the diplomatic view runs it in, as the source prints it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Writes a list, its own headings before it. -->
  <xsl:template match="tei:list" mode="text">
    <div class="list">
      <xsl:apply-templates select="tei:head" mode="text"/>
      <ul><xsl:call-template name="identity"/><xsl:apply-templates select="node()[not(self::tei:head)]" mode="entry"/></ul>
    </div>
  </xsl:template>

  <!-- Writes a distribution list as a group that says what it is and how many it names. -->
  <xsl:template match="tei:list[@type = 'distribution']" mode="text">
    <div role="group">
      <xsl:attribute name="class">list distribution-list<xsl:if test="$diplomatic"> run-in</xsl:if></xsl:attribute>
      <xsl:for-each select=".."><xsl:call-template name="in-label-language"><xsl:with-param name="turned" select="false()"/></xsl:call-template></xsl:for-each>
      <xsl:attribute name="aria-label"><xsl:call-template name="list-name"/></xsl:attribute>
      <xsl:if test="$reading"><div class="list-name" aria-hidden="true"><xsl:call-template name="in-label-language"/><xsl:call-template name="list-name"/></div></xsl:if>
      <xsl:apply-templates select="tei:head" mode="among-labels"/>
      <ul><xsl:call-template name="identity-among-labels"/><xsl:apply-templates select="node()[not(self::tei:head)]" mode="entry"/></ul>
    </div>
  </xsl:template>

  <!-- Prints "Distribution list, 26 recipients". -->
  <xsl:template name="list-name">
    <xsl:call-template name="label"><xsl:with-param name="key" select="'distribution-list'"/></xsl:call-template>
    <xsl:text>, </xsl:text>
    <xsl:call-template name="counted"><xsl:with-param name="key" select="'recipients'"/><xsl:with-param name="count" select="count(tei:item)"/></xsl:call-template>
  </xsl:template>

  <!-- Writes an item, with a space before it so that a list run in does not run together. -->
  <xsl:template match="tei:item" mode="entry">
    <xsl:if test="preceding-sibling::*"><xsl:text> </xsl:text></xsl:if>
    <li>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </li>
  </xsl:template>

  <!-- Keeps what stands between the items, as an entry without a bullet: HTML has no other place for it. -->
  <xsl:template match="node()" mode="entry" priority="-1">
    <li class="between"><xsl:apply-templates select="." mode="text"/></li>
  </xsl:template>

  <!-- Drops what says nothing between the items: spaces, comments and, in the reading view, the commas of a distribution list. -->
  <xsl:template match="text()[not(normalize-space())] | comment() | processing-instruction()" mode="entry"/>

  <!-- Keeps the punctuation between items for the diplomatic view. -->
  <xsl:template match="tei:pc" mode="entry">
    <xsl:if test="$diplomatic or not(ancestor::tei:list[@type = 'distribution']) or translate(normalize-space(), ',; ', '')"><li class="between"><xsl:apply-templates select="." mode="text"/></li></xsl:if>
  </xsl:template>

  <!-- Keeps an item that is in no list. -->
  <xsl:template match="tei:item" mode="text">
    <xsl:call-template name="wrap"/>
  </xsl:template>

  <!-- Prints the punctuation of the source. -->
  <xsl:template match="tei:pc" mode="text">
    <xsl:call-template name="wrap"/>
  </xsl:template>

  <!-- Leaves the commas of a distribution list to the diplomatic view: the reading view's layout stands for them. Words are no commas. -->
  <xsl:template match="tei:list[@type = 'distribution']//tei:pc[not(translate(normalize-space(), ',; ', ''))]" mode="text">
    <xsl:if test="$diplomatic"><xsl:call-template name="wrap"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
