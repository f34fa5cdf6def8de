<?xml version="1.0" encoding="UTF-8"?>
<!-- Cable: the HTML page of one cable, in the reading or the diplomatic view.

     Passes, each a mode:
       text         the text, element by element, in the order of the source
       endnotes     notes taken out of their line, gathered after the text
       corrections  the other reading of each choice, gathered after the text
       facts        the teiHeader, as a line of facts and as "About this text"
       plain        a string for the window's title and for tooltips
       main         what stands in the page's main element
     Modules: params, context, hooks, page, front, facts, thread, about, cite, and text.xsl with its own.
     XSLT 1.0, for libxslt: a sheet marked 3.0 loses content there without a word. And where a step has a predicate, libxslt walks descendant::x[…]
     once, but takes a//x[…] as the children of each node below a: so it is written where it matters. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="front.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="thread.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="text.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page of a cable. -->
  <xsl:template match="/">
    <xsl:apply-templates select="tei:TEI"/>
  </xsl:template>

  <!-- Puts the cable into the page. -->
  <xsl:template match="tei:TEI">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="plain-title"/></xsl:with-param>
      <xsl:with-param name="language"><xsl:call-template name="title-language"/></xsl:with-param>
      <xsl:with-param name="class" select="concat('cable view-', $view)"/>
      <xsl:with-param name="foot"><xsl:call-template name="neighbours"/><xsl:call-template name="downloads"/><xsl:call-template name="glosses"/><xsl:call-template name="quote-bar"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Writes the cable where it is to stand: what comes as a parameter is built, and then copied. -->
  <xsl:template match="tei:TEI" mode="main">
    <xsl:call-template name="cable"/>
  </xsl:template>

  <!-- Orders the parts of the page: the text, then what was gathered from it, then the facts. -->
  <xsl:template name="cable">
    <article class="document">
      <xsl:call-template name="id"/>
      <xsl:if test="not(tei:text//tei:docTitle)"><xsl:call-template name="title-from-header"/></xsl:if>
      <xsl:apply-templates select="tei:text" mode="text"/>
      <xsl:call-template name="hook-after-text"/>
      <xsl:call-template name="endnotes"/>
      <xsl:call-template name="corrections"/>
      <xsl:call-template name="moved-passages"/>
      <xsl:call-template name="cite"/>
      <xsl:call-template name="about"/>
    </article>
  </xsl:template>

</xsl:stylesheet>
