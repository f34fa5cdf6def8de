<?xml version="1.0" encoding="UTF-8"?>
<!-- Edition: the index page, from the list of cables and registers that Python makes.
     Input: edition[@title][@subtitle][@publisher][@version][@guidelines] with cable and register children; no namespace.
     One pass: the years, the cables of each year, the registers. Modules: params, hooks, page, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces between the parts of a line. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <xsl:key name="year" match="cable" use="substring(@date, 1, 4)"/>

  <!-- Begins the index page. -->
  <xsl:template match="/edition">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="@title"/>
      <xsl:with-param name="class" select="'edition'"/>
      <xsl:with-param name="content"><xsl:call-template name="index"/></xsl:with-param>
      <xsl:with-param name="foot"><xsl:call-template name="imprint"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Orders the parts of the index. -->
  <xsl:template name="index">
    <header class="title-block">
      <xsl:if test="@publisher != ''"><div class="title-part series"><xsl:value-of select="@publisher"/></div></xsl:if>
      <h1><xsl:value-of select="@title"/></h1>
      <xsl:if test="@subtitle != ''"><p class="subtitle"><xsl:value-of select="@subtitle"/></p></xsl:if>
      <xsl:call-template name="hook-after-title"/>
    </header>
    <xsl:call-template name="cables"/>
    <xsl:call-template name="registers"/>
    <xsl:call-template name="guidelines"/>
  </xsl:template>

  <!-- Lists the cables, year by year. -->
  <xsl:template name="cables">
    <section class="region cables" aria-labelledby="page:cables">
      <h2 id="page:cables">
        <xsl:call-template name="label"><xsl:with-param name="key" select="'cables'"/></xsl:call-template>
        <span class="count"><xsl:text> </xsl:text><xsl:value-of select="count(cable)"/></span>
      </h2>
      <xsl:for-each select="cable[generate-id() = generate-id(key('year', substring(@date, 1, 4))[1])]">
        <xsl:sort select="not(@date != '')"/>
        <xsl:sort select="substring(@date, 1, 4)"/>
        <xsl:call-template name="year"/>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- Lists the cables of one year, by date, then by id. -->
  <xsl:template name="year">
    <h3>
      <xsl:value-of select="substring(@date, 1, 4)"/>
      <xsl:if test="not(@date != '')"><xsl:call-template name="label"><xsl:with-param name="key" select="'undated'"/></xsl:call-template></xsl:if>
    </h3>
    <ol class="cable-list">
      <xsl:apply-templates select="key('year', substring(@date, 1, 4))">
        <xsl:sort select="@date"/>
        <xsl:sort select="@id"/>
      </xsl:apply-templates>
    </ol>
  </xsl:template>

  <!-- Prints one cable: its date, its title, its particulars. -->
  <xsl:template match="cable">
    <li>
      <span class="when"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></span>
      <div class="what">
        <a class="cable-title" href="{@href}"><xsl:value-of select="@title"/></a>
        <p class="particulars"><xsl:apply-templates select="@series | @from | @sender | @received | @recipients" mode="particular"/></p>
      </div>
    </li>
  </xsl:template>

  <!-- Prints the series and the number in it. -->
  <xsl:template match="@series[. != '']" mode="particular">
    <span><xsl:value-of select="."/><xsl:if test="../@number != ''"><xsl:text>, </xsl:text><xsl:call-template name="label"><xsl:with-param name="key" select="'number'"/></xsl:call-template><xsl:text>&#xA0;</xsl:text><xsl:value-of select="../@number"/></xsl:if></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Prints a particular after its label. -->
  <xsl:template match="@from[. != ''] | @sender[. != '']" mode="particular">
    <span>
      <xsl:call-template name="label"><xsl:with-param name="key" select="name()"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <b><xsl:value-of select="."/></b>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Prints the day the cable was received. -->
  <xsl:template match="@received[. != '']" mode="particular">
    <span>
      <xsl:call-template name="label"><xsl:with-param name="key" select="'received'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <b><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="."/></xsl:call-template></b>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Prints how many were to read the cable. -->
  <xsl:template match="@recipients[. &gt; 0]" mode="particular">
    <span><xsl:call-template name="counted"><xsl:with-param name="key" select="'recipients'"/><xsl:with-param name="count" select="."/></xsl:call-template></span>
  </xsl:template>

  <!-- Leaves out a particular that is empty. -->
  <xsl:template match="@*" mode="particular" priority="-1"/>

  <!-- Links to the pages that say how the texts are encoded. -->
  <xsl:template name="guidelines">
    <xsl:if test="@guidelines != ''">
      <section class="region registers" aria-labelledby="page:guidelines">
        <h2 id="page:guidelines"><xsl:call-template name="label"><xsl:with-param name="key" select="'encoding'"/></xsl:call-template></h2>
        <ul><li><a href="{@guidelines}"><xsl:call-template name="label"><xsl:with-param name="key" select="'encoding-guidelines'"/></xsl:call-template></a></li></ul>
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

  <!-- Prints publisher and version at the foot of the page. -->
  <xsl:template name="imprint">
    <p class="imprint">
      <xsl:if test="@publisher != ''"><span><xsl:value-of select="@publisher"/></span><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="@version != ''"><span><xsl:call-template name="label"><xsl:with-param name="key" select="'version'"/></xsl:call-template><xsl:text> </xsl:text><xsl:value-of select="@version"/></span></xsl:if>
    </p>
  </xsl:template>

</xsl:stylesheet>
