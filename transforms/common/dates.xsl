<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: writes an ISO 8601 date or time in words, by the patterns and month names of labels.xml.
     edition/diplomatic/labels/dates.py does the same for plain text; a test compares them.
     What has another shape is printed as it is: a raw date is the better mistake than a wrong one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:known="diplomatic:labels" exclude-result-prefixes="known">

  <xsl:variable name="clock-shapes" select="' 00:00 00:00:00 00:00Z 00:00:00Z 00:00+00:00 00:00:00+00:00 00:00-00:00 00:00:00-00:00 '"/>

  <!-- Prints $iso as "29 October 1962", "October 1962", "12:10" or "29 October 1962, 12:10 UTC"; anything else as it is. -->
  <xsl:template name="date-in-words">
    <xsl:param name="iso"/>
    <xsl:choose>
      <xsl:when test="$has-functions"><xsl:value-of select="known:in-words(string($iso), $label-lang)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="date-by-shape"><xsl:with-param name="iso" select="$iso"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints the same by the shape of $iso, without Diplomatic's functions. -->
  <xsl:template name="date-by-shape">
    <xsl:param name="iso"/>
    <xsl:variable name="shape" select="translate($iso, '123456789', '000000000')"/>
    <xsl:variable name="month" select="starts-with($shape, '0000-00') and substring($iso, 6, 2) &gt;= 1 and substring($iso, 6, 2) &lt;= 12"/>
    <xsl:variable name="day" select="$month and starts-with($shape, '0000-00-00') and substring($iso, 9, 2) &gt;= 1 and substring($iso, 9, 2) &lt;= 31"/>
    <xsl:choose>
      <xsl:when test="contains($iso, ' ')"><xsl:value-of select="$iso"/></xsl:when>
      <xsl:when test="($month and string-length($iso) = 7) or ($day and string-length($iso) = 10)">
        <xsl:call-template name="day-in-words"><xsl:with-param name="iso" select="$iso"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($clock-shapes, concat(' ', $shape, ' '))">
        <xsl:call-template name="clock-in-words"><xsl:with-param name="clock" select="$iso"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$day and substring($iso, 11, 1) = 'T' and contains($clock-shapes, concat(' ', substring($shape, 12), ' '))">
        <xsl:call-template name="moment-in-words"><xsl:with-param name="iso" select="$iso"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$iso"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints a day, with its time. -->
  <xsl:template name="moment-in-words">
    <xsl:param name="iso"/>
    <xsl:variable name="date"><xsl:call-template name="day-in-words"><xsl:with-param name="iso" select="substring($iso, 1, 10)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="time"><xsl:call-template name="clock-in-words"><xsl:with-param name="clock" select="substring($iso, 12)"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="by-pattern"><xsl:with-param name="key" select="'date-with-time'"/><xsl:with-param name="values" select="concat('|date=', $date, '|time=', $time, '|')"/></xsl:call-template>
  </xsl:template>

  <!-- Prints a day, or a month and its year; in some languages the name of the month is another one beside a day. -->
  <xsl:template name="day-in-words">
    <xsl:param name="iso"/>
    <xsl:variable name="with-day" select="string-length($iso) = 10"/>
    <xsl:variable name="month">
      <xsl:call-template name="label"><xsl:with-param name="key" select="concat('month-', substring('of-', 1, 3 * $with-day), substring($iso, 6, 2))"/></xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="by-pattern">
      <xsl:with-param name="key"><xsl:choose><xsl:when test="$with-day">date-day</xsl:when><xsl:otherwise>date-month</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="values" select="concat('|day=', number(substring($iso, 9)), '|month=', $month, '|year=', substring($iso, 1, 4), '|')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints a time of day without seconds that are nought, and its zone if it has one. -->
  <xsl:template name="clock-in-words">
    <xsl:param name="clock"/>
    <xsl:variable name="bare" select="substring-before(translate($clock, 'Z+-', '   '), ' ')"/>
    <xsl:variable name="time"><xsl:value-of select="$bare"/><xsl:if test="not($bare)"><xsl:value-of select="$clock"/></xsl:if></xsl:variable>
    <xsl:variable name="utc"><xsl:call-template name="label"><xsl:with-param name="key" select="'zone-utc'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="zone" select="concat($utc, translate(substring-after($clock, $time), '-Z', '&#x2212;'))"/>
    <xsl:variable name="shown" select="concat(substring($time, 1, 5), substring(substring($time, 6), 1, 3 * (substring($time, 7) != '00')))"/>
    <xsl:call-template name="by-pattern">
      <xsl:with-param name="key"><xsl:choose><xsl:when test="$bare">time-of-day-in-zone</xsl:when><xsl:otherwise>time-of-day</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="values" select="concat('|time=', $shown, '|zone=', $zone, '|')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Prints the label of $key, its {name} replaced by the value in $values, which are written |name=value|name=value|. -->
  <xsl:template name="by-pattern">
    <xsl:param name="key"/>
    <xsl:param name="values"/>
    <xsl:param name="rest"><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:param>
    <xsl:variable name="name" select="substring-before(substring-after($rest, '{'), '}')"/>
    <xsl:value-of select="substring-before(concat($rest, '{'), '{')"/>
    <xsl:if test="$name">
      <xsl:value-of select="substring-before(substring-after($values, concat('|', $name, '=')), '|')"/>
      <xsl:call-template name="by-pattern"><xsl:with-param name="values" select="$values"/><xsl:with-param name="rest" select="substring-after($rest, '}')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The shapes of a date or a time that HTML allows in time/@datetime, digits written as 0. -->
  <xsl:variable name="datetime-shapes" select="' 0000-00-00 0000-00 0000 00:00:00 00:00 0000-00-00T00:00:00 0000-00-00T00:00 0000-00-00T00:00:00Z 0000-00-00T00:00Z 0000-00-00T00:00:00+00:00 0000-00-00T00:00+00:00 0000-00-00T00:00:00-00:00 0000-00-00T00:00-00:00 '"/>

  <!-- Prints $iso in words, as a time element where HTML can read it. -->
  <xsl:template name="time-in-words">
    <xsl:param name="iso"/>
    <xsl:variable name="words">
      <xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="$iso"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($datetime-shapes, concat(' ', translate($iso, '123456789', '000000000'), ' '))">
        <time datetime="{$iso}"><xsl:value-of select="$words"/></time>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
