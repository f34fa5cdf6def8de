<?xml version="1.0" encoding="UTF-8"?>
<!-- Data page: what the edition offers to other services.
     Input: data-page[@licence] with format[@key][@href][@url]. Modules: params, context, hooks, page. -->
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
  <xsl:template match="/data-page">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'data'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="class" select="'data-page'"/>
      <xsl:with-param name="content"><xsl:call-template name="formats"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Lists the formats, and the terms under which the data may be used. -->
  <xsl:template name="formats">
    <header class="title-block">
      <h1><xsl:call-template name="label"><xsl:with-param name="key" select="'data'"/></xsl:call-template></h1>
      <xsl:call-template name="hook-after-title"/>
    </header>
    <div class="prose"><p><xsl:call-template name="label"><xsl:with-param name="key" select="'data-intro'"/></xsl:call-template></p></div>
    <dl class="formats"><xsl:apply-templates select="format"/><xsl:apply-templates select="@licence[. != '']"/></dl>
  </xsl:template>

  <!-- Says under which terms all of it may be used. -->
  <xsl:template match="@licence">
    <div>
      <dt><xsl:call-template name="label"><xsl:with-param name="key" select="'rights'"/></xsl:call-template></dt>
      <dd class="address"><a href="{.}"><xsl:value-of select="."/></a></dd>
    </div>
  </xsl:template>

  <!-- Says what one format is for, and where it is; the address is printed, to be copied into another program. -->
  <xsl:template match="format">
    <div>
      <dt><a href="{@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="concat('data-', @key)"/></xsl:call-template></a></dt>
      <dd><xsl:call-template name="label"><xsl:with-param name="key" select="concat('data-', @key, '-about')"/></xsl:call-template></dd>
      <dd class="address"><xsl:value-of select="@url"/></dd>
    </div>
  </xsl:template>

</xsl:stylesheet>
