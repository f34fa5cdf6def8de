<?xml version="1.0" encoding="UTF-8"?>
<!-- Edition: the start page.
     Input: edition[@title][@subtitle][@publisher][@version][@guidelines][@count][@first][@last] with an introduction (HTML), cable children and, where
     these are not all, @chronology (the address of the list) and period children, register children, and page[@key][@href] children that say more of the
     edition; no namespace.
     One pass: the introduction, the cables or periods, the registers. Modules: params, context, hooks, page, prose-html, cable-list, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="prose-html.xsl"/>
  <xsl:include href="cable-list.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces between the parts of a line. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the index page. -->
  <xsl:template match="/edition">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="@title"/>
      <xsl:with-param name="language" select="$lang"/>
      <xsl:with-param name="class" select="'edition'"/>
      <xsl:with-param name="content"><xsl:call-template name="index"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Orders the parts of the index. -->
  <xsl:template name="index">
    <header class="title-block">
      <xsl:if test="@publisher != ''"><div class="title-part series"><xsl:call-template name="in-language"/><xsl:value-of select="@publisher"/></div></xsl:if>
      <h1><xsl:call-template name="in-language"/><xsl:value-of select="@title"/></h1>
      <xsl:if test="@subtitle != ''"><p class="subtitle"><xsl:call-template name="in-language"/><xsl:value-of select="@subtitle"/></p></xsl:if>
      <xsl:call-template name="hook-after-title"/>
    </header>
    <div class="wide columns">
      <div>
        <xsl:apply-templates select="introduction"/>
        <xsl:call-template name="hook-after-introduction"/>
        <xsl:call-template name="cables"/>
      </div>
      <div>
        <xsl:call-template name="registers"/>
        <xsl:call-template name="guidelines"/>
        <xsl:call-template name="edition-books"/>
      </div>
    </div>
  </xsl:template>

  <!-- Lists the cables, or, where they are many, the periods that they fall into. -->
  <xsl:template name="cables">
    <section class="region cables" aria-labelledby="page:cables">
      <h2 id="page:cables">
        <xsl:call-template name="label"><xsl:with-param name="key" select="'cables'"/></xsl:call-template>
        <span class="count"><xsl:text> </xsl:text><xsl:value-of select="@count"/></span>
      </h2>
      <xsl:call-template name="years"/>
      <xsl:if test="@chronology">
        <p class="all-cables">
          <a href="{@chronology}"><xsl:call-template name="label"><xsl:with-param name="key" select="'all-cables'"/></xsl:call-template></a>
          <xsl:text> </xsl:text>
          <span class="when"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@first"/></xsl:call-template> – <xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@last"/></xsl:call-template></span>
        </p>
        <xsl:if test="period"><ol class="periods"><xsl:apply-templates select="period"/></ol></xsl:if>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Prints what the editor says of the edition. -->
  <xsl:template match="introduction">
    <div class="prose introduction"><xsl:call-template name="in-given-language"/><xsl:apply-templates mode="prose"/></div>
  </xsl:template>

  <!-- Links to the pages that say how the texts are encoded. -->
  <xsl:template name="guidelines">
    <xsl:if test="@guidelines != ''">
      <section class="region registers" aria-labelledby="page:guidelines">
        <h2 id="page:guidelines"><xsl:call-template name="label"><xsl:with-param name="key" select="'more-about'"/></xsl:call-template></h2>
        <ul>
          <xsl:for-each select="page"><li><a href="{@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="@key"/></xsl:call-template></a></li></xsl:for-each>
          <li><a href="{@guidelines}"><xsl:call-template name="label"><xsl:with-param name="key" select="'encoding-guidelines'"/></xsl:call-template></a></li>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Links the books of the whole edition. -->
  <xsl:template name="edition-books">
    <xsl:if test="download">
      <section class="region registers" aria-labelledby="page:books">
        <h2 id="page:books"><xsl:call-template name="label"><xsl:with-param name="key" select="'whole-edition'"/></xsl:call-template></h2>
        <ul><xsl:for-each select="download"><li><a href="{@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="@key"/></xsl:call-template></a></li></xsl:for-each></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Lists the registers. -->
  <xsl:template name="registers">
    <xsl:if test="register">
      <section class="region registers" aria-labelledby="page:registers">
        <h2 id="page:registers"><xsl:call-template name="label"><xsl:with-param name="key" select="'registers'"/></xsl:call-template></h2>
        <ul><xsl:apply-templates select="register"/></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Links one register. -->
  <xsl:template match="register">
    <li>
      <a href="{@href}"><xsl:call-template name="label-or"><xsl:with-param name="key" select="@kind"/><xsl:with-param name="else" select="'register'"/></xsl:call-template></a>
      <xsl:if test="@count != ''"><xsl:text> </xsl:text><span class="count"><xsl:call-template name="counted"><xsl:with-param name="key" select="'entries'"/><xsl:with-param name="count" select="@count"/></xsl:call-template></span></xsl:if>
    </li>
  </xsl:template>

</xsl:stylesheet>
