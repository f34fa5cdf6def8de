<?xml version="1.0" encoding="UTF-8"?>
<!-- Picture: the overview of the pictures, and the page of each.
     Input: pictures[@title] with picture children (@name @title @says @href and a small svg) or figure children (@name @title @caption with key, drawn, remark and data),
     the way up (up[@href][@title]) and the pages beside it (previous, next); no namespace. Python draws and words them: the numbers in a sentence come from where the marks come from.
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

  <!-- Begins the page. -->
  <xsl:template match="/pictures">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:value-of select="@title"/><xsl:for-each select="up[position() &gt; 1]"> · <xsl:value-of select="@title"/></xsl:for-each></xsl:with-param>
      <xsl:with-param name="class" select="normalize-space(concat('pictures ', figure/@name))"/>
      <xsl:with-param name="content">
        <header class="title-block">
          <xsl:call-template name="way-up"/>
          <h1><xsl:value-of select="@title"/></h1>
          <xsl:if test="picture"><p class="subtitle"><xsl:call-template name="label"><xsl:with-param name="key" select="'pictures-intro'"/></xsl:call-template></p></xsl:if>
        </header>
        <xsl:apply-templates select="figure"/>
        <xsl:if test="picture"><div class="wide picture-cards"><xsl:apply-templates select="picture"/></div></xsl:if>
        <xsl:call-template name="pages-beside"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Links the pages that this one stands below, the uppermost first. -->
  <xsl:template name="way-up">
    <xsl:if test="up">
      <nav class="title-part series way-up">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'pictures-way-up'"/></xsl:call-template>
        <ol><xsl:for-each select="up"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Writes one picture of the overview: its name, its sentence, and the picture in small. -->
  <xsl:template match="picture">
    <section class="picture-card">
      <h2><xsl:call-template name="picture-name"/></h2>
      <xsl:copy-of select="svg"/>
      <p><xsl:value-of select="@says"/></p>
    </section>
  </xsl:template>

  <!-- Links a picture by its name, if it has a page. -->
  <xsl:template name="picture-name">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@title"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Writes a figure: its sentence, the key to its marks, the drawing in a box that can be scrolled, what is not drawn, and the table. -->
  <xsl:template match="figure">
    <figure class="picture wide {@name}">
      <figcaption id="page:{@name}-caption"><xsl:value-of select="@caption"/></figcaption>
      <xsl:if test="key">
        <ul class="picture-key"><xsl:call-template name="aria-label"><xsl:with-param name="key" select="'pictures-key'"/></xsl:call-template><xsl:apply-templates select="key"/></ul>
      </xsl:if>
      <xsl:if test="drawn//a"><a class="picture-skip" href="#page:{@name}-data"><xsl:call-template name="label"><xsl:with-param name="key" select="'pictures-skip'"/></xsl:call-template></a></xsl:if>
      <div class="picture-box" tabindex="0" role="group" aria-label="{@title}"><xsl:copy-of select="drawn/node()"/></div>
      <xsl:for-each select="remark"><p class="picture-remark"><xsl:value-of select="."/></p></xsl:for-each>
      <xsl:apply-templates select="data"/>
    </figure>
  </xsl:template>

  <!-- Writes one line of the key. -->
  <xsl:template match="key">
    <li><xsl:copy-of select="svg"/><xsl:text> </xsl:text><xsl:value-of select="words"/></li>
  </xsl:template>

  <!-- Writes the table of a drawing, folded away. -->
  <xsl:template match="data">
    <details class="picture-data" id="page:{../@name}-data">
      <summary><xsl:call-template name="label"><xsl:with-param name="key" select="'pictures-table'"/></xsl:call-template></summary>
      <div class="picture-box" tabindex="0" role="group" aria-labelledby="page:{../@name}-table">
        <table>
          <caption id="page:{../@name}-table"><xsl:value-of select="../@title"/><xsl:if test="/pictures/@title != ../@title">, <xsl:value-of select="/pictures/@title"/></xsl:if></caption>
          <thead><tr><xsl:for-each select="column"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
          <tbody><xsl:apply-templates select="row"/></tbody>
        </table>
      </div>
    </details>
  </xsl:template>

  <!-- Writes one row; its first cell heads it. -->
  <xsl:template match="row">
    <tr>
      <th scope="row"><xsl:for-each select="cell[1][@lang]"><xsl:call-template name="in-given-language"/></xsl:for-each><xsl:apply-templates select="cell[1]"/></th>
      <xsl:for-each select="cell[position() &gt; 1]"><td><xsl:if test="@lang"><xsl:call-template name="in-given-language"/></xsl:if><xsl:apply-templates select="."/></td></xsl:for-each>
    </tr>
  </xsl:template>

  <!-- Prints a cell, as a link if it leads somewhere. -->
  <xsl:template match="cell">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Links the periods before and after that of the page. -->
  <xsl:template name="pages-beside">
    <xsl:if test="previous or next">
      <nav class="neighbours">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'by-date'"/></xsl:call-template>
        <xsl:for-each select="previous | next">
          <div class="{local-name()}">
            <span class="direction"><xsl:call-template name="label"><xsl:with-param name="key" select="local-name()"/></xsl:call-template></span>
            <xsl:text> </xsl:text>
            <a href="{@href}"><xsl:value-of select="@title"/></a>
          </div>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
