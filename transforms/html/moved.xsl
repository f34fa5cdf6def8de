<?xml version="1.0" encoding="UTF-8"?>
<!-- Moved: what became of passages that are not where they were, so that old links still arrive. Included by page.xsl.
     Modes: anchors (an id that a block had, put into that block as it is now). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">

  <xsl:key name="moved-to" match="moved[@to]" use="@to"/>

  <!-- Prints $content, and in it the ids that its blocks had. -->
  <xsl:template name="with-anchors">
    <xsl:param name="content"/>
    <xsl:choose>
      <xsl:when test="$context/moved[@to]"><xsl:apply-templates select="exsl:node-set($content)" mode="anchors"/></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$content"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Copies what has no id. -->
  <xsl:template match="node() | @*" mode="anchors">
    <xsl:copy><xsl:apply-templates select="node() | @*" mode="anchors"/></xsl:copy>
  </xsl:template>

  <!-- Puts the ids that a block had before its content; a list can hold only items, so there they stand before the list. -->
  <xsl:template match="*[@id]" mode="anchors">
    <xsl:variable name="list" select="self::ul or self::ol or self::dl or self::table or self::tr"/>
    <xsl:variable name="anchors"><xsl:call-template name="former-ids"><xsl:with-param name="id" select="@id"/></xsl:call-template></xsl:variable>
    <xsl:if test="$list"><xsl:copy-of select="$anchors"/></xsl:if>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="anchors"/>
      <xsl:if test="not($list)"><xsl:copy-of select="$anchors"/></xsl:if>
      <xsl:apply-templates mode="anchors"/>
    </xsl:copy>
  </xsl:template>

  <!-- Prints an empty place for each id that the block $id had. -->
  <xsl:template name="former-ids">
    <xsl:param name="id"/>
    <xsl:for-each select="$context">
      <xsl:for-each select="key('moved-to', $id)"><span id="{@id}" class="moved"></span></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Lists the passages of $passages (moved, withdrawn) that stand elsewhere now, or nowhere, each with the id that it had. -->
  <xsl:template name="moved-passages">
    <xsl:param name="passages" select="$context/moved[@href] | $context/withdrawn"/>
    <xsl:if test="$passages">
      <section class="region moved-passages" aria-labelledby="page:moved">
        <h2 id="page:moved"><xsl:call-template name="label"><xsl:with-param name="key" select="'moved-passages'"/></xsl:call-template></h2>
        <ul><xsl:apply-templates select="$passages" mode="moved"/></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Says where a passage stands now. -->
  <xsl:template match="moved" mode="moved">
    <li id="{@id}"><span class="block"><xsl:value-of select="@id"/></span><xsl:text> → </xsl:text><a href="{@href}"><xsl:call-template name="in-given-language"/><xsl:value-of select="@title"/><xsl:if test="@anchor != ''">, <xsl:value-of select="@anchor"/></xsl:if></a></li>
  </xsl:template>

  <!-- Says why a passage was withdrawn, and where it can still be read. -->
  <xsl:template match="withdrawn" mode="moved">
    <li id="{@id}">
      <span class="block"><xsl:value-of select="@id"/></span><xsl:text> </xsl:text>
      <span><xsl:call-template name="in-language"/><xsl:value-of select="@reason"/></span>
      <xsl:call-template name="stood-in"/>
    </li>
  </xsl:template>

  <!-- Links the versions that have what is not there any more. -->
  <xsl:template name="stood-in">
    <xsl:if test="version">
      <ul class="particulars">
        <xsl:for-each select="version"><li><a href="{@href}"><xsl:call-template name="version-in-words"/></a></li></xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
