<?xml version="1.0" encoding="UTF-8"?>
<!-- Entry: the page of one person, place or organisation: who it is, and every place where the cables name it.
     Input: entry-page[@name][@kind][@register][@list][@count] with a copy of the TEI entry, an appearance for each cable (its facts as attributes, is-sender, is-addressee,
     is-recipient, mention children), and a part for each page where there are several; no namespace but for the copy.

     Passes, each a mode:
       part    one part of the entry
       text    running text inside a part, as in a cable
     Modules: params, context, hooks, page, about, register-entry, parts, and text.xsl with its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="register-entry.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="text.xsl"/>

  <!-- No indent: it would put spaces into mixed content. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- Begins the page of an entry. -->
  <xsl:template match="/entry-page">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="@name"/>
      <xsl:with-param name="language"><xsl:for-each select="tei:*"><xsl:call-template name="entry-name-language"/></xsl:for-each></xsl:with-param>
      <xsl:with-param name="class" select="'register-entry'"/>
      <xsl:with-param name="content"><xsl:call-template name="entry-page"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Orders the parts of the page. -->
  <xsl:template name="entry-page">
    <header class="title-block">
      <div class="title-part series"><a href="{@list}"><xsl:call-template name="label-or"><xsl:with-param name="key" select="@register"/><xsl:with-param name="else" select="'register'"/></xsl:call-template></a></div>
      <h1>
        <xsl:for-each select="tei:*">
          <xsl:call-template name="in-own-language"/>
          <span><xsl:call-template name="in-name-language"/><xsl:value-of select="../@name"/></span>
          <xsl:call-template name="life"/>
        </xsl:for-each>
      </h1>
      <div class="entry-parts"><xsl:for-each select="tei:*"><xsl:call-template name="identity-among-labels"/><xsl:call-template name="entry-parts"/></xsl:for-each></div>
    </header>
    <section class="region appearances" aria-labelledby="page:appearances">
      <h2 id="page:appearances">
        <xsl:call-template name="label"><xsl:with-param name="key" select="'in-the-cables'"/></xsl:call-template>
        <span class="count"><xsl:text> </xsl:text><xsl:value-of select="@count"/></span>
      </h2>
      <xsl:choose>
        <xsl:when test="appearance"><ol class="appearance-list"><xsl:apply-templates select="appearance"/></ol></xsl:when>
        <xsl:otherwise><p class="none"><xsl:call-template name="label"><xsl:with-param name="key" select="'not-in-the-cables'"/></xsl:call-template></p></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="parts"/>
    </section>
  </xsl:template>

  <!-- Prints one cable: its date and title, what part the entry had in it, and each place where it is named. -->
  <xsl:template match="appearance">
    <li>
      <span class="when"><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@date"/></xsl:call-template></span>
      <div class="what">
        <a class="cable-title" href="{@href}"><xsl:call-template name="in-given-language"/><xsl:value-of select="@title"/></a>
        <xsl:if test="@is-sender or @is-addressee or @is-recipient">
          <p class="particulars">
            <xsl:apply-templates select="@is-sender | @is-addressee | @is-recipient" mode="role"/>
          </p>
        </xsl:if>
        <xsl:if test="mention"><ul class="mentions"><xsl:apply-templates select="mention"/></ul></xsl:if>
      </div>
    </li>
  </xsl:template>

  <!-- Says which part the entry had in a cable. -->
  <xsl:template match="@is-sender | @is-addressee | @is-recipient" mode="role">
    <span class="role">
      <xsl:call-template name="label">
        <xsl:with-param name="key">
          <xsl:choose>
            <xsl:when test="name() = 'is-sender' and /entry-page/@kind = 'place'">role-sent-from</xsl:when>
            <xsl:when test="name() = 'is-addressee' and /entry-page/@kind = 'place'">role-received-at</xsl:when>
            <xsl:when test="name() = 'is-sender'">role-sender</xsl:when>
            <xsl:when test="name() = 'is-addressee'">role-addressee</xsl:when>
            <xsl:otherwise>role-recipient</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Quotes one place: the name among the words around it, leading to its paragraph. -->
  <xsl:template match="mention">
    <li>
      <xsl:if test="@anchor != ''"><a class="locus" href="{@href}"><xsl:value-of select="@anchor"/></a><xsl:text> </xsl:text></xsl:if>
      <q class="context">
        <xsl:call-template name="in-given-language"/>
        <xsl:value-of select="@before"/><b><xsl:value-of select="@text"/></b><xsl:value-of select="@after"/>
      </q>
    </li>
  </xsl:template>

</xsl:stylesheet>
