<?xml version="1.0" encoding="UTF-8"?>
<!-- Form: the original header, laid out as the telegram form it was, one line to each ab. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- What follows each label of a line, up to the next: to count the labels before each node, for each label, would take the cube of the time. -->
  <xsl:key name="after-label" match="tei:ab/node()[not(self::tei:label)]" use="generate-id(preceding-sibling::tei:label[1])"/>

  <!-- Draws the form. -->
  <xsl:template match="tei:div[@type = 'original-header']" mode="text">
    <xsl:call-template name="region">
      <xsl:with-param name="key" select="'original-header'"/>
      <xsl:with-param name="inner" select="'form'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints one line of the form. -->
  <xsl:template match="tei:ab" mode="text">
    <div class="line {@type}">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="number-link"><xsl:with-param name="letter" select="'h'"/><xsl:with-param name="key" select="'header-line'"/></xsl:call-template>
      <xsl:apply-templates select="." mode="line"/>
    </div>
  </xsl:template>

  <!-- Prints the content of a line as it is. -->
  <xsl:template match="tei:ab" mode="line">
    <div class="value"><xsl:apply-templates mode="text"/></div>
  </xsl:template>

  <!-- Sets each label and what follows it as a cell: From … No. … Time … Date. -->
  <xsl:template match="tei:ab[@type = 'transmission']" mode="line">
    <div class="value cells">
      <xsl:call-template name="cell"><xsl:with-param name="nodes" select="node()[not(self::tei:label)][not(preceding-sibling::tei:label)]"/></xsl:call-template>
      <xsl:for-each select="tei:label">
        <xsl:call-template name="cell"><xsl:with-param name="nodes" select=". | key('after-label', generate-id())"/></xsl:call-template>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Pushes the registry number and its date apart. -->
  <xsl:template match="tei:ab[@type = 'registry']" mode="line">
    <div class="value cells apart">
      <xsl:call-template name="cell"><xsl:with-param name="nodes" select="node()[not(self::tei:date)][not(preceding-sibling::tei:date)]"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="nodes" select="tei:date[1] | tei:date[1]/following-sibling::node()"/></xsl:call-template>
    </div>
  </xsl:template>

  <!-- Writes one cell, unless it would be empty; the space after it keeps copied text apart. -->
  <xsl:template name="cell">
    <xsl:param name="nodes"/>
    <xsl:if test="$nodes[self::* or normalize-space()]">
      <div class="cell"><xsl:apply-templates select="$nodes" mode="text"/></div>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
