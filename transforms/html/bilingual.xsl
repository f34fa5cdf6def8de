<?xml version="1.0" encoding="UTF-8"?>
<!-- Bilingual: the original beside its translation, a row for each pair of blocks. docs/encoding.md: @corresp of a block of the original leads to the
     block of the message that translates it. Each block of both is printed once, whatever @corresp says: what has no partner has a row of its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Prints message and original in rows where any block of one leads to a block of the other; else one after the other. -->
  <xsl:template match="tei:body/tei:div[@type = 'message' or @type = 'original']" mode="text">
    <xsl:variable name="message" select="../tei:div[@type = 'message']"/>
    <xsl:variable name="original" select="../tei:div[@type = 'original']"/>
    <xsl:variable name="led" select="$original/*[starts-with(normalize-space(@corresp), '#')][substring-after(normalize-space(@corresp), '#') = $message/*/@xml:id]"/>
    <xsl:choose>
      <xsl:when test="not($led) or count($message) &gt; 1 or count($original) &gt; 1"><xsl:call-template name="division"/></xsl:when>
      <xsl:when test="@type = 'message'">
        <xsl:call-template name="pairs">
          <xsl:with-param name="original" select="$original"/>
          <xsl:with-param name="paired" select="$led | $original/*[not(@corresp)][(self::tei:head and $message/tei:head) or (self::tei:opener and $message/tei:opener) or (self::tei:closer and $message/tei:closer)]"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Writes the rows in the order of the translation; $paired are the blocks of the original that have their place beside one of it. -->
  <xsl:template name="pairs">
    <xsl:param name="original"/>
    <xsl:param name="paired"/>
    <div class="division message bilingual">
      <xsl:call-template name="identity"/>
      <div class="pair sides">
        <div class="side translation"><h3><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="'translation'"/></xsl:call-template></h3></div>
        <div class="side original">
          <xsl:for-each select="$original"><xsl:call-template name="id"/></xsl:for-each>
          <h3><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="'original'"/></xsl:call-template></h3>
        </div>
      </div>
      <xsl:apply-templates select="$original/node()[not(preceding-sibling::*[count(. | $paired) = count($paired)])][count(. | $paired) &gt; count($paired)]" mode="alone"/>
      <xsl:for-each select="node()[self::* or self::text()[normalize-space()]]">
        <xsl:call-template name="pair"><xsl:with-param name="paired" select="$paired"/></xsl:call-template>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Writes the row of one block of the translation, and of what follows its partner without one of its own. -->
  <xsl:template name="pair">
    <xsl:param name="paired"/>
    <xsl:variable name="first" select="not(@xml:id = preceding-sibling::*/@xml:id)"/>
    <xsl:variable name="id" select="string(@xml:id)"/>
    <xsl:variable name="name" select="local-name()"/>
    <xsl:variable name="partners" select="$paired[@corresp][$first and substring-after(normalize-space(@corresp), '#') = $id]
                                         | $paired[not(@corresp)][local-name() = $name][not(current()/preceding-sibling::*[local-name() = $name])]"/>
    <div class="pair">
      <div class="side translation"><xsl:apply-templates select="." mode="text"/></div>
      <xsl:if test="$partners"><xsl:call-template name="side-of-original"><xsl:with-param name="nodes" select="$partners"/></xsl:call-template></xsl:if>
    </div>
    <xsl:for-each select="$partners">
      <xsl:variable name="partner" select="generate-id()"/>
      <xsl:apply-templates select="following-sibling::node()[count(. | $paired) &gt; count($paired)][generate-id(preceding-sibling::*[count(. | $paired) = count($paired)][1]) = $partner]" mode="alone"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Writes the side of the original, in its language. -->
  <xsl:template name="side-of-original">
    <xsl:param name="nodes"/>
    <div class="side original">
      <xsl:for-each select="$nodes[1]/..">
        <xsl:call-template name="in-language">
          <xsl:with-param name="language"><xsl:call-template name="language"/></xsl:with-param>
          <xsl:with-param name="around"><xsl:for-each select="../tei:div[@type = 'message']"><xsl:call-template name="language"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="$nodes" mode="text"/>
    </div>
  </xsl:template>

  <!-- Writes the row of a block of the original that has no partner. -->
  <xsl:template match="node()" mode="alone">
    <div class="pair"><xsl:call-template name="side-of-original"><xsl:with-param name="nodes" select="."/></xsl:call-template></div>
  </xsl:template>

  <!-- Writes no row for what says nothing: spaces, comments and instructions. -->
  <xsl:template match="text()[not(normalize-space())] | comment() | processing-instruction()" mode="alone"/>

</xsl:stylesheet>
