<?xml version="1.0" encoding="UTF-8"?>
<!-- Corrections: a choice prints the view's own reading in the text and the other one in the list at the end.
     The reading view's own are corr, reg and expan; the diplomatic view's are sic, orig and abbr. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Prints a choice that has no two readings as what it is. -->
  <xsl:template match="tei:choice" mode="text">
    <xsl:call-template name="wrap"/>
  </xsl:template>

  <!-- Prints the readings in their place. -->
  <xsl:template match="tei:choice" mode="inside">
    <xsl:call-template name="own-reading"/>
  </xsl:template>

  <!-- Links the view's own reading to the list, unless a link is around it or in it. -->
  <xsl:template match="tei:choice[tei:corr | tei:reg | tei:expan][tei:sic | tei:orig | tei:abbr]" mode="inside">
    <xsl:variable name="number"><xsl:call-template name="choice-number"/></xsl:variable>
    <xsl:variable name="nested" select="ancestor::*[@ref or @target] or descendant::*[@ref or @target or self::tei:note or self::tei:choice]"/>
    <a class="corrected" id="corr:{$number}">
      <xsl:call-template name="in-label-language"><xsl:with-param name="turned" select="false()"/></xsl:call-template>
      <xsl:attribute name="title"><xsl:call-template name="other-reading-in-words"/></xsl:attribute>
      <xsl:if test="not($nested)"><xsl:attribute name="href"><xsl:value-of select="concat('#app:', $number)"/></xsl:attribute></xsl:if>
      <xsl:call-template name="content-among-labels"><xsl:with-param name="content"><xsl:call-template name="own-reading"/></xsl:with-param></xsl:call-template>
    </a>
  </xsl:template>

  <!-- Prints the readings of a choice that this view prints in the text. -->
  <xsl:template name="own-reading">
    <xsl:param name="plain" select="false()"/>
    <xsl:variable name="edited" select="tei:corr | tei:reg | tei:expan"/>
    <xsl:variable name="source" select="tei:sic | tei:orig | tei:abbr"/>
    <xsl:variable name="own" select="node()[self::* or normalize-space()][not($edited and $source) or ($reading and not(self::tei:sic or self::tei:orig or self::tei:abbr)) or ($diplomatic and not(self::tei:corr or self::tei:reg or self::tei:expan))]"/>
    <xsl:if test="$plain"><xsl:apply-templates select="$own" mode="plain"/></xsl:if>
    <xsl:if test="not($plain)"><xsl:apply-templates select="$own" mode="reading"/></xsl:if>
  </xsl:template>

  <!-- Prints what a choice has beside its readings, text included. -->
  <xsl:template match="node()" mode="reading">
    <xsl:apply-templates select="." mode="text"/>
  </xsl:template>

  <!-- Prints one reading of a choice; a sic in a choice is no printed [sic]. -->
  <xsl:template match="tei:sic | tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan" mode="reading">
    <xsl:call-template name="wrap"/>
  </xsl:template>

  <!-- Prints "the source has “hear”" or "read “here”". -->
  <xsl:template name="other-reading-in-words">
    <xsl:variable name="other" select="*[($reading and (self::tei:sic or self::tei:orig or self::tei:abbr)) or ($diplomatic and (self::tei:corr or self::tei:reg or self::tei:expan))]"/>
    <xsl:call-template name="other-reading-label"/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="label"><xsl:with-param name="key" select="'quote-open'"/></xsl:call-template>
    <xsl:apply-templates select="$other" mode="plain"/>
    <xsl:call-template name="label"><xsl:with-param name="key" select="'quote-close'"/></xsl:call-template>
  </xsl:template>

  <!-- Prints the words that introduce the other reading. -->
  <xsl:template name="other-reading-label">
    <xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="$reading">source-has</xsl:when><xsl:otherwise>reads</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- Prints the place of a choice among those with two readings. -->
  <xsl:template name="choice-number">
    <xsl:call-template name="number-of"><xsl:with-param name="of" select="'choice'"/></xsl:call-template>
  </xsl:template>

  <!-- Lists the other readings of all choices. -->
  <xsl:template name="corrections">
    <xsl:variable name="choices" select="tei:text/descendant::tei:choice[tei:corr | tei:reg | tei:expan][tei:sic | tei:orig | tei:abbr]"/>
    <xsl:if test="$choices">
      <section class="region corrections" aria-labelledby="page:corrections">
        <h2 id="page:corrections">
          <xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="$choices[not(tei:corr)]">corrections-and-forms</xsl:when><xsl:otherwise>corrections</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
        </h2>
        <ul><xsl:apply-templates select="$choices" mode="corrections"/></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Lists one choice: where it stands, what the text prints there, and the other reading. -->
  <xsl:template match="tei:choice" mode="corrections">
    <xsl:variable name="number"><xsl:call-template name="choice-number"/></xsl:variable>
    <li id="app:{$number}">
      <a class="locus" href="#corr:{$number}"><xsl:call-template name="locus"/></a>
      <xsl:text> </xsl:text>
      <span class="lemma"><xsl:call-template name="in-own-language"/><xsl:apply-templates select="." mode="plain"/>]</span>
      <xsl:text> </xsl:text>
      <xsl:call-template name="other-reading-label"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="key" select="'quote-open'"/></xsl:call-template>
      <span class="reading"><xsl:call-template name="in-own-language"/><xsl:call-template name="other-reading"/></span>
      <xsl:call-template name="label"><xsl:with-param name="key" select="'quote-close'"/></xsl:call-template>
    </li>
  </xsl:template>

  <!-- Prints the readings of a choice that this view does not print in the text. -->
  <xsl:template name="other-reading">
    <xsl:if test="$reading"><xsl:apply-templates select="tei:sic | tei:orig | tei:abbr" mode="reading"/></xsl:if>
    <xsl:if test="$diplomatic"><xsl:apply-templates select="tei:corr | tei:reg | tei:expan" mode="reading"/></xsl:if>
  </xsl:template>

  <!-- Prints the id of the citable block that a choice stands in. -->
  <xsl:template name="locus">
    <xsl:variable name="block" select="ancestor::*[self::tei:p or self::tei:ab or self::tei:note or self::tei:list or self::tei:closer or self::tei:docTitle][@xml:id][1]"/>
    <xsl:value-of select="$block/@xml:id"/>
    <xsl:if test="not($block)">*</xsl:if>
  </xsl:template>

</xsl:stylesheet>
