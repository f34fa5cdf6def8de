<?xml version="1.0" encoding="UTF-8"?>
<!-- Register: the page of one register file, its persons, places or organisations: in the order of the context, by name, or in that of the file where there is none.

     Passes, each a mode:
       listed  one entry of the list
       part    one part of an entry
       text    running text inside a part, as in a cable
     Modules: params, context, hooks, page, about, register-entry, and text.xsl with its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="register-entry.xsl"/>
  <xsl:include href="text.xsl"/>

  <xsl:key name="listed" match="tei:person | tei:place | tei:org" use="@xml:id"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page of a register. -->
  <xsl:template match="/">
    <xsl:apply-templates select="tei:TEI"/>
  </xsl:template>

  <!-- Puts the register into the page. -->
  <xsl:template match="tei:TEI">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="register-title"/></xsl:with-param>
      <xsl:with-param name="class" select="'register'"/>
      <xsl:with-param name="content"><xsl:call-template name="register"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints what the register lists: "Persons". -->
  <xsl:template name="register-title">
    <xsl:call-template name="label">
      <xsl:with-param name="key"><xsl:choose><xsl:when test=".//tei:listPerson">persons</xsl:when><xsl:when test=".//tei:listPlace">places</xsl:when><xsl:when test=".//tei:listOrg">organizations</xsl:when><xsl:otherwise>register</xsl:otherwise></xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Writes the title, the number of entries and the entries. -->
  <xsl:template name="register">
    <xsl:variable name="entries" select="tei:standOff//tei:person | tei:standOff//tei:place | tei:standOff//tei:org"/>
    <header class="title-block">
      <div class="title-part series"><xsl:call-template name="label"><xsl:with-param name="key" select="'register'"/></xsl:call-template></div>
      <h1><xsl:call-template name="register-title"/></h1>
      <p class="count">
        <xsl:call-template name="counted"><xsl:with-param name="key" select="'entries'"/><xsl:with-param name="count" select="count($entries)"/></xsl:call-template>
      </p>
    </header>
    <xsl:call-template name="letters"/>
    <div class="entries">
      <xsl:call-template name="identity-among-labels"/>
      <xsl:variable name="register" select="/"/>
      <xsl:for-each select="$context/entry[@id]">
        <xsl:variable name="id" select="@id"/>
        <xsl:for-each select="$register"><xsl:apply-templates select="key('listed', $id)[1]" mode="listed"/></xsl:for-each>
      </xsl:for-each>
      <xsl:apply-templates select="$entries[not(@xml:id = $context/entry/@id)]" mode="listed"/>
    </div>
    <xsl:call-template name="strays"><xsl:with-param name="texts" select="tei:standOff//text()[not(ancestor::tei:person or ancestor::tei:place or ancestor::tei:org)]"/></xsl:call-template>
    <xsl:call-template name="about"><xsl:with-param name="key" select="'about-register'"/></xsl:call-template>
  </xsl:template>

  <!-- Links the first entry of each letter. -->
  <xsl:template name="letters">
    <xsl:if test="count($context/entry[@letter]) &gt; 5">
      <nav class="letters">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'letters'"/></xsl:call-template>
        <ul><xsl:for-each select="$context/entry[@letter]"><li><a href="#{@id}"><xsl:value-of select="@letter"/></a></li></xsl:for-each></ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Writes one entry of the list: the name leads to its page, where there is one. -->
  <xsl:template match="tei:person | tei:place | tei:org" mode="listed">
    <xsl:variable name="id" select="@xml:id"/>
    <article class="entry">
      <xsl:call-template name="identity"/>
      <h2>
        <xsl:variable name="name"><xsl:call-template name="entry-name"/></xsl:variable>
        <xsl:variable name="page"><xsl:for-each select="$context"><xsl:value-of select="key('entry-by-id', $id)/@href"/></xsl:for-each></xsl:variable>
        <xsl:variable name="tag"><xsl:choose><xsl:when test="string($page)">a</xsl:when><xsl:otherwise>span</xsl:otherwise></xsl:choose></xsl:variable>
        <xsl:element name="{$tag}">
          <xsl:if test="string($page)"><xsl:attribute name="href"><xsl:value-of select="$page"/></xsl:attribute></xsl:if>
          <xsl:call-template name="in-name-language"/>
          <xsl:value-of select="$name"/>
        </xsl:element>
        <xsl:call-template name="life"/>
        <xsl:variable name="count" select="$context/entry[@id = $id]/@count"/>
        <xsl:if test="$count">
          <xsl:text> </xsl:text>
          <span class="count"><xsl:call-template name="in-label-language"/><xsl:call-template name="counted"><xsl:with-param name="key" select="'cables-counted'"/><xsl:with-param name="count" select="$count"/></xsl:call-template></span>
        </xsl:if>
      </h2>
      <xsl:call-template name="entry-parts"/>
    </article>
  </xsl:template>

</xsl:stylesheet>
