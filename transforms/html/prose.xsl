<?xml version="1.0" encoding="UTF-8"?>
<!-- Prose: a page of the editor's own.
     Input: prose[@title][@lang] with a heading (the inside of one) and content, both HTML; no namespace.
     One pass, the mode "prose". Modules: params, context, hooks, page, prose-html, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="prose-html.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. -->
  <xsl:template match="/prose">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="@title"/>
      <xsl:with-param name="language" select="@lang"/>
      <xsl:with-param name="class" select="'prose-page'"/>
      <xsl:with-param name="content">
        <xsl:call-template name="prose-title"><xsl:with-param name="key" select="'page'"/></xsl:call-template>
        <xsl:apply-templates select="content" mode="prose"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
