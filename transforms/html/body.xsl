<?xml version="1.0" encoding="UTF-8"?>
<!-- Body: the blocks of the message, the close, and the divisions around them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Begins the message. -->
  <xsl:template match="tei:text/tei:body" mode="text">
    <xsl:call-template name="region"><xsl:with-param name="key" select="'message'"/></xsl:call-template>
  </xsl:template>

  <!-- Begins what stands after the message: notes in the source, as a rule. -->
  <xsl:template match="tei:text/tei:back[*]" mode="text">
    <xsl:call-template name="region">
      <xsl:with-param name="key"><xsl:choose><xsl:when test="descendant::tei:note[not(@type = 'source')]">notes</xsl:when><xsl:otherwise>source-notes</xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Writes a labelled region of the page: the heading, then the content in a box of class $inner. -->
  <xsl:template name="region">
    <xsl:param name="key"/>
    <xsl:param name="inner" select="'region-body'"/>
    <xsl:variable name="number"><xsl:number level="any"/></xsl:variable>
    <xsl:variable name="heading" select="concat('page:', local-name(), '-', $number)"/>
    <section class="region {$key}" aria-labelledby="{$heading}">
      <xsl:call-template name="identity"/>
      <h2 id="{$heading}"><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></h2>
      <div class="{$inner}"><xsl:apply-templates mode="text"/></div>
    </section>
  </xsl:template>

  <!-- Keeps a division together. -->
  <xsl:template match="tei:div | tei:body | tei:back" mode="text" name="division">
    <div class="division {@type}">
      <xsl:call-template name="identity"/>
      <xsl:if test="@type = 'original'"><h3><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="'original'"/></xsl:call-template></h3></xsl:if>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- Prints a heading that the source has. -->
  <xsl:template match="tei:head" mode="text">
    <h3>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </h3>
  </xsl:template>

  <!-- Prints a heading in a place that speaks the language of the labels. -->
  <xsl:template match="tei:head" mode="among-labels">
    <h3>
      <xsl:call-template name="identity-among-labels"/>
      <xsl:apply-templates mode="text"/>
    </h3>
  </xsl:template>

  <!-- Prints a paragraph with its number, which is the link to cite it by. -->
  <xsl:template match="tei:p" mode="text">
    <xsl:call-template name="wrap"><xsl:with-param name="as" select="'p'"/></xsl:call-template>
  </xsl:template>

  <!-- Puts the number before the text of a paragraph. -->
  <xsl:template match="tei:p" mode="inside">
    <xsl:choose>
      <xsl:when test="ancestor::tei:div[1]/@type = 'original'"><xsl:call-template name="number-link"><xsl:with-param name="letter" select="'o'"/><xsl:with-param name="key" select="'original-paragraph'"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="number-link"><xsl:with-param name="letter" select="'p'"/><xsl:with-param name="key" select="'paragraph'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- Links a block to itself by the number in its id: p3a is "3a". -->
  <xsl:template name="number-link">
    <xsl:param name="letter"/>
    <xsl:param name="key"/>
    <xsl:variable name="number" select="substring-after(@xml:id, $letter)"/>
    <xsl:if test="@xml:id = concat($letter, $number) and contains('0123456789', substring($number, 1, 1)) and $number">
      <a class="pn" href="#{@xml:id}">
        <xsl:call-template name="in-label-language"><xsl:with-param name="turned" select="false()"/></xsl:call-template>
        <xsl:attribute name="aria-label">
          <xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template>
          <xsl:value-of select="concat(' ', $number)"/>
        </xsl:attribute>
        <xsl:value-of select="$number"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- Sets what opens and closes the message as a block of its own. -->
  <xsl:template match="tei:opener | tei:closer" mode="text">
    <div class="{local-name()}">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- Sets a quotation that stands between paragraphs as a block. -->
  <xsl:template match="tei:quote[parent::tei:div or parent::tei:body]" mode="text">
    <blockquote>
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </blockquote>
  </xsl:template>

</xsl:stylesheet>
