<?xml version="1.0" encoding="UTF-8"?>
<!-- Register entry: the parts of a person, a place or an organisation, for the list (register.xsl) and for the entry's own page (entry.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <!-- Prints the preferred name of an entry, or its first. -->
  <xsl:template name="entry-name">
    <xsl:variable name="names" select="tei:persName | tei:placeName | tei:orgName"/>
    <xsl:apply-templates select="$names[@type = 'preferred'][1] | $names[not($names[@type = 'preferred'])][1]" mode="part"/>
  </xsl:template>

  <!-- Prints the language of that name. -->
  <xsl:template name="entry-name-language">
    <xsl:variable name="names" select="tei:persName | tei:placeName | tei:orgName"/>
    <xsl:for-each select="$names[@type = 'preferred'][1] | $names[1][not($names[@type = 'preferred'])]"><xsl:call-template name="language"/></xsl:for-each>
    <xsl:if test="not($names)"><xsl:call-template name="language"/></xsl:if>
  </xsl:template>

  <!-- Gives the element being built, which stands in the text of the entry, that language. -->
  <xsl:template name="in-name-language">
    <xsl:call-template name="in-language">
      <xsl:with-param name="language"><xsl:call-template name="entry-name-language"/></xsl:with-param>
      <xsl:with-param name="around"><xsl:call-template name="language"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Writes everything of an entry but its heading. What is none of the parts we know follows them, as text. -->
  <xsl:template name="entry-parts">
    <xsl:variable name="names" select="tei:persName | tei:placeName | tei:orgName"/>
    <xsl:variable name="preferred" select="$names[@type = 'preferred'][1] | $names[not($names[@type = 'preferred'])][1]"/>
    <xsl:apply-templates select="tei:note" mode="part"/>
    <xsl:apply-templates select="tei:occupation" mode="part"/>
    <xsl:apply-templates select="*[not(self::tei:persName or self::tei:placeName or self::tei:orgName or self::tei:birth or self::tei:death or self::tei:occupation or self::tei:note or self::tei:idno or self::tei:person or self::tei:place or self::tei:org)]" mode="part"/>
    <xsl:call-template name="strays"><xsl:with-param name="texts" select="text()"/></xsl:call-template>
    <xsl:call-template name="variants"><xsl:with-param name="names" select="$names[count(. | $preferred) &gt; count($preferred)]"/></xsl:call-template>
    <xsl:call-template name="authorities"/>
    <xsl:call-template name="hook-entry"/>
  </xsl:template>

  <!-- Keeps words that stand between elements, where none should be. -->
  <xsl:template name="strays">
    <xsl:param name="texts"/>
    <xsl:for-each select="$texts[normalize-space()]"><p><xsl:value-of select="normalize-space()"/></p></xsl:for-each>
  </xsl:template>

  <!-- Prints the years of a life after the name. -->
  <xsl:template name="life">
    <xsl:if test="tei:birth or tei:death">
      <xsl:text> </xsl:text>
      <span class="life">
        <xsl:apply-templates select="tei:birth" mode="part"/>
        <xsl:text>–</xsl:text>
        <xsl:apply-templates select="tei:death" mode="part"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Prints a date of birth or death: the year for the eye, the normal form in the tooltip. -->
  <xsl:template match="tei:birth | tei:death" mode="part">
    <span>
      <xsl:call-template name="in-label-language"/>
      <xsl:attribute name="title">
        <xsl:call-template name="label"><xsl:with-param name="key"><xsl:choose><xsl:when test="self::tei:birth">born</xsl:when><xsl:otherwise>died</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
        <xsl:text> </xsl:text><xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="@when"/></xsl:call-template>
      </xsl:attribute>
      <xsl:if test="not(normalize-space())"><xsl:value-of select="substring(@when, 1, 4)"/></xsl:if>
      <xsl:call-template name="content-among-labels"/>
    </span>
  </xsl:template>

  <!-- Prints an office and its years. -->
  <xsl:template match="tei:occupation" mode="part">
    <p class="office">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
      <xsl:if test="@from or @to or @when">
        <span class="years"><xsl:text> </xsl:text><xsl:value-of select="@when"/><xsl:value-of select="@from"/><xsl:if test="not(@when)">–</xsl:if><xsl:value-of select="@to"/></span>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- Prints the description. -->
  <xsl:template match="tei:note" mode="part">
    <div class="description">
      <xsl:call-template name="identity"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <!-- Prints coordinates, with their label. -->
  <xsl:template match="tei:location[tei:geo]" mode="part">
    <p class="office">
      <span><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="'coordinates'"/></xsl:call-template></span>
      <xsl:text> </xsl:text><xsl:value-of select="normalize-space()"/>
    </p>
  </xsl:template>

  <!-- Prints a name as a string: its parts are of no use here. -->
  <xsl:template match="tei:persName | tei:placeName | tei:orgName" mode="part">
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <!-- Prints another form of the name, which may be of another language. -->
  <xsl:template match="tei:persName | tei:placeName | tei:orgName" mode="variant">
    <xsl:apply-templates select="." mode="part"/>
  </xsl:template>

  <!-- Marks the language of a form that has its own. -->
  <xsl:template match="tei:persName[@xml:lang] | tei:placeName[@xml:lang] | tei:orgName[@xml:lang]" mode="variant">
    <span><xsl:call-template name="identity"/><xsl:apply-templates select="." mode="part"/></span>
  </xsl:template>

  <!-- Prints any other part of an entry. -->
  <xsl:template match="*" mode="part" priority="-1">
    <xsl:if test="normalize-space()"><div class="office"><xsl:call-template name="identity"/><xsl:value-of select="normalize-space()"/></div></xsl:if>
  </xsl:template>

  <!-- Lists the other forms of the name that the texts use. -->
  <xsl:template name="variants">
    <xsl:param name="names"/>
    <xsl:if test="$names">
      <p class="variants">
        <span class="key"><xsl:call-template name="in-label-language"/><xsl:call-template name="label"><xsl:with-param name="key" select="'also'"/></xsl:call-template></span>
        <xsl:for-each select="$names"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:text> </xsl:text><xsl:apply-templates select="." mode="variant"/></xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Lists the authority records of an entry. -->
  <xsl:template name="authorities">
    <xsl:if test="tei:idno[normalize-space()]">
      <ul class="authorities">
        <xsl:call-template name="in-label-language"/>
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'authority-records'"/></xsl:call-template>
        <xsl:for-each select="tei:idno[normalize-space()]"><li><xsl:apply-templates select="." mode="part"/></li><xsl:text> </xsl:text></xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- What the number of a record is made of (as exchange/authorities.py has it), and what stands in an address besides (RFC 3986). -->
  <xsl:variable name="id-letters" select="concat($upper, $lower, '0123456789_.-')"/>
  <xsl:variable name="id-marks">:/?#@!$&amp;()*+,;=~%'</xsl:variable>

  <!-- Links an authority record, by the kind of identifier; a kind we do not know, and what is neither a number nor an address, is printed. -->
  <xsl:template match="tei:idno" mode="part">
    <xsl:variable name="kind" select="translate(@type, $upper, $lower)"/>
    <xsl:variable name="base"><xsl:call-template name="authority-base"><xsl:with-param name="kind" select="$kind"/></xsl:call-template></xsl:variable>
    <xsl:variable name="id" select="normalize-space()"/>
    <xsl:variable name="address" select="(starts-with($id, 'https://') or starts-with($id, 'http://')) and not(translate($id, concat($id-letters, $id-marks), ''))"/>
    <xsl:choose>
      <xsl:when test="string($base) and ($address or not(translate($id, $id-letters, '')))">
        <a>
          <xsl:attribute name="href"><xsl:if test="not($address)"><xsl:value-of select="$base"/></xsl:if><xsl:value-of select="$id"/></xsl:attribute>
          <xsl:call-template name="label"><xsl:with-param name="key" select="concat('authority-', $kind)"/></xsl:call-template><xsl:text> </xsl:text><span class="idno"><xsl:value-of select="$id"/></span>
        </a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(@type, ' ', $id)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the address below which an authority keeps its records. -->
  <xsl:template name="authority-base">
    <xsl:param name="kind"/>
    <xsl:choose>
      <xsl:when test="$kind = 'wikidata'">https://www.wikidata.org/wiki/</xsl:when>
      <xsl:when test="$kind = 'viaf'">https://viaf.org/viaf/</xsl:when>
      <xsl:when test="$kind = 'gnd'">https://d-nb.info/gnd/</xsl:when>
      <xsl:when test="$kind = 'geonames'">https://www.geonames.org/</xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
