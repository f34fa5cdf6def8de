<?xml version="1.0" encoding="UTF-8"?>
<!-- Cable list: cables by year, and periods that lead to such lists. The cables are elements with their facts as attributes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:key name="year" match="cable" use="substring(@date, 1, 4)"/>
  <xsl:key name="day" match="cable[@date != '']" use="substring(@date, 1, 10)"/>

  <!-- Lists the cables of the context node, year by year, undated ones last; $heading is the element of a year. -->
  <xsl:template name="years">
    <xsl:param name="heading" select="'h3'"/>
    <xsl:for-each select="cable[generate-id() = generate-id(key('year', substring(@date, 1, 4))[1])]">
      <xsl:sort select="not(@date != '')"/>
      <xsl:sort select="substring(@date, 1, 4)"/>
      <xsl:call-template name="year"><xsl:with-param name="heading" select="$heading"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Lists the cables of one year, by date, then by id. -->
  <xsl:template name="year">
    <xsl:param name="heading"/>
    <xsl:element name="{$heading}">
      <xsl:attribute name="class">year</xsl:attribute>
      <xsl:value-of select="substring(@date, 1, 4)"/>
      <xsl:if test="not(@date != '')"><xsl:call-template name="label"><xsl:with-param name="key" select="'undated'"/></xsl:call-template></xsl:if>
    </xsl:element>
    <ol class="cable-list">
      <xsl:apply-templates select="key('year', substring(@date, 1, 4))">
        <xsl:sort select="@date"/>
        <xsl:sort select="@id"/>
      </xsl:apply-templates>
    </ol>
  </xsl:template>

  <!-- Prints one cable: its date, its title, its particulars. The first one of a day has an address, for those who look for the day. -->
  <xsl:template match="cable">
    <li>
      <xsl:if test="generate-id() = generate-id(key('day', substring(@date, 1, 10))[1])"><xsl:attribute name="id">page:<xsl:value-of select="substring(@date, 1, 10)"/></xsl:attribute></xsl:if>
      <span class="when"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></span>
      <div class="what">
        <a class="cable-title" href="{@href}"><xsl:call-template name="in-given-language"/><xsl:value-of select="@title"/></a>
        <p class="particulars"><xsl:apply-templates select="@series | @from | @sender | @received | @recipients" mode="particular"/></p>
      </div>
    </li>
  </xsl:template>

  <!-- Prints the series and the number in it. -->
  <xsl:template match="@series[. != '']" mode="particular">
    <span><span><xsl:for-each select=".."><xsl:call-template name="in-given-language"/></xsl:for-each><xsl:value-of select="."/></span><xsl:if test="../@number != ''"><xsl:text>, </xsl:text><xsl:call-template name="label"><xsl:with-param name="key" select="'number'"/></xsl:call-template><xsl:text>&#xA0;</xsl:text><xsl:value-of select="../@number"/></xsl:if></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Prints a particular after its label. -->
  <xsl:template match="@from[. != ''] | @sender[. != '']" mode="particular">
    <span>
      <xsl:call-template name="label"><xsl:with-param name="key" select="name()"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <b><xsl:for-each select=".."><xsl:call-template name="in-given-language"/></xsl:for-each><xsl:value-of select="."/></b>
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

  <!-- Links one period. -->
  <xsl:template match="period">
    <li>
      <a href="{@href}"><xsl:call-template name="period-name"/></a>
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="@count"/></span>
    </li>
  </xsl:template>

  <!-- Prints a year, a month or a day in words. -->
  <xsl:template name="period-name">
    <xsl:choose>
      <xsl:when test="@key != ''"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@key"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="key" select="'undated'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
