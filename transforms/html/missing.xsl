<?xml version="1.0" encoding="UTF-8"?>
<!-- Missing: what a server shows where there is no page.
     Input: missing[@start][@chronology][@search] with register[@kind][@href]; no namespace. All addresses begin at the root of the server.
     Modules: params, context, hooks, page, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. -->
  <xsl:template match="/missing">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'missing-title'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="class" select="'missing'"/>
      <xsl:with-param name="head"><meta name="robots" content="noindex"/></xsl:with-param>
      <xsl:with-param name="content"><xsl:call-template name="missing"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Says what may have happened, and where to go from here. -->
  <xsl:template name="missing">
    <header class="title-block">
      <div class="title-part series">404</div>
      <h1><xsl:call-template name="label"><xsl:with-param name="key" select="'missing-title'"/></xsl:call-template></h1>
    </header>
    <div class="prose">
      <p><xsl:call-template name="label"><xsl:with-param name="key" select="'missing-why'"/></xsl:call-template></p>
      <ul>
        <li><a href="{@start}"><xsl:call-template name="label"><xsl:with-param name="key" select="'start-page'"/></xsl:call-template></a></li>
        <xsl:if test="@search"><li><a href="{@search}"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-edition'"/></xsl:call-template></a></li></xsl:if>
        <li><a href="{@chronology}"><xsl:call-template name="label"><xsl:with-param name="key" select="'all-cables'"/></xsl:call-template></a></li>
        <xsl:for-each select="register">
          <li><a href="{@href}"><xsl:call-template name="label-or"><xsl:with-param name="key" select="@kind"/><xsl:with-param name="else" select="'register'"/></xsl:call-template></a></li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>

</xsl:stylesheet>
