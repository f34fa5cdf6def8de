<?xml version="1.0" encoding="UTF-8"?>
<!-- Bibliography: the sources of the cables, by group and archive.
     Input: bibliography[@count] with group[@key]/archive[@name]/source[@id][@count]: the TEI record, and the cables from it (few.xsl);
     and a part for each page where there are several; no namespace but for the records.
     Pass: "facts", as in "About this text". Modules: params, context, hooks, page, few, parts, about, and text.xsl with its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="few.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="text.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. -->
  <xsl:template match="/bibliography">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'bibliography'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="class" select="'bibliography'"/>
      <xsl:with-param name="content"><xsl:call-template name="bibliography"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Orders the parts. -->
  <xsl:template name="bibliography">
    <header class="title-block">
      <h1><xsl:call-template name="label"><xsl:with-param name="key" select="'bibliography'"/></xsl:call-template></h1>
      <p class="count"><xsl:call-template name="counted"><xsl:with-param name="key" select="'sources-counted'"/><xsl:with-param name="count" select="@count"/></xsl:call-template></p>
      <xsl:call-template name="hook-after-title"/>
    </header>
    <xsl:apply-templates select="group"/>
    <xsl:if test="not(group)"><p class="none"><xsl:call-template name="label"><xsl:with-param name="key" select="'no-sources'"/></xsl:call-template></p></xsl:if>
    <xsl:call-template name="parts"/>
  </xsl:template>

  <!-- Lists a group of sources. -->
  <xsl:template match="group">
    <section class="region sources" aria-labelledby="page:{@key}">
      <h2 id="page:{@key}"><xsl:call-template name="label"><xsl:with-param name="key" select="concat('sources-', @key)"/></xsl:call-template></h2>
      <xsl:apply-templates select="archive"/>
    </section>
  </xsl:template>

  <!-- Lists what an archive keeps. -->
  <xsl:template match="archive">
    <xsl:if test="@name != ''"><h3><xsl:call-template name="in-language"/><xsl:value-of select="@name"/></h3></xsl:if>
    <ul class="source-list"><xsl:apply-templates select="source"/></ul>
  </xsl:template>

  <!-- Prints one source, then the cables that come from it. -->
  <xsl:template match="source">
    <li id="{@id}">
      <xsl:apply-templates select="tei:*" mode="source"/>
      <xsl:if test="others"><p class="count"><xsl:call-template name="counted"><xsl:with-param name="key" select="'cables-counted'"/><xsl:with-param name="count" select="@count"/></xsl:call-template></p></xsl:if>
      <xsl:call-template name="few"/>
    </li>
  </xsl:template>

  <!-- Prints a publication. -->
  <xsl:template match="tei:bibl" mode="source">
    <div class="work"><xsl:call-template name="in-own-language"/><xsl:apply-templates select="." mode="facts"/></div>
  </xsl:template>

  <!-- Prints the shelfmark of a document, then what its record says of it. -->
  <xsl:template match="tei:msDesc" mode="source">
    <xsl:if test="tei:msIdentifier/*"><div class="work"><xsl:call-template name="in-own-language"/><xsl:apply-templates select="tei:msIdentifier" mode="facts"/></div></xsl:if>
    <xsl:for-each select="*[not(self::tei:msIdentifier)][normalize-space()]"><div class="record"><xsl:call-template name="in-own-language"/><xsl:apply-templates select="." mode="facts"/></div></xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
