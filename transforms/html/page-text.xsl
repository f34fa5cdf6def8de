<?xml version="1.0" encoding="UTF-8"?>
<!-- Page text: the text of an editor's own page in TEI, without the page around it.
     Input: TEI. The builder has written the address on the site into each @target and @ref. Passes and modules are those of text.xsl;
     they are imported, because addresses are printed here as they are. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:import href="params.xsl"/>
  <xsl:import href="../common/context.xsl"/>
  <xsl:import href="text.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Orders the text, and what was gathered from it. -->
  <xsl:template match="/">
    <div>
      <xsl:for-each select="tei:TEI">
        <div class="text"><xsl:for-each select="tei:text"><xsl:call-template name="in-own-language"/></xsl:for-each><xsl:apply-templates select="tei:text" mode="text"/></div>
        <xsl:call-template name="endnotes"/>
        <xsl:call-template name="corrections"/>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Leaves the frame of the text away: a page has one region. -->
  <xsl:template match="tei:text | tei:front | tei:text/tei:body | tei:text/tei:back" mode="text" priority="1">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- Prints a heading; the builder numbers the levels without a gap. -->
  <xsl:template match="tei:head" mode="text">
    <xsl:variable name="depth" select="1 + count(ancestor::tei:div)"/>
    <xsl:element name="h{substring('123456666666', $depth, 1)}{substring('6', 1, $depth &gt; 12)}">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- Prints the heading of a list, which is no heading of the page. -->
  <xsl:template match="tei:list/tei:head" mode="text">
    <p class="list-head"><xsl:call-template name="identity"/><xsl:apply-templates mode="text"/></p>
  </xsl:template>

  <!-- Prints a paragraph without a number: nobody cites it by one. -->
  <xsl:template match="tei:p" mode="inside">
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- Writes a table, its heading as the caption. -->
  <xsl:template match="tei:table" mode="text">
    <table>
      <xsl:call-template name="identity"/>
      <xsl:if test="tei:head"><caption><xsl:apply-templates select="tei:head/node()" mode="text"/></caption></xsl:if>
      <tbody><xsl:apply-templates select="*[not(self::tei:head)]" mode="text"/></tbody>
    </table>
  </xsl:template>

  <!-- Writes a row. -->
  <xsl:template match="tei:table/tei:row" mode="text">
    <tr><xsl:call-template name="identity"/><xsl:apply-templates select="*" mode="text"/></tr>
  </xsl:template>

  <!-- Writes a cell, or the head of a row or a column. -->
  <xsl:template match="tei:row/tei:cell" mode="text">
    <xsl:variable name="head" select="@role = 'label' or ../@role = 'label'"/>
    <xsl:element name="t{substring('dh', 1 + $head, 1)}">
      <xsl:call-template name="identity"/>
      <xsl:if test="$head"><xsl:attribute name="scope"><xsl:choose><xsl:when test="../@role = 'label'">col</xsl:when><xsl:otherwise>row</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
      <xsl:if test="@cols &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <!-- Prints an address as it is. -->
  <xsl:template name="href">
    <xsl:param name="target"/>
    <xsl:value-of select="$target"/>
  </xsl:template>

  <!-- Prints the address of a name as it is. -->
  <xsl:template name="register-href">
    <xsl:param name="ref"/>
    <xsl:value-of select="$ref"/>
  </xsl:template>

</xsl:stylesheet>
