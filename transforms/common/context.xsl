<?xml version="1.0" encoding="UTF-8"?>
<!-- Context: what the builder knows about a page and its neighbours, and the page's own file does not. context.xml describes it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:key name="entry" match="context/entry[@ref]" use="@ref"/>
  <xsl:key name="entry-by-id" match="context/entry[@id]" use="@id"/>
  <xsl:variable name="context" select="document($context-href)/context"/>

  <!-- Prints the address of the register page that $ref leads to, or nothing. Only the first of several pointers counts. -->
  <xsl:template name="register-href">
    <xsl:param name="ref"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($ref), ' '), ' ')"/>
    <xsl:for-each select="$context"><xsl:value-of select="key('entry', $first)/@href"/></xsl:for-each>
  </xsl:template>

  <!-- Gives the link being built the description of the entry that $ref leads to: for the eye on hover and focus, and for those who hear the page. -->
  <xsl:template name="register-gloss">
    <xsl:param name="ref"/>
    <xsl:variable name="first" select="substring-before(concat(normalize-space($ref), ' '), ' ')"/>
    <xsl:for-each select="$context">
      <xsl:for-each select="key('entry', $first)[@description != '']">
        <xsl:attribute name="data-gloss"><xsl:value-of select="@description"/></xsl:attribute>
        <xsl:attribute name="aria-describedby"><xsl:value-of select="concat('page:gloss-', count(preceding-sibling::entry) + 1)"/></xsl:attribute>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Writes the descriptions that the links of the page point at, each once, and the script that can put them away. -->
  <xsl:template name="glosses">
    <xsl:variable name="described" select="$context/entry[@ref][@description != '']"/>
    <xsl:if test="$described">
      <div hidden="hidden">
        <xsl:for-each select="$described">
          <p id="page:gloss-{count(preceding-sibling::entry) + 1}"><xsl:if test="$lang != $label-lang"><xsl:call-template name="in-language"/></xsl:if><xsl:value-of select="@description"/></p>
        </xsl:for-each>
      </div>
      <xsl:if test="$context/descriptions"><script src="{$context/descriptions/@script}" defer="defer"/></xsl:if>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
