<?xml version="1.0" encoding="UTF-8"?>
<!-- Front: the title that the source gives the cable, the line of facts and the switch between the two views. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Begins the text, in its language. -->
  <xsl:template match="tei:text" mode="text">
    <div class="text">
      <xsl:call-template name="identity-among-labels"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- Puts what is above the cable in its place. -->
  <xsl:template match="tei:front" mode="text">
    <div class="front">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- Writes the title block, once, from the source's own title. -->
  <xsl:template match="tei:docTitle" mode="text">
    <header class="title-block">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
      <xsl:if test="not(preceding::tei:docTitle)"><xsl:call-template name="below-title"/></xsl:if>
    </header>
  </xsl:template>

  <!-- Prints a part of the title: the series is the kicker, the rest stands below the title. -->
  <xsl:template match="tei:titlePart" mode="text">
    <div class="title-part {@type}">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- Prints the title: the first main part, or the last part where none is called main. -->
  <xsl:template match="tei:titlePart[@type = 'main'][not(preceding::tei:titlePart[@type = 'main'])]
                       | tei:docTitle[not(preceding::tei:docTitle)][not(tei:titlePart[@type = 'main'])]/tei:titlePart[last()]" mode="text">
    <h1>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </h1>
  </xsl:template>

  <!-- Writes the title block from the teiHeader, for a source that has no title. -->
  <xsl:template name="title-from-header">
    <header class="title-block">
      <xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:seriesStmt" mode="kicker"/>
      <h1><xsl:for-each select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1]"><xsl:call-template name="in-own-language"/><xsl:value-of select="."/></xsl:for-each></h1>
      <xsl:call-template name="below-title"/>
    </header>
  </xsl:template>

  <!-- Prints series and number above a title that comes from the teiHeader. -->
  <xsl:template match="tei:seriesStmt" mode="kicker">
    <div class="title-part series">
      <xsl:call-template name="in-own-language"/>
      <xsl:value-of select="tei:title[1]"/>
      <xsl:for-each select="tei:biblScope | tei:idno">, <xsl:apply-templates select="." mode="facts"/></xsl:for-each>
    </div>
  </xsl:template>

  <!-- Puts facts and views below the title. -->
  <xsl:template name="below-title">
    <xsl:for-each select="/tei:TEI">
      <xsl:call-template name="views"/>
      <xsl:call-template name="facts"/>
      <xsl:call-template name="hook-after-title"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Gives what stands below the title of the source, and so inside the text, the language of the labels. -->
  <xsl:template name="in-label-language-below-title">
    <xsl:for-each select="(tei:text//tei:docTitle)[1] | tei:text[not(.//tei:docTitle)]"><xsl:call-template name="in-label-language"/></xsl:for-each>
  </xsl:template>

  <!-- Links the other view; the present one is marked as such. -->
  <xsl:template name="views">
    <xsl:if test="$context/other-view">
      <nav class="views">
        <xsl:call-template name="in-label-language-below-title"/>
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'view'"/></xsl:call-template>
        <xsl:call-template name="view-link"><xsl:with-param name="current" select="$reading"/><xsl:with-param name="key" select="'reading-view'"/></xsl:call-template>
        <xsl:call-template name="view-link"><xsl:with-param name="current" select="$diplomatic"/><xsl:with-param name="key" select="'diplomatic-view'"/></xsl:call-template>
        <xsl:call-template name="cite-link"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Links one view. -->
  <xsl:template name="view-link">
    <xsl:param name="current"/>
    <xsl:param name="key"/>
    <a>
      <xsl:if test="$current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
      <xsl:attribute name="href"><xsl:choose><xsl:when test="$current">#page:main</xsl:when><xsl:otherwise><xsl:value-of select="$context/other-view/@href"/></xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template>
    </a>
  </xsl:template>

  <!-- Prints the title of the cable as a string. -->
  <xsl:template name="plain-title">
    <xsl:variable name="header" select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:variable name="source" select="tei:text//tei:titlePart"/>
    <xsl:choose>
      <xsl:when test="$header[@type = 'main']"><xsl:apply-templates select="$header[@type = 'main'][1]" mode="plain"/></xsl:when>
      <xsl:when test="$header"><xsl:apply-templates select="$header[1]" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$source[last()]" mode="plain"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the language of that title. -->
  <xsl:template name="title-language">
    <xsl:variable name="header" select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title"/>
    <xsl:for-each select="$header[@type = 'main'][1] | $header[1][not($header[@type = 'main'])] | tei:text[not($header)]"><xsl:call-template name="language"/></xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
