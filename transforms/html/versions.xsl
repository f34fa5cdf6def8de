<?xml version="1.0" encoding="UTF-8"?>
<!-- Versions: the releases of the edition, and what changed with each.
     Input: versions with release[@number][@date][@before][@cables][@href][@doi] children, the last release first, and in them changes[@kind][@count][@more]
     with text[@title][@href]/block[@id][@linked]/words[@sign] (=, - or +); no namespace.
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
  <xsl:template match="/versions">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'versions'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="class" select="'versions'"/>
      <xsl:with-param name="content">
        <header class="title-block">
          <h1><xsl:call-template name="label"><xsl:with-param name="key" select="'versions'"/></xsl:call-template></h1>
          <p class="subtitle"><xsl:call-template name="label"><xsl:with-param name="key" select="'versions-stay'"/></xsl:call-template></p>
        </header>
        <xsl:apply-templates select="release"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Writes one release: where it can be read, and what changed with it. -->
  <xsl:template match="release">
    <section class="region" aria-labelledby="page:{@number}">
      <h2 id="page:{@number}"><xsl:call-template name="version-in-words"/></h2>
      <ul class="particulars">
        <xsl:if test="@href"><li><a href="{@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="'version-read'"/></xsl:call-template></a></li></xsl:if>
        <xsl:if test="@doi != ''"><li>DOI <a href="https://doi.org/{@doi}"><xsl:value-of select="@doi"/></a></li></xsl:if>
        <xsl:if test="@cables != ''"><li><xsl:call-template name="counted"><xsl:with-param name="key" select="'cables-counted'"/><xsl:with-param name="count" select="@cables"/></xsl:call-template></li></xsl:if>
      </ul>
      <xsl:choose>
        <xsl:when test="changes"><xsl:apply-templates select="changes"/></xsl:when>
        <xsl:otherwise><p><xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="@before = ''">version-first</xsl:when><xsl:otherwise>version-nothing</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- Lists the texts with a change of one kind. -->
  <xsl:template match="changes">
    <h3><xsl:call-template name="label"><xsl:with-param name="key" select="concat('version-', @kind)"/></xsl:call-template><xsl:text> </xsl:text><span class="count"><xsl:value-of select="@count"/></span></h3>
    <ul class="changed">
      <xsl:apply-templates select="text"/>
      <xsl:if test="@more &gt; 0"><li>+ <xsl:value-of select="@more"/></li></xsl:if>
    </ul>
  </xsl:template>

  <!-- Names one text, with the blocks whose words changed. -->
  <xsl:template match="text">
    <li>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:call-template name="in-language"/><xsl:value-of select="@title"/></a></xsl:when>
        <xsl:otherwise><span><xsl:call-template name="in-language"/><xsl:value-of select="@title"/></span></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="block"><ul><xsl:apply-templates select="block"/></ul></xsl:if>
    </li>
  </xsl:template>

  <!-- Shows what changed in one block: the words that went and those that came, each with a sign, for colours alone say nothing. -->
  <xsl:template match="block">
    <li>
      <xsl:choose>
        <xsl:when test="../@href and @linked"><a class="block" href="{../@href}#{@id}"><xsl:value-of select="@id"/></a></xsl:when>
        <xsl:otherwise><span class="block"><xsl:value-of select="@id"/></span></xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <span><xsl:call-template name="in-language"/><xsl:apply-templates select="words"/></span>
    </li>
  </xsl:template>

  <!-- Prints words that both versions have. -->
  <xsl:template match="words"><xsl:value-of select="."/><xsl:text> </xsl:text></xsl:template>

  <!-- Prints words that went. -->
  <xsl:template match="words[@sign = '-']"><del><xsl:value-of select="."/></del><xsl:text> </xsl:text></xsl:template>

  <!-- Prints words that came. -->
  <xsl:template match="words[@sign = '+']"><ins><xsl:value-of select="."/></ins><xsl:text> </xsl:text></xsl:template>

</xsl:stylesheet>
