<?xml version="1.0" encoding="UTF-8"?>
<!-- Facts: the box beside the title: who sent what to whom, when, how long it took, what it bears, and what it answers. Nothing is made up: a fact that
     neither the header nor the edition's index has has no row. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">

  <xsl:key name="category" match="tei:category" use="@xml:id"/>

  <!-- Writes the box, if there is anything to put into it. -->
  <xsl:template name="facts">
    <xsl:variable name="rows"><xsl:call-template name="fact-rows"/></xsl:variable>
    <xsl:if test="normalize-space($rows)">
      <dl class="facts"><xsl:call-template name="in-label-language-below-title"/><xsl:copy-of select="$rows"/></dl>
    </xsl:if>
  </xsl:template>

  <!-- Writes the rows, in the order in which a reader asks. -->
  <xsl:template name="fact-rows">
    <xsl:variable name="profile" select="tei:teiHeader/tei:profileDesc"/>
    <xsl:variable name="sent" select="$profile/tei:correspDesc/tei:correspAction[@type = 'sent']"/>
    <xsl:variable name="received" select="$profile/tei:correspDesc/tei:correspAction[@type = 'received']"/>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'sender'"/><xsl:with-param name="nodes" select="$sent/tei:persName | $sent/tei:orgName"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'sent'"/><xsl:with-param name="nodes" select="$sent/tei:placeName | $sent/tei:date"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'recipient-of-cable'"/><xsl:with-param name="nodes" select="$received/tei:persName | $received/tei:orgName"/></xsl:call-template>
    <xsl:call-template name="row"><xsl:with-param name="key" select="'received'"/><xsl:with-param name="nodes" select="$received/tei:placeName | $received/tei:date"/></xsl:call-template>
    <xsl:call-template name="transit"/>
    <xsl:call-template name="fact-of-class"><xsl:with-param name="key" select="'precedence'"/></xsl:call-template>
    <xsl:call-template name="fact-of-class"><xsl:with-param name="key" select="'classification'"/></xsl:call-template>
    <xsl:call-template name="fact-numbers"/>
    <xsl:call-template name="fact-recipients"/>
    <xsl:call-template name="thread"/>
    <xsl:call-template name="hook-facts"/>
  </xsl:template>

  <!-- Says how long the cable was under way: by the clock where both moments name their zone, else by the calendar. -->
  <xsl:template name="transit">
    <xsl:variable name="transit" select="$context/transit"/>
    <xsl:if test="$transit">
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="key" select="'in-transit'"/></xsl:call-template></dt>
        <dd>
          <xsl:choose>
            <xsl:when test="$transit/@minutes"><xsl:call-template name="duration"><xsl:with-param name="minutes" select="$transit/@minutes"/></xsl:call-template></xsl:when>
            <xsl:when test="$transit/@days = 0"><xsl:call-template name="label"><xsl:with-param name="key" select="'same-day'"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="counted"><xsl:with-param name="key" select="'days'"/><xsl:with-param name="count" select="$transit/@days"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Prints a time by the clock: "2 days 3 h", "5 h 30 min". -->
  <xsl:template name="duration">
    <xsl:param name="minutes"/>
    <xsl:variable name="days" select="floor($minutes div 1440)"/>
    <xsl:variable name="hours" select="floor($minutes div 60) mod 24"/>
    <xsl:if test="$days &gt; 0">
      <xsl:call-template name="counted"><xsl:with-param name="key" select="'days'"/><xsl:with-param name="count" select="$days"/></xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:value-of select="concat($hours, '&#xA0;')"/><xsl:call-template name="label"><xsl:with-param name="key" select="'hours'"/></xsl:call-template>
    <xsl:if test="$days = 0">
      <xsl:value-of select="concat(' ', $minutes mod 60, '&#xA0;')"/><xsl:call-template name="label"><xsl:with-param name="key" select="'minutes'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Says which precedence or classification the cable has: as the taxonomy words it, else as its header does. -->
  <xsl:template name="fact-of-class">
    <xsl:param name="key"/>
    <xsl:variable name="target" select="tei:teiHeader/tei:profileDesc/tei:textClass/tei:catRef[@scheme = concat('#', $key)]/@target"/>
    <xsl:variable name="named" select="key('category', substring-after($target, '#'))/tei:catDesc"/>
    <xsl:variable name="printed" select="tei:text/tei:front/descendant::tei:term[@type = $key][not($named)]"/>
    <xsl:call-template name="row"><xsl:with-param name="key" select="$key"/><xsl:with-param name="nodes" select="($named | $printed)[1]"/></xsl:call-template>
  </xsl:template>

  <!-- Lists the numbers that the document bears, each after its kind. -->
  <xsl:template name="fact-numbers">
    <xsl:variable name="numbers" select="tei:teiHeader/tei:fileDesc/tei:sourceDesc/descendant::tei:altIdentifier[tei:idno]"/>
    <xsl:if test="$numbers">
      <div class="numbers">
        <dt><xsl:call-template name="label"><xsl:with-param name="key" select="'numbers'"/></xsl:call-template></dt>
        <xsl:for-each select="$numbers">
          <dd>
            <span class="kind"><xsl:call-template name="label-or"><xsl:with-param name="key" select="concat('id-', @type)"/><xsl:with-param name="else" select="'number'"/></xsl:call-template></span>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="tei:idno" mode="facts"/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Says how many were to read the cable, and leads to the list. -->
  <xsl:template name="fact-recipients">
    <xsl:variable name="lists" select="tei:text/descendant::tei:list[@type = 'distribution']"/>
    <xsl:if test="$lists/tei:item">
      <div>
        <dt><xsl:call-template name="label"><xsl:with-param name="key" select="'distribution-list'"/></xsl:call-template></dt>
        <dd>
          <xsl:variable name="count"><xsl:call-template name="counted"><xsl:with-param name="key" select="'recipients'"/><xsl:with-param name="count" select="count($lists/tei:item)"/></xsl:call-template></xsl:variable>
          <xsl:choose>
            <xsl:when test="$lists[1]/@xml:id"><a href="#{$lists[1]/@xml:id}"><xsl:value-of select="$count"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="$count"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
