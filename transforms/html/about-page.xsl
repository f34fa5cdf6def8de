<?xml version="1.0" encoding="UTF-8"?>
<!-- About page: what the editor says of the edition, then the facts.
     Input: about-page[@name][@subtitle][@version][@publisher][@rights][@url][@changed] with about (as prose.xsl reads a page, or empty),
     role[@key or @name] and licence with TEI in them, cables[@count][@href], register[@kind][@href][@tei], tool[@name][@version], page[@key][@href].
     Passes: "prose", and "facts" as in "About this text". Modules: params, context, hooks, page, prose-html, about, cite, and text.xsl with its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="prose-html.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="text.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. -->
  <xsl:template match="/about-page">
    <xsl:call-template name="page">
      <xsl:with-param name="title">
        <xsl:value-of select="about/@title"/>
        <xsl:if test="not(about/@title)"><xsl:call-template name="label"><xsl:with-param name="key" select="'about'"/></xsl:call-template></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="language"><xsl:value-of select="about/@lang"/><xsl:if test="not(about/@lang)"><xsl:value-of select="$label-lang"/></xsl:if></xsl:with-param>
      <xsl:with-param name="class" select="'about-page'"/>
      <xsl:with-param name="content">
        <xsl:for-each select="about">
          <xsl:call-template name="prose-title"><xsl:with-param name="key" select="'about'"/></xsl:call-template>
          <xsl:apply-templates select="content" mode="prose"/>
        </xsl:for-each>
        <xsl:call-template name="edition-facts"/>
        <xsl:call-template name="cite"><xsl:with-param name="key" select="'how-to-cite-edition'"/></xsl:call-template>
        <xsl:call-template name="pages"/>
      </xsl:with-param>
      <xsl:with-param name="foot"><xsl:call-template name="quote-bar"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Writes what is known of the edition, from the general to the particular. -->
  <xsl:template name="edition-facts">
    <section class="region about" aria-labelledby="page:edition">
      <h2 id="page:edition"><xsl:call-template name="label"><xsl:with-param name="key" select="'edition'"/></xsl:call-template></h2>
      <dl>
        <xsl:call-template name="edition-title"/>
        <xsl:call-template name="row"><xsl:with-param name="key" select="'version'"/><xsl:with-param name="nodes" select="@version[. != '']"/></xsl:call-template>
        <xsl:call-template name="row-of-labels"><xsl:with-param name="key" select="'texts-as-of'"/><xsl:with-param name="nodes" select="@changed[. != '']"/></xsl:call-template>
        <xsl:call-template name="row"><xsl:with-param name="key" select="'publisher'"/><xsl:with-param name="nodes" select="@publisher[. != '']"/></xsl:call-template>
        <xsl:apply-templates select="role"/>
        <xsl:call-template name="row"><xsl:with-param name="key" select="'permanent-address'"/><xsl:with-param name="nodes" select="@url[. != '']"/></xsl:call-template>
        <xsl:call-template name="row"><xsl:with-param name="key" select="'rights'"/><xsl:with-param name="nodes" select="licence/* | @rights[. != ''][not(../licence)]"/></xsl:call-template>
        <xsl:call-template name="row-of-labels"><xsl:with-param name="key" select="'cables'"/><xsl:with-param name="nodes" select="cables"/></xsl:call-template>
        <xsl:call-template name="row-of-labels"><xsl:with-param name="key" select="'registers'"/><xsl:with-param name="nodes" select="register"/></xsl:call-template>
        <xsl:call-template name="row-of-labels"><xsl:with-param name="key" select="'built-with'"/><xsl:with-param name="nodes" select="tool"/></xsl:call-template>
        <xsl:call-template name="hook-about"/>
      </dl>
    </section>
  </xsl:template>

  <!-- Writes one fact whose words are labels, or numbers with labels: a day in words, "1 cable". -->
  <xsl:template name="row-of-labels">
    <xsl:param name="key"/>
    <xsl:param name="nodes"/>
    <xsl:if test="$nodes">
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></dt>
        <xsl:for-each select="$nodes"><dd><xsl:apply-templates select="." mode="facts"/></dd></xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Says what the edition is called. -->
  <xsl:template name="edition-title">
    <div>
      <dt><xsl:call-template name="label"><xsl:with-param name="key" select="'edition-title'"/></xsl:call-template></dt>
      <dd><xsl:call-template name="in-language"/><cite><xsl:value-of select="@name"/></cite></dd>
      <xsl:if test="@subtitle != ''"><dd><xsl:call-template name="in-language"/><xsl:value-of select="@subtitle"/></dd></xsl:if>
    </div>
  </xsl:template>

  <!-- Says who is responsible for what. -->
  <xsl:template match="role">
    <div>
      <dt>
        <xsl:if test="@key != ''"><xsl:call-template name="label"><xsl:with-param name="key" select="@key"/></xsl:call-template></xsl:if>
        <xsl:if test="@name != ''"><xsl:call-template name="in-given-language"/><xsl:value-of select="@name"/></xsl:if>
      </dt>
      <xsl:for-each select="*"><dd><xsl:call-template name="in-own-language"/><xsl:apply-templates select="." mode="facts"/></dd></xsl:for-each>
    </div>
  </xsl:template>

  <!-- Prints a setting as it is. -->
  <xsl:template match="@*" mode="facts">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Prints a day in words. -->
  <xsl:template match="@changed" mode="facts">
    <xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="."/></xsl:call-template>
  </xsl:template>

  <!-- Links the address of the edition. -->
  <xsl:template match="@url" mode="facts">
    <xsl:variable name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="."/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($href, '://')"><a href="{$href}"><xsl:value-of select="."/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Says how many cables there are, and leads to them. -->
  <xsl:template match="about-page/cables" mode="facts">
    <a href="{@href}"><xsl:call-template name="counted"><xsl:with-param name="key" select="'cables-counted'"/><xsl:with-param name="count" select="@count"/></xsl:call-template></a>
  </xsl:template>

  <!-- Links a register and its TEI. -->
  <xsl:template match="about-page/register" mode="facts">
    <xsl:variable name="name"><xsl:call-template name="label-or"><xsl:with-param name="key" select="@kind"/><xsl:with-param name="else" select="'register'"/></xsl:call-template></xsl:variable>
    <a href="{@href}"><xsl:value-of select="$name"/></a>
    <xsl:text> · </xsl:text>
    <a href="{@tei}"><xsl:attribute name="aria-label"><xsl:value-of select="concat($name, ', ')"/><xsl:call-template name="label"><xsl:with-param name="key" select="'download-xml'"/></xsl:call-template></xsl:attribute><xsl:call-template name="label"><xsl:with-param name="key" select="'download-xml'"/></xsl:call-template></a>
  </xsl:template>

  <!-- Says what built the pages. -->
  <xsl:template match="tool" mode="facts">
    <xsl:value-of select="concat(@name, ' ', @version)"/>
  </xsl:template>

  <!-- Links the pages that say more. -->
  <xsl:template name="pages">
    <section class="region registers" aria-labelledby="page:more">
      <h2 id="page:more"><xsl:call-template name="label"><xsl:with-param name="key" select="'more-about'"/></xsl:call-template></h2>
      <ul><xsl:for-each select="page"><li><a href="{@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="@key"/></xsl:call-template></a></li></xsl:for-each></ul>
    </section>
  </xsl:template>

</xsl:stylesheet>
