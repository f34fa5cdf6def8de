<?xml version="1.0" encoding="UTF-8"?>
<!-- Principles: how the texts were edited, and what each mark in them means.
     Input: principles[@guidelines] with
       rule[@kind]/text   the TEI element that states the rule, and the cables it holds for (few.xsl), unless it holds for all
       sign[@kind][@name][@href]   mark, note or line: gloss and desc (each with @lang), value children with the same, a sample in TEI
     Passes: "text" for rules and samples, as in a cable. Modules: params, context, hooks, page, few, and text.xsl with its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="few.xsl"/>
  <xsl:include href="text.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page. -->
  <xsl:template match="/principles">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'principles'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="class" select="'principles'"/>
      <xsl:with-param name="content"><xsl:call-template name="principles"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Orders the parts: the rules, the marks, the notes, the header lines. -->
  <xsl:template name="principles">
    <header class="title-block">
      <h1><xsl:call-template name="label"><xsl:with-param name="key" select="'principles'"/></xsl:call-template></h1>
      <xsl:call-template name="hook-after-title"/>
    </header>
    <xsl:apply-templates select="rule"/>
    <xsl:if test="sign[@kind = 'mark']">
      <section class="region signs" aria-labelledby="page:marks">
        <h2 id="page:marks"><xsl:call-template name="label"><xsl:with-param name="key" select="'marks'"/></xsl:call-template></h2>
        <xsl:apply-templates select="sign[@kind = 'mark']"/>
      </section>
    </xsl:if>
    <xsl:apply-templates select="sign[@kind = 'note'] | sign[@kind = 'line']"/>
    <p class="more"><a href="{@guidelines}"><xsl:call-template name="label"><xsl:with-param name="key" select="'encoding-guidelines'"/></xsl:call-template></a></p>
  </xsl:template>

  <!-- States one kind of rule. -->
  <xsl:template match="rule">
    <section class="region rule" aria-labelledby="page:rule-{@kind}">
      <h2 id="page:rule-{@kind}">
        <xsl:call-template name="label-or"><xsl:with-param name="key" select="concat('rule-', @kind)"/><xsl:with-param name="else" select="'rule-p'"/></xsl:call-template>
      </h2>
      <xsl:apply-templates select="text"/>
    </section>
  </xsl:template>

  <!-- Prints one wording, and the cables it holds for. -->
  <xsl:template match="rule/text">
    <div class="prose">
      <xsl:for-each select="tei:*"><xsl:call-template name="in-own-language"/></xsl:for-each>
      <xsl:apply-templates select="tei:*[not(self::tei:p)]/node() | tei:p" mode="text"/>
    </div>
    <xsl:call-template name="few"/>
  </xsl:template>

  <!-- Shows one mark: how it looks, then what it means. -->
  <xsl:template match="sign">
    <div class="sign">
      <h3><xsl:apply-templates select="gloss" mode="said"/></h3>
      <xsl:apply-templates select="sample[node()]"/>
      <xsl:apply-templates select="desc" mode="said"/>
      <xsl:if test="value"><ul class="values"><xsl:for-each select="value"><li><xsl:apply-templates select="desc | gloss[not(../desc)]" mode="said"/></li></xsl:for-each></ul></xsl:if>
      <p class="more"><a href="{@href}"><code>&lt;<xsl:value-of select="@name"/>&gt;</code></a></p>
    </div>
  </xsl:template>

  <!-- Shows every kind of note as such a note, which says what it is. -->
  <xsl:template match="sign[@kind = 'note']">
    <section class="region signs" aria-labelledby="page:kinds-of-notes">
      <h2 id="page:kinds-of-notes"><xsl:call-template name="label"><xsl:with-param name="key" select="'notes'"/></xsl:call-template></h2>
      <xsl:apply-templates select="desc" mode="said"/>
      <xsl:for-each select="value">
        <div class="note standing {@name}-note">
          <div class="note-label"><xsl:call-template name="label-or"><xsl:with-param name="key" select="concat(@name, '-note')"/><xsl:with-param name="else" select="'note'"/></xsl:call-template></div>
          <xsl:apply-templates select="desc | gloss[not(../desc)]" mode="said"/>
        </div>
      </xsl:for-each>
      <p class="more"><a href="{@href}"><code>&lt;<xsl:value-of select="@name"/>&gt;</code></a></p>
    </section>
  </xsl:template>

  <!-- Lists the header lines on the form that they stand on. -->
  <xsl:template match="sign[@kind = 'line']">
    <section class="region signs" aria-labelledby="page:lines">
      <h2 id="page:lines"><xsl:call-template name="label"><xsl:with-param name="key" select="'original-header'"/></xsl:call-template></h2>
      <xsl:apply-templates select="desc" mode="said"/>
      <dl class="form">
        <xsl:for-each select="value">
          <div class="line"><dt><code><xsl:value-of select="@name"/></code></dt><dd><xsl:apply-templates select="desc | gloss[not(../desc)]" mode="said"/></dd></div>
        </xsl:for-each>
      </dl>
      <p class="more"><a href="{@href}"><code>&lt;<xsl:value-of select="@name"/>&gt;</code></a></p>
    </section>
  </xsl:template>

  <!-- Prints words of the schema, in the language they are in. -->
  <xsl:template match="gloss | desc" mode="said">
    <span>
      <xsl:call-template name="in-given-language"/>
      <xsl:value-of select="."/>
    </span>
  </xsl:template>

  <!-- Prints a description as a paragraph. -->
  <xsl:template match="sign/desc" mode="said">
    <p>
      <xsl:call-template name="in-given-language"/>
      <xsl:value-of select="."/>
    </p>
  </xsl:template>

  <!-- Shows the example of the schema as it would stand in a cable, and the other reading of each choice below it. -->
  <xsl:template match="sample">
    <div class="sample">
      <xsl:call-template name="in-own-language"/>
      <xsl:apply-templates mode="text"/>
    </div>
    <xsl:for-each select=".//tei:choice">
      <p class="other-reading"><xsl:call-template name="other-reading-in-words"/></p>
    </xsl:for-each>
  </xsl:template>

  <!-- Marks a correction in a sample without a link: there is no list it could lead to. -->
  <xsl:template match="sample//tei:choice" mode="inside" priority="1">
    <span class="corrected"><xsl:call-template name="own-reading"/></span>
  </xsl:template>

  <!-- Keeps what has no form of its own: an example of somebody else's schema is not a fault of this edition. -->
  <xsl:template match="sample//*" mode="text" priority="-5">
    <xsl:call-template name="wrap"/>
  </xsl:template>

</xsl:stylesheet>
