<?xml version="1.0" encoding="UTF-8"?>
<!-- Chronology: the list of all cables by date, or of those of one period.
     Input: chronology[@key][@home] with cable children and the periods before and after it (previous, next), or chronology[@count] with period children; no namespace.
     One pass. Modules: params, context, hooks, page, cable-list, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="cable-list.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces between the parts of a line. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. -->
  <xsl:template match="/chronology">
    <xsl:variable name="title"><xsl:call-template name="chronology-title"/></xsl:variable>
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="class" select="'chronology'"/>
      <xsl:with-param name="content">
        <header class="title-block">
          <xsl:if test="@key != ''"><div class="title-part series"><a href="{@home}"><xsl:call-template name="label"><xsl:with-param name="key" select="'cables'"/></xsl:call-template></a></div></xsl:if>
          <h1><xsl:value-of select="$title"/></h1>
          <p class="count"><xsl:call-template name="counted"><xsl:with-param name="key" select="'cables-counted'"/><xsl:with-param name="count" select="count(cable) + sum(period/@count)"/></xsl:call-template></p>
        </header>
        <section class="cables">
          <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'cables'"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="period"><ol class="periods"><xsl:apply-templates select="period"/></ol></xsl:when>
            <xsl:otherwise><xsl:call-template name="years"><xsl:with-param name="heading" select="'h2'"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </section>
        <xsl:call-template name="periods-beside"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints what the page lists: all cables, or those of a period. -->
  <xsl:template name="chronology-title">
    <xsl:choose>
      <xsl:when test="@key = '' and not(previous)"><xsl:call-template name="label"><xsl:with-param name="key" select="'all-cables'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="period-name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Links the periods before and after this one. -->
  <xsl:template name="periods-beside">
    <xsl:if test="previous or next">
      <nav class="neighbours">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'by-date'"/></xsl:call-template>
        <xsl:for-each select="previous | next">
          <div class="{local-name()}">
            <span class="direction"><xsl:call-template name="label"><xsl:with-param name="key" select="local-name()"/></xsl:call-template></span>
            <xsl:text> </xsl:text>
            <a href="{@href}"><xsl:call-template name="period-name"/></a>
          </div>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
