<?xml version="1.0" encoding="UTF-8"?>
<!-- Gone: the page in the place of a cable that stands elsewhere now, or was withdrawn.
     Input: gone[@id][@title][@lang][@date] with target[@href][@title][@lang][@anchor], or with @reason; version[@number][@date][@href] children, the releases
     that have it; moved and withdrawn children, as in the context, for passages; no namespace.
     One pass. Modules: params, context, hooks, page, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces between the parts of a line. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. It leads on at once, unless single passages of it went elsewhere. -->
  <xsl:template match="/gone">
    <xsl:variable name="title"><xsl:call-template name="gone-title"/></xsl:variable>
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="language" select="@lang"/>
      <xsl:with-param name="class" select="'gone'"/>
      <xsl:with-param name="head">
        <meta name="robots" content="noindex"/>
        <xsl:if test="target and not($context/head/link[@rel = 'canonical'])"><link rel="canonical" href="{target/@href}"/></xsl:if>
        <xsl:if test="target and not(moved or withdrawn)"><xsl:call-template name="gone-on"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="content">
        <header class="title-block">
          <div class="title-part series"><xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="target">gone-moved</xsl:when><xsl:otherwise>gone-withdrawn</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></div>
          <h1><xsl:call-template name="in-given-language"/><xsl:value-of select="$title"/></h1>
          <xsl:if test="@date != ''"><p class="subtitle"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></p></xsl:if>
        </header>
        <xsl:call-template name="gone-where"/>
        <xsl:call-template name="moved-passages"><xsl:with-param name="passages" select="moved | withdrawn"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Leads on: to the same block, where the cable as a whole stands elsewhere and the browser has scripts; else to the page. -->
  <xsl:template name="gone-on">
    <xsl:if test="target/@anchor = ''"><script data-to="{target/@href}">location.replace(document.currentScript.dataset.to + location.hash)</script></xsl:if>
    <meta http-equiv="refresh" content="0; url={target/@href}"/>
  </xsl:template>

  <!-- Prints what it was called, or its id. -->
  <xsl:template name="gone-title">
    <xsl:value-of select="@title"/><xsl:if test="not(@title)"><xsl:value-of select="@id"/></xsl:if>
  </xsl:template>

  <!-- Says where the cable stands now, or why it does not, and which versions have it. -->
  <xsl:template name="gone-where">
    <div class="prose">
      <xsl:if test="target">
        <p><xsl:call-template name="label"><xsl:with-param name="key" select="'gone-now-at'"/></xsl:call-template><xsl:text> </xsl:text><a href="{target/@href}"><xsl:for-each select="target"><xsl:call-template name="in-given-language"/></xsl:for-each><xsl:value-of select="target/@title"/></a></p>
      </xsl:if>
      <xsl:if test="@reason"><p><xsl:call-template name="in-language"/><xsl:value-of select="@reason"/></p></xsl:if>
      <xsl:if test="version"><p><xsl:call-template name="label"><xsl:with-param name="key" select="'gone-stood-in'"/></xsl:call-template></p></xsl:if>
      <xsl:call-template name="stood-in"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
