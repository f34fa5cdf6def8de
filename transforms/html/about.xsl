<?xml version="1.0" encoding="UTF-8"?>
<!-- About: what the teiHeader says, as "About this text" (or "this register"). Nothing is made up: a fact that
     the header lacks has no row. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Writes one fact and its label, each node on a line of its own; nothing where there is no such node. -->
  <xsl:template name="row">
    <xsl:param name="key"/>
    <xsl:param name="nodes"/>
    <xsl:if test="$nodes">
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></dt>
        <xsl:for-each select="$nodes">
          <dd>
            <xsl:if test="self::tei:handNote"><xsl:call-template name="id"/></xsl:if>
            <xsl:if test="not(self::tei:date[@when] or self::tei:change)"><xsl:call-template name="in-own-language"/></xsl:if>
            <xsl:apply-templates select="." mode="facts"/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Writes "About this text", or the heading $key, from the general to the particular. -->
  <xsl:template name="about">
    <xsl:param name="key" select="'about-text'"/>
    <section class="region about" aria-labelledby="page:about">
      <h2 id="page:about"><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></h2>
      <dl>
        <xsl:call-template name="classes"/>
        <xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt" mode="about"/>
        <xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:seriesStmt" mode="about"/>
        <xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:sourceDesc" mode="about"/>
        <xsl:apply-templates select="tei:teiHeader/tei:profileDesc/tei:handNotes" mode="about"/>
        <xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:publicationStmt" mode="about"/>
        <xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:editionStmt" mode="about"/>
        <xsl:call-template name="hook-about"/>
      </dl>
    </section>
  </xsl:template>

  <!-- Says how the cable was to be handled, and what else it is classed as: one row for each taxonomy that has a label, one for the others. -->
  <xsl:template name="classes">
    <xsl:variable name="targets" select="tei:teiHeader/tei:profileDesc/tei:textClass/tei:catRef[not(@scheme = '#precedence' or @scheme = '#classification')]/@target"/>
    <xsl:variable name="categories" select="tei:teiHeader/tei:encodingDesc/descendant::tei:category[concat('#', @xml:id) = $targets]"/>
    <xsl:variable name="labelled"><xsl:for-each select="tei:teiHeader/tei:encodingDesc//tei:taxonomy"><xsl:call-template name="labelled-taxonomy"/></xsl:for-each></xsl:variable>
    <xsl:for-each select="tei:teiHeader/tei:encodingDesc/descendant::tei:taxonomy[contains($labelled, concat(' ', @xml:id, '|'))]">
      <xsl:variable name="taxonomy" select="@xml:id"/>
      <xsl:call-template name="row"><xsl:with-param name="key" select="$taxonomy"/><xsl:with-param name="nodes" select="$categories[ancestor::tei:taxonomy[1]/@xml:id = $taxonomy]/tei:catDesc"/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'classification'"/><xsl:with-param name="nodes" select="$categories[not(contains($labelled, concat(' ', ancestor::tei:taxonomy[1]/@xml:id, '|')))]/tei:catDesc"/></xsl:call-template>
  </xsl:template>

  <!-- Prints the id of a taxonomy whose name is among the labels, between marks that no id has. -->
  <xsl:template name="labelled-taxonomy">
    <xsl:variable name="known"><xsl:call-template name="is-label"><xsl:with-param name="key" select="@xml:id"/></xsl:call-template></xsl:variable>
    <xsl:if test="string($known)"><xsl:value-of select="concat(' ', @xml:id, '|')"/></xsl:if>
  </xsl:template>

  <!-- Says who is responsible for what: translator and encoder by our label, others by the header's own word. -->
  <xsl:template match="tei:respStmt" mode="about">
    <div>
      <xsl:call-template name="id"/>
      <dt>
        <xsl:choose>
          <xsl:when test="@xml:id = 'translator' or @xml:id = 'encoder'"><xsl:call-template name="label"><xsl:with-param name="key" select="@xml:id"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:for-each select="tei:resp"><xsl:call-template name="in-own-language"/><xsl:value-of select="."/></xsl:for-each></xsl:otherwise>
        </xsl:choose>
      </dt>
      <xsl:for-each select="*[not(self::tei:resp)]"><dd><xsl:call-template name="in-own-language"/><xsl:apply-templates select="." mode="facts"/></dd></xsl:for-each>
    </div>
  </xsl:template>

  <!-- Says which series the cable belongs to, with its number there. -->
  <xsl:template match="tei:seriesStmt" mode="about">
    <xsl:call-template name="row"><xsl:with-param name="key" select="'series'"/><xsl:with-param name="nodes" select="."/></xsl:call-template>
  </xsl:template>

  <!-- Says where the text comes from: the translation, the transcript, the document in its archive. -->
  <xsl:template match="tei:sourceDesc" mode="about">
    <xsl:call-template name="row"><xsl:with-param name="key" select="'source-translation'"/><xsl:with-param name="nodes" select="tei:bibl[@type = 'translation']"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'source-transcript'"/><xsl:with-param name="nodes" select="tei:bibl[@type = 'transcript']"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'source'"/><xsl:with-param name="nodes" select="tei:bibl[not(@type = 'translation' or @type = 'transcript')] | tei:p"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'original-document'"/><xsl:with-param name="nodes" select="descendant::tei:msIdentifier[*[not(self::tei:altIdentifier)]]"/></xsl:call-template>
  </xsl:template>

  <!-- Says whose hands wrote on the document. -->
  <xsl:template match="tei:handNotes" mode="about">
    <xsl:call-template name="row"><xsl:with-param name="key" select="'hand'"/><xsl:with-param name="nodes" select="tei:handNote[normalize-space()]"/></xsl:call-template>
  </xsl:template>

  <!-- Says who publishes this text, at which address, under which terms. -->
  <xsl:template match="tei:publicationStmt" mode="about">
    <xsl:call-template name="row"><xsl:with-param name="key" select="'publisher'"/><xsl:with-param name="nodes" select="tei:publisher"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'published'"/><xsl:with-param name="nodes" select="tei:date"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'permanent-address'"/><xsl:with-param name="nodes" select="tei:idno[@type = 'URI'][normalize-space()]"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'rights'"/><xsl:with-param name="nodes" select="tei:availability/*"/></xsl:call-template>
  </xsl:template>

  <!-- Says which version of the encoding this is. -->
  <xsl:template match="tei:editionStmt" mode="about">
    <xsl:call-template name="row"><xsl:with-param name="key" select="'version'"/><xsl:with-param name="nodes" select="tei:edition"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'last-change'"/><xsl:with-param name="nodes" select="(/tei:TEI/tei:teiHeader/tei:revisionDesc/descendant::tei:change[@when])[1]"/></xsl:call-template>
  </xsl:template>

  <!-- Prints what a fact contains. -->
  <xsl:template match="*" mode="facts">
    <xsl:apply-templates mode="facts"/>
  </xsl:template>

  <!-- Prints a date in words where it has a normal form. -->
  <xsl:template match="tei:date[@when]" mode="facts">
    <span><xsl:call-template name="in-label-language"/><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@when"/></xsl:call-template></span>
  </xsl:template>

  <!-- Prints a change: the day, then what was done. -->
  <xsl:template match="tei:change" mode="facts">
    <xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="@when"/></xsl:call-template>
    <xsl:if test="normalize-space()">: <span><xsl:call-template name="in-own-language"/><xsl:apply-templates mode="facts"/></span></xsl:if>
  </xsl:template>

  <!-- Prints a version, its number first where the words lack it. -->
  <xsl:template match="tei:edition[@n]" mode="facts">
    <xsl:if test="not(contains(., @n))"><xsl:value-of select="concat(@n, ' ')"/></xsl:if>
    <xsl:apply-templates mode="facts"/>
  </xsl:template>

  <!-- Prints the parts of a record with commas between them, where the record itself has no words between them. -->
  <xsl:template match="tei:seriesStmt | tei:bibl[not(text()[normalize-space()])] | tei:msIdentifier" mode="facts">
    <xsl:for-each select="*[not(self::tei:altIdentifier)]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:apply-templates select="." mode="facts"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Prints the number in a series after the word for it, unless the header has words of its own. -->
  <xsl:template match="tei:seriesStmt/tei:biblScope | tei:seriesStmt/tei:idno" mode="facts">
    <xsl:if test="number() = number()">
      <span><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="'number'"/></xsl:call-template></span>
      <xsl:text>&#xA0;</xsl:text>
    </xsl:if>
    <xsl:apply-templates mode="facts"/>
  </xsl:template>

  <!-- Names a term of the text by its words. -->
  <xsl:template match="tei:term" mode="facts">
    <xsl:apply-templates mode="plain"/>
  </xsl:template>

  <!-- Sets the title of a work as such. -->
  <xsl:template match="tei:bibl//tei:title" mode="facts">
    <cite><xsl:apply-templates mode="facts"/></cite>
  </xsl:template>

  <!-- Links a name to its register entry. -->
  <xsl:template match="tei:persName | tei:placeName | tei:orgName" mode="facts">
    <xsl:call-template name="fact-link">
      <xsl:with-param name="ref" select="@ref"/>
      <xsl:with-param name="href"><xsl:call-template name="register-href"><xsl:with-param name="ref" select="@ref"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Links a reference, a pointer or a licence. -->
  <xsl:template match="tei:ref | tei:ptr | tei:licence" mode="facts">
    <xsl:call-template name="fact-link">
      <xsl:with-param name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="@target"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Links an address that is written out. -->
  <xsl:template match="tei:idno[@type = 'URI']" mode="facts">
    <xsl:call-template name="fact-link">
      <xsl:with-param name="href"><xsl:call-template name="href"><xsl:with-param name="target" select="."/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Wraps a fact in a link where $href is one and no link is around or in it; what is empty shows its address. -->
  <xsl:template name="fact-link">
    <xsl:param name="href"/>
    <xsl:param name="ref"/>
    <xsl:choose>
      <xsl:when test="string($href) and not(ancestor::*[@ref or @target]) and not(descendant::*[@ref or @target])">
        <a href="{$href}"><xsl:if test="$ref"><xsl:call-template name="register-gloss"><xsl:with-param name="ref" select="$ref"/></xsl:call-template></xsl:if><xsl:apply-templates mode="facts"/><xsl:if test="not(normalize-space())"><xsl:value-of select="$href"/></xsl:if></a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="facts"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
