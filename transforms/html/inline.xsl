<?xml version="1.0" encoding="UTF-8"?>
<!-- Inline: names, dates, references and the other phrases of the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Keeps a phrase, named by its element for the style sheet. -->
  <xsl:template match="tei:label | tei:idno | tei:abbr | tei:expan | tei:orig | tei:reg | tei:desc | tei:term
                       | tei:said | tei:q | tei:quote | tei:seg | tei:salute | tei:dateline | tei:signed" mode="text">
    <xsl:call-template name="wrap"/>
  </xsl:template>

  <!-- Marks words in another language. -->
  <xsl:template match="tei:foreign" mode="text">
    <xsl:call-template name="wrap"><xsl:with-param name="as" select="'i'"/></xsl:call-template>
  </xsl:template>

  <!-- Marks the title of a work. -->
  <xsl:template match="tei:title" mode="text">
    <xsl:call-template name="wrap"><xsl:with-param name="as" select="'cite'"/></xsl:call-template>
  </xsl:template>

  <!-- Keeps the source's emphasis, as classes made of @rend. -->
  <xsl:template match="tei:hi" mode="text">
    <xsl:call-template name="wrap"><xsl:with-param name="class" select="normalize-space(concat('hi ', @rend))"/></xsl:call-template>
  </xsl:template>

  <!-- Prints a date or time as the source has it; HTML gets the normal form where it can read it. -->
  <xsl:template match="tei:date | tei:time" mode="text">
    <xsl:call-template name="wrap">
      <xsl:with-param name="as"><xsl:choose><xsl:when test="@when != '' and contains($datetime-shapes, concat(' ', translate(@when, '123456789', '000000000'), ' '))">time</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Gives a time element the normal form. -->
  <xsl:template match="tei:date[@when] | tei:time[@when]" mode="attributes">
    <xsl:variable name="shape" select="concat(' ', translate(@when, '123456789', '000000000'), ' ')"/>
    <xsl:variable name="blocks" select="descendant::tei:p or descendant::tei:list"/>
    <xsl:if test="contains($datetime-shapes, $shape) and not($blocks)"><xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute></xsl:if>
  </xsl:template>

  <!-- Links a name to its register entry. -->
  <xsl:template match="tei:persName | tei:placeName | tei:orgName" mode="text">
    <xsl:call-template name="link">
      <xsl:with-param name="href"><xsl:call-template name="register-href"><xsl:with-param name="ref" select="@ref"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Links a reference to its target; a reference without a target is external, and only marked. -->
  <xsl:template match="tei:ref" mode="text">
    <xsl:call-template name="link">
      <xsl:with-param name="class" select="normalize-space(concat('ref ', @type))"/>
      <xsl:with-param name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@target"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Wraps a phrase in a link to $href; never in or around another link, which HTML forbids. -->
  <xsl:template name="link">
    <xsl:param name="href"/>
    <xsl:param name="class" select="concat('name ', local-name())"/>
    <xsl:choose>
      <xsl:when test="string($href) and not(ancestor::*/@ref or ancestor::*/@target or descendant::tei:note)">
        <a class="{$class}" href="{$href}">
          <xsl:call-template name="identity"/>
          <xsl:if test="@ref"><xsl:call-template name="register-gloss"><xsl:with-param name="ref" select="@ref"/></xsl:call-template></xsl:if>
          <xsl:apply-templates mode="text"/>
        </a>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="wrap"><xsl:with-param name="class" select="$class"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Breaks the line where the source does; the element should be empty, but what it holds is kept. -->
  <xsl:template match="tei:lb" mode="text">
    <br><xsl:call-template name="identity"/></br>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- Marks where a page of the source begins. Its name is a title: axe-core takes no aria-label with this role, and EPUB readers know both. -->
  <xsl:template match="tei:pb" mode="text">
    <span class="pb" role="doc-pagebreak">
      <xsl:call-template name="id"/>
      <xsl:call-template name="in-label-language"/>
      <xsl:attribute name="title"><xsl:call-template name="page-name"/></xsl:attribute>
      <xsl:if test="@n"><span aria-hidden="true"><xsl:call-template name="page-name"/></span></xsl:if>
    </span>
    <xsl:apply-templates mode="text"/>
  </xsl:template>

  <!-- Prints "page 2". -->
  <xsl:template name="page-name">
    <xsl:call-template name="label"><xsl:with-param name="key" select="'page'"/></xsl:call-template>
    <xsl:if test="@n"><xsl:value-of select="concat(' ', @n)"/></xsl:if>
  </xsl:template>

  <!-- Leaves notes out of a string made for a title or a tooltip. -->
  <xsl:template match="tei:note" mode="plain"/>

  <!-- Takes the view's own reading into such a string. -->
  <xsl:template match="tei:choice" mode="plain">
    <xsl:call-template name="own-reading"><xsl:with-param name="plain" select="true()"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
