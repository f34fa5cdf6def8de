<?xml version="1.0" encoding="UTF-8"?>
<!-- Marks: what the translator, the source or a hand says about the text, printed with the brackets that the source prints.
     docs/encoding.md: the elements are the brackets, so the brackets stand here and never in the TEI. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Prints the words that somebody supplied, in brackets. -->
  <xsl:template match="tei:supplied | tei:gap | tei:add" mode="text">
    <xsl:call-template name="wrap"><xsl:with-param name="class" select="concat('mark ', local-name())"/></xsl:call-template>
  </xsl:template>

  <!-- Puts the brackets around added words. -->
  <xsl:template match="tei:add" mode="inside">
    <span class="bracket">[</span><xsl:apply-templates mode="text"/><span class="bracket">]</span>
  </xsl:template>

  <!-- Puts the brackets around words that somebody supplied: the element itself speaks the language of the labels, in its title. -->
  <xsl:template match="tei:supplied" mode="inside">
    <span class="bracket">[</span><xsl:call-template name="content-among-labels"/><span class="bracket">]</span>
  </xsl:template>

  <!-- Says what is missing: in the source's words, or by the reason. -->
  <xsl:template match="tei:gap" mode="inside">
    <span class="bracket">[</span>
    <xsl:if test="not(normalize-space())">
      <span>
        <xsl:call-template name="in-label-language"/>
        <xsl:call-template name="label-or"><xsl:with-param name="key" select="concat('gap-', @reason)"/><xsl:with-param name="else" select="'gap'"/></xsl:call-template>
      </span>
    </xsl:if>
    <xsl:apply-templates mode="text"/><span class="bracket">]</span>
  </xsl:template>

  <!-- Says who supplied the words. -->
  <xsl:template match="tei:supplied" mode="attributes">
    <xsl:call-template name="in-label-language"><xsl:with-param name="turned" select="false()"/></xsl:call-template>
    <xsl:attribute name="title">
      <xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="@reason = 'translator'">supplied-by-translator</xsl:when><xsl:otherwise>supplied</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    </xsl:attribute>
  </xsl:template>

  <!-- Prints a word that is so in the source, followed by [sic]. -->
  <xsl:template match="tei:sic" mode="text">
    <xsl:call-template name="wrap"/><span class="mark"> [sic]</span>
  </xsl:template>

  <!-- Prints an uncertain reading, followed by [?]. -->
  <xsl:template match="tei:unclear" mode="text">
    <xsl:call-template name="wrap"/><span class="mark"> [?]</span>
  </xsl:template>

  <!-- Strikes what the source struck. -->
  <xsl:template match="tei:del" mode="text">
    <xsl:call-template name="wrap"><xsl:with-param name="as" select="'del'"/></xsl:call-template>
  </xsl:template>

  <!-- Keeps a correction that stands alone: it has no other reading to show. -->
  <xsl:template match="tei:corr" mode="text">
    <xsl:call-template name="wrap"/>
  </xsl:template>

</xsl:stylesheet>
