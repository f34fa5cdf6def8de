<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers: the places of notes and choices among their like, counted once for the whole document. To count anew at each of them
     would take the square of their number. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="tei exsl">

  <!-- The numbers by what is counted and the element that has them. -->
  <xsl:key name="number" match="n" use="concat(@of, ' ', @id)"/>

  <!-- One n for each number: all notes, the notes in a line by their kind, all choices. -->
  <xsl:variable name="counted">
    <xsl:variable name="notes" select="//tei:note"/>
    <xsl:variable name="in-line" select="$notes[key('in-line', generate-id())]"/>
    <xsl:call-template name="count-them"><xsl:with-param name="of" select="'note'"/><xsl:with-param name="them" select="$notes"/></xsl:call-template>
    <xsl:call-template name="count-them"><xsl:with-param name="of" select="'kind'"/><xsl:with-param name="them" select="$in-line[@type = 'translator']"/></xsl:call-template>
    <xsl:call-template name="count-them"><xsl:with-param name="of" select="'kind'"/><xsl:with-param name="them" select="$in-line[@type = 'editorial']"/></xsl:call-template>
    <xsl:call-template name="count-them"><xsl:with-param name="of" select="'kind'"/><xsl:with-param name="them" select="$in-line[@type = 'source']"/></xsl:call-template>
    <xsl:call-template name="count-them"><xsl:with-param name="of" select="'kind'"/><xsl:with-param name="them" select="$in-line[not(@type = 'translator' or @type = 'editorial' or @type = 'source')]"/></xsl:call-template>
    <xsl:call-template name="count-them"><xsl:with-param name="of" select="'choice'"/><xsl:with-param name="them" select="//tei:choice"/></xsl:call-template>
  </xsl:variable>
  <xsl:variable name="numbers" select="exsl:node-set($counted)"/>

  <!-- Numbers some elements in the order of the document. -->
  <xsl:template name="count-them">
    <xsl:param name="of"/>
    <xsl:param name="them"/>
    <xsl:for-each select="$them"><n of="{$of}" id="{generate-id()}"><xsl:value-of select="position()"/></n></xsl:for-each>
  </xsl:template>

  <!-- Prints the number of the element, among those of its like. -->
  <xsl:template name="number-of">
    <xsl:param name="of"/>
    <xsl:variable name="key" select="concat($of, ' ', generate-id())"/>
    <xsl:for-each select="$numbers"><xsl:value-of select="key('number', $key)"/></xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
