<?xml version="1.0" encoding="UTF-8"?>
<!-- Prose: takes the HTML that an editor's page came to into a page of the site. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Keeps everything as it is. -->
  <xsl:template match="node() | @*" mode="prose">
    <xsl:copy><xsl:apply-templates select="@* | node()" mode="prose"/></xsl:copy>
  </xsl:template>

  <!-- Puts a table into a box that scrolls by itself, also with the keyboard: a phone is narrower than most tables. -->
  <xsl:template match="table" mode="prose">
    <div class="scroll" role="group" tabindex="0">
      <xsl:attribute name="aria-label">
        <xsl:value-of select="normalize-space(caption)"/>
        <xsl:if test="not(normalize-space(caption))"><xsl:call-template name="label"><xsl:with-param name="key" select="'table'"/></xsl:call-template></xsl:if>
      </xsl:attribute>
      <xsl:copy><xsl:apply-templates select="@* | node()" mode="prose"/></xsl:copy>
    </div>
  </xsl:template>

  <!-- Says of the cell at the head of a column what it is. -->
  <xsl:template match="thead/tr/th[node()]" mode="prose">
    <th scope="col"><xsl:apply-templates select="@* | node()" mode="prose"/></th>
  </xsl:template>

  <!-- Keeps an empty cell: it heads nothing. -->
  <xsl:template match="th[not(node())]" mode="prose">
    <td><xsl:apply-templates select="@class" mode="prose"/></td>
  </xsl:template>

  <!-- Writes the title block of a page: the editor's own heading, its markup kept, or the label of $key. -->
  <xsl:template name="prose-title">
    <xsl:param name="key"/>
    <header class="title-block">
      <h1>
        <xsl:if test="@title != ''"><xsl:call-template name="in-given-language"/></xsl:if>
        <xsl:choose>
          <xsl:when test="heading/node()"><xsl:copy-of select="heading/@id"/><xsl:apply-templates select="heading/node()" mode="prose"/></xsl:when>
          <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:call-template name="hook-after-title"/>
    </header>
  </xsl:template>

  <!-- Writes what follows the heading. -->
  <xsl:template match="content" mode="prose">
    <div class="prose"><xsl:call-template name="in-given-language"/><xsl:apply-templates mode="prose"/></div>
  </xsl:template>

</xsl:stylesheet>
