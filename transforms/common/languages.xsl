<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages: which of the shipped languages the labels of a page speak, which plural a number takes in it (edition/diplomatic/labels/ has the same
     two rules for plain text; a test compares them), and which language and direction an element says it has.

     A page speaks the language of its labels ($label-lang). What comes from a text says its own: that of the nearest xml:lang, or $lang, the edition's.
     So a label inside a text says its language again. Where the language changes, so may the direction (dir). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:known="diplomatic:labels" exclude-result-prefixes="known">

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>

  <!-- The language of the labels: the longest tag of labels.xml that $lang begins with (RFC 4647, 3.4), or English. -->
  <xsl:variable name="label-lang" select="string($nearest-language)"/>
  <xsl:variable name="nearest-language">
    <xsl:choose>
      <xsl:when test="$has-functions"><xsl:value-of select="known:nearest($lang)"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="wanted" select="concat(translate($lang, $upper, $lower), '-')"/>
        <xsl:variable name="near" select="document('labels.xml')/labels/language[starts-with($wanted, concat(translate(@xml:lang, $upper, $lower), '-'))]"/>
        <xsl:for-each select="$near">
          <xsl:sort select="string-length(@xml:lang)" data-type="number" order="descending"/>
          <xsl:if test="position() = 1"><xsl:value-of select="@xml:lang"/></xsl:if>
        </xsl:for-each>
        <xsl:if test="not($near)">en</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- Languages that are written from right to left, unless their tag names another script; and the scripts that are, whatever the language. -->
  <xsl:variable name="rtl-languages" select="' ar arb arc azb ckb dv fa glk he iw ji ks lrc mzn nqo pes pnb prs ps sd syr ug ur yi '"/>
  <xsl:variable name="rtl-scripts" select="' adlm arab aran hebr mand mend nkoo rohg samr syrc thaa '"/>

  <!-- Prints "rtl" or "ltr" for a language tag (BCP 47). -->
  <xsl:template name="direction">
    <xsl:param name="language"/>
    <xsl:variable name="tag" select="concat(translate($language, $upper, $lower), '--')"/>
    <xsl:variable name="second" select="substring-before(substring-after($tag, '-'), '-')"/>
    <xsl:variable name="script" select="string-length($second) = 4 and not(translate(substring($second, 1, 1), $lower, ''))"/>
    <xsl:choose>
      <xsl:when test="$script and contains($rtl-scripts, concat(' ', $second, ' '))">rtl</xsl:when>
      <xsl:when test="not($script) and contains($rtl-languages, concat(' ', substring-before($tag, '-'), ' ')) and not(starts-with($tag, '-'))">rtl</xsl:when>
      <xsl:otherwise>ltr</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the language of the context node: that of the nearest xml:lang, or the edition's. -->
  <xsl:template name="language">
    <xsl:variable name="said" select="ancestor-or-self::*[@xml:lang][1]"/>
    <xsl:choose>
      <xsl:when test="$said"><xsl:value-of select="$said/@xml:lang"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$lang"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Gives the element being built $language, and (if $turned) a direction of its own, where these are not those around it. -->
  <xsl:template name="in-language">
    <xsl:param name="language" select="$lang"/>
    <xsl:param name="around" select="$label-lang"/>
    <xsl:param name="turned" select="true()"/>
    <xsl:if test="string($language) != string($around)">
      <xsl:variable name="direction"><xsl:call-template name="direction"><xsl:with-param name="language" select="$language"/></xsl:call-template></xsl:variable>
      <xsl:variable name="outer"><xsl:call-template name="direction"><xsl:with-param name="language" select="$around"/></xsl:call-template></xsl:variable>
      <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
      <xsl:if test="$turned and string($direction) != string($outer)"><xsl:attribute name="dir"><xsl:value-of select="$direction"/></xsl:attribute></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Gives the element being built, which stands among labels, the language of the context node. -->
  <xsl:template name="in-own-language">
    <xsl:call-template name="in-language">
      <xsl:with-param name="language"><xsl:call-template name="language"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Gives the element being built the language (@lang) of the words that the builder took from a cable. -->
  <xsl:template name="in-given-language">
    <xsl:call-template name="in-language">
      <xsl:with-param name="language"><xsl:value-of select="@lang"/><xsl:if test="not(@lang != '')"><xsl:value-of select="$lang"/></xsl:if></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Gives the element being built, which stands in the text of the context node, the language of the labels.
       Where only an attribute or a number is a label, the direction stays that of the text: $turned is false. -->
  <xsl:template name="in-label-language">
    <xsl:param name="turned" select="true()"/>
    <xsl:call-template name="in-language">
      <xsl:with-param name="turned" select="$turned"/>
      <xsl:with-param name="language" select="$label-lang"/>
      <xsl:with-param name="around"><xsl:call-template name="language"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints the plural category of a whole number in $language, as Unicode CLDR has it (UTS #35, part 3, 5).
       The "many" of Spanish, for whole millions, is left to "other". -->
  <xsl:template name="plural">
    <xsl:param name="count"/>
    <xsl:param name="language"/>
    <xsl:variable name="units" select="$count mod 10"/>
    <xsl:variable name="teens" select="$count mod 100 &gt;= 11 and $count mod 100 &lt;= 14"/>
    <xsl:choose>
      <xsl:when test="$language = 'ru' and $units = 1 and not($teens)">one</xsl:when>
      <xsl:when test="$language = 'ru' and $units &gt;= 2 and $units &lt;= 4 and not($teens)">few</xsl:when>
      <xsl:when test="$language = 'ru'">many</xsl:when>
      <xsl:when test="$count = 1">one</xsl:when>
      <xsl:otherwise>other</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
