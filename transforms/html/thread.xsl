<?xml version="1.0" encoding="UTF-8"?>
<!-- Thread: what the cable answers, what answers it, what refers to it; the cables before and after it by date; the files behind the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Lists the other cables of the exchange: those of this edition as links, those of no edition in the header's own words. -->
  <xsl:template name="thread">
    <xsl:variable name="words" select="tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspContext/descendant::tei:ref[@type = 'replyTo']"/>
    <xsl:call-template name="thread-row">
      <xsl:with-param name="key" select="'answers'"/>
      <xsl:with-param name="cables" select="$context/answers"/>
      <xsl:with-param name="words" select="$words[not($context/answers)]"/>
    </xsl:call-template>
    <xsl:call-template name="thread-row"><xsl:with-param name="key" select="'answered-by'"/><xsl:with-param name="cables" select="$context/answered-by"/></xsl:call-template>
    <xsl:call-template name="thread-row"><xsl:with-param name="key" select="'cited-by'"/><xsl:with-param name="cables" select="$context/cited-by"/></xsl:call-template>
  </xsl:template>

  <!-- Writes one row of the thread. -->
  <xsl:template name="thread-row">
    <xsl:param name="key"/>
    <xsl:param name="cables"/>
    <xsl:param name="words" select="/.."/>
    <xsl:if test="$cables or $words">
      <div class="thread">
        <dt><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></dt>
        <xsl:for-each select="$cables"><dd><xsl:call-template name="cable-link"/></dd></xsl:for-each>
        <xsl:for-each select="$words"><dd><xsl:call-template name="in-own-language"/><xsl:apply-templates select="." mode="facts"/></dd></xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Links a cable by its title, after its date. -->
  <xsl:template name="cable-link">
    <a href="{@href}"><xsl:call-template name="in-given-language"/><xsl:value-of select="@title"/></a>
    <xsl:if test="@date">
      <xsl:text> </xsl:text>
      <span class="when"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></span>
    </xsl:if>
  </xsl:template>

  <!-- Links the cables before and after this one. -->
  <xsl:template name="neighbours">
    <xsl:if test="$context/previous or $context/next">
      <nav class="neighbours">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'by-date'"/></xsl:call-template>
        <xsl:for-each select="$context/previous | $context/next">
          <div class="{local-name()}">
            <span class="direction"><xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="self::previous">previous-cable</xsl:when><xsl:otherwise>next-cable</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></span>
            <xsl:text> </xsl:text>
            <xsl:call-template name="cable-link"/>
          </div>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Links the files behind the page. -->
  <xsl:template name="downloads">
    <xsl:if test="$context/download">
      <nav class="downloads">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'downloads'"/></xsl:call-template>
        <ul>
          <xsl:for-each select="$context/download">
            <li><a href="{@href}"><xsl:call-template name="label"><xsl:with-param name="key" select="@key"/></xsl:call-template></a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
