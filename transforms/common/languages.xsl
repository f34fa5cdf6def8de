<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages: which of the shipped languages the labels of a page speak, and which plural a number takes in it.
     edition/diplomatic/labels/ has the same two rules for plain text; a test compares them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>
  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>

  <!-- The language of the labels: the longest tag of labels.xml that $lang begins with (RFC 4647, 3.4), or English. -->
  <xsl:variable name="label-lang">
    <xsl:variable name="wanted" select="concat(translate($lang, $upper, $lower), '-')"/>
    <xsl:variable name="near" select="$labels/language[starts-with($wanted, concat(translate(@xml:lang, $upper, $lower), '-'))]"/>
    <xsl:for-each select="$near">
      <xsl:sort select="string-length(@xml:lang)" data-type="number" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="@xml:lang"/></xsl:if>
    </xsl:for-each>
    <xsl:if test="not($near)">en</xsl:if>
  </xsl:variable>

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
