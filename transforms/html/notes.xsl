<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: three kinds, never mixed: the translator's, the source's own, the edition's.
     A note that stands by itself is printed where it stands. A note in a line is taken out of it and gathered after the text (pass
     "endnotes"): all of them in the reading view; in the diplomatic view only the edition's own, which the source does not have. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- The notes in a line: called inline, or inside a line or paragraph. The others stand by themselves. -->
  <xsl:key name="in-line" match="tei:note" use="generate-id(self::*[ancestor::tei:text][@place = 'inline' or not(parent::tei:text or parent::tei:front or parent::tei:body or parent::tei:back or parent::tei:div or (parent::tei:ab and not(@place)))])"/>

  <!-- Prints a note where it stands, or its number where it is taken out of the line. -->
  <xsl:template match="tei:note" mode="text">
    <xsl:variable name="in-line" select="key('in-line', generate-id())"/>
    <xsl:choose>
      <xsl:when test="not($in-line)"><xsl:call-template name="note-standing"/></xsl:when>
      <xsl:when test="$reading or @type = 'editorial'"><xsl:call-template name="note-marker"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="wrap"><xsl:with-param name="class"><xsl:text>note in-line </xsl:text><xsl:call-template name="note-kind"/></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints a note that stands by itself, with its label. -->
  <xsl:template name="note-standing">
    <div role="note">
      <xsl:attribute name="class"><xsl:text>note standing </xsl:text><xsl:call-template name="note-kind"/></xsl:attribute>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="note-heading"/>
      <xsl:call-template name="note-content"/>
    </div>
  </xsl:template>

  <!-- Prints the text before a note; it drops the space before one that leaves its line, so that the number follows the word. -->
  <xsl:template name="text-before-note">
    <xsl:variable name="note" select="following-sibling::node()[1]"/>
    <xsl:choose>
      <xsl:when test="key('in-line', generate-id($note)) and ($reading or $note/@type = 'editorial')">
        <xsl:if test="not(normalize-space(substring(., 1, 1)))"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="normalize-space(translate(., '&#xA0;', ' '))"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Says what kind of note is printed in the line. -->
  <xsl:template match="tei:note" mode="attributes">
    <xsl:attribute name="role">note</xsl:attribute>
    <xsl:call-template name="in-label-language"><xsl:with-param name="turned" select="false()"/></xsl:call-template>
    <xsl:attribute name="aria-label"><xsl:call-template name="note-label"/></xsl:attribute>
  </xsl:template>

  <!-- Prints the content of a note in the line, which is named in the language of the labels. -->
  <xsl:template match="tei:note" mode="inside">
    <xsl:call-template name="note-bracket"><xsl:with-param name="mark" select="'['"/></xsl:call-template>
    <xsl:call-template name="content-among-labels"/>
    <xsl:call-template name="note-bracket"><xsl:with-param name="mark" select="']'"/></xsl:call-template>
  </xsl:template>

  <!-- Prints the text of a note that stands by itself. -->
  <xsl:template name="note-content">
    <xsl:call-template name="note-bracket"><xsl:with-param name="mark" select="'['"/></xsl:call-template>
    <xsl:apply-templates mode="text"/>
    <xsl:call-template name="note-bracket"><xsl:with-param name="mark" select="']'"/></xsl:call-template>
  </xsl:template>

  <!-- Prints a bracket that a translator's note has in the diplomatic view where no other place is given. -->
  <xsl:template name="note-bracket">
    <xsl:param name="mark"/>
    <xsl:if test="$diplomatic and @type = 'translator' and (not(@place) or @place = 'inline')"><span class="bracket"><xsl:value-of select="$mark"/></span></xsl:if>
  </xsl:template>

  <!-- Links from the line to the note. -->
  <xsl:template name="note-marker">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <a role="doc-noteref" href="#{$id}" id="ref:{$id}">
      <xsl:attribute name="class"><xsl:text>marker </xsl:text><xsl:call-template name="note-kind"/></xsl:attribute>
      <xsl:for-each select=".."><xsl:call-template name="in-label-language"><xsl:with-param name="turned" select="false()"/></xsl:call-template></xsl:for-each>
      <xsl:attribute name="aria-label"><xsl:call-template name="note-label"/><xsl:text> </xsl:text><xsl:call-template name="note-number"/></xsl:attribute>
      <xsl:call-template name="note-number"/>
    </a>
  </xsl:template>

  <!-- Prints the kind of a note: translator-note, source-note, editorial-note or note. -->
  <xsl:template name="note-kind">
    <xsl:if test="@type = 'translator' or @type = 'source' or @type = 'editorial'"><xsl:value-of select="concat(@type, '-')"/></xsl:if>
    <xsl:text>note</xsl:text>
  </xsl:template>

  <!-- Prints the label of a note's kind. -->
  <xsl:template name="note-label">
    <xsl:call-template name="label"><xsl:with-param name="key"><xsl:call-template name="note-kind"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- Prints the label above a note, unless the note's own label says the same. -->
  <xsl:template name="note-heading">
    <xsl:variable name="label"><xsl:call-template name="note-label"/></xsl:variable>
    <xsl:variable name="noise" select="concat($upper, &quot;:.'’ &quot;)"/>
    <xsl:variable name="own" select="translate(normalize-space(tei:label[1]), $noise, $lower)"/>
    <xsl:if test="$own != translate($label, $noise, $lower)">
      <div class="note-label"><xsl:call-template name="in-label-language"/><xsl:value-of select="$label"/></div>
    </xsl:if>
  </xsl:template>

  <!-- Numbers a note among those of its kind in a line: 1 2 3 the translator's, a b c the edition's, i ii iii the source's. -->
  <xsl:template name="note-number">
    <xsl:variable name="type" select="string(@type)"/>
    <xsl:variable name="number"><xsl:call-template name="number-of"><xsl:with-param name="of" select="'kind'"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$type = 'translator'"><xsl:value-of select="$number"/></xsl:when>
      <xsl:when test="$type = 'editorial'"><xsl:number value="$number" format="a"/></xsl:when>
      <xsl:when test="$type = 'source'"><xsl:number value="$number" format="i"/></xsl:when>
      <xsl:otherwise><xsl:number value="$number" format="A"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the id of a note, or makes one that no xml:id can be. -->
  <xsl:template name="note-id">
    <xsl:value-of select="@xml:id"/>
    <xsl:if test="not(@xml:id)">note:<xsl:call-template name="number-of"><xsl:with-param name="of" select="'note'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- Gathers the notes taken out of their line, kind by kind. -->
  <xsl:template name="endnotes">
    <xsl:variable name="in-line" select="tei:text/descendant::tei:note[key('in-line', generate-id())][$reading or @type = 'editorial']"/>
    <xsl:call-template name="endnotes-of"><xsl:with-param name="key" select="'translator-notes'"/><xsl:with-param name="notes" select="$in-line[@type = 'translator']"/></xsl:call-template>
    <xsl:call-template name="endnotes-of"><xsl:with-param name="key" select="'source-notes'"/><xsl:with-param name="notes" select="$in-line[@type = 'source']"/></xsl:call-template>
    <xsl:call-template name="endnotes-of"><xsl:with-param name="key" select="'editorial-notes'"/><xsl:with-param name="notes" select="$in-line[@type = 'editorial']"/></xsl:call-template>
    <xsl:call-template name="endnotes-of"><xsl:with-param name="key" select="'notes'"/><xsl:with-param name="notes" select="$in-line[not(@type = 'translator' or @type = 'source' or @type = 'editorial')]"/></xsl:call-template>
  </xsl:template>

  <!-- Gathers the notes of one kind; the heading tells them from the part of the source that may have the same name. -->
  <xsl:template name="endnotes-of">
    <xsl:param name="key"/>
    <xsl:param name="notes"/>
    <xsl:if test="$notes">
      <section class="region endnotes {$key}" role="doc-endnotes" aria-labelledby="page:{$key}">
        <h2 id="page:{$key}">
          <xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template>
          <xsl:if test="tei:text/tei:back/* and ($key = 'source-notes' or $key = 'notes')">, <xsl:call-template name="label"><xsl:with-param name="key" select="'in-the-line'"/></xsl:call-template></xsl:if>
        </h2>
        <ul><xsl:apply-templates select="$notes" mode="endnotes"/></ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Prints one gathered note, its number leading back to the line. -->
  <xsl:template match="tei:note" mode="endnotes">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <li id="{$id}">
      <a class="back-link" role="doc-backlink" href="#ref:{$id}">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="key" select="'back-to-text'"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="note-number"/></xsl:attribute>
        <xsl:call-template name="note-number"/>
      </a>
      <div class="note-text"><xsl:call-template name="in-own-language"/><xsl:apply-templates mode="text"/></div>
    </li>
  </xsl:template>

</xsl:stylesheet>
