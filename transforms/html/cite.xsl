<?xml version="1.0" encoding="UTF-8"?>
<!-- Cite: how the page is cited, as the context gives it: the citation in words, the files for reference managers, and what a script adds. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Writes the citation of what the page shows; $key is the label of the heading. -->
  <xsl:template name="cite">
    <xsl:param name="key" select="'how-to-cite'"/>
    <xsl:if test="$context/citation">
      <section class="region cite" id="page:cite" aria-labelledby="page:cite-title">
        <xsl:call-template name="in-label-language"/>
        <h2 id="page:cite-title"><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></h2>
        <p class="citation" id="page:citation"><xsl:apply-templates select="$context/citation/node()" mode="citation"/></p>
        <xsl:if test="$context/style">
          <dl class="styles"><xsl:apply-templates select="$context/style" mode="citation"/></dl>
        </xsl:if>
        <div class="cite-tools">
          <xsl:call-template name="copy-button"><xsl:with-param name="of" select="'page:citation'"/></xsl:call-template>
          <xsl:if test="$context/record"><ul><xsl:apply-templates select="$context/record" mode="citation"/></ul></xsl:if>
          <xsl:call-template name="copied"/>
        </div>
        <xsl:if test="$context/citation/@blocks"><p class="cite-hint"><xsl:call-template name="label"><xsl:with-param name="key" select="'how-to-cite-hint'"/></xsl:call-template></p></xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Leads to the citation from the top of the page. -->
  <xsl:template name="cite-link">
    <xsl:if test="$context/citation">
      <a class="to-cite" href="#page:cite"><xsl:call-template name="label"><xsl:with-param name="key" select="'how-to-cite'"/></xsl:call-template></a>
    </xsl:if>
  </xsl:template>

  <!-- Keeps the text of every part of a citation, which is in the language of the cable or of the edition. -->
  <xsl:template match="*" mode="citation">
    <xsl:variable name="language"><xsl:call-template name="language"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($language) != $label-lang"><span><xsl:call-template name="in-own-language"/><xsl:apply-templates mode="citation"/></span></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="citation"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Prints what is in the language of the labels: dates in words, numbers, who did what. -->
  <xsl:template match="date | published | accessed | locator | number | version | citation/names" mode="citation">
    <xsl:apply-templates mode="citation"/>
  </xsl:template>

  <!-- Sets the title of the edition. -->
  <xsl:template match="container" mode="citation">
    <cite><xsl:call-template name="in-own-language"/><xsl:apply-templates mode="citation"/></cite>
  </xsl:template>

  <!-- Links the permanent address. -->
  <xsl:template match="address" mode="citation">
    <a class="address" href="{@href}"><xsl:apply-templates mode="citation"/></a>
  </xsl:template>

  <!-- Prints the citation in one of the styles. -->
  <xsl:template match="style" mode="citation">
    <div>
      <dt><xsl:value-of select="@name"/></dt>
      <dd><span id="page:style-{position()}"><xsl:apply-templates mode="citation"/></span><xsl:text> </xsl:text><xsl:call-template name="copy-button"><xsl:with-param name="of" select="concat('page:style-', position())"/></xsl:call-template></dd>
    </div>
  </xsl:template>

  <!-- Sets what a style sets in italics. -->
  <xsl:template match="i" mode="citation"><i><xsl:apply-templates mode="citation"/></i></xsl:template>

  <!-- Links the citation as a file. -->
  <xsl:template match="record" mode="citation">
    <li><a href="{@href}" type="{@type}"><xsl:value-of select="@name"/></a></li>
  </xsl:template>

  <!-- Writes the button that copies a part of the page; it is there for those who have the script. -->
  <xsl:template name="copy-button">
    <xsl:param name="of"/>
    <button type="button" hidden="hidden" data-copy="{$of}" aria-describedby="{$of}"><xsl:call-template name="label"><xsl:with-param name="key" select="'copy'"/></xsl:call-template></button>
  </xsl:template>

  <!-- Writes where the script says whether it has copied. -->
  <xsl:template name="copied">
    <span role="status">
      <xsl:attribute name="data-done"><xsl:call-template name="label"><xsl:with-param name="key" select="'copied'"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-failed"><xsl:call-template name="label"><xsl:with-param name="key" select="'not-copied'"/></xsl:call-template></xsl:attribute>
    </span>
  </xsl:template>

  <!-- Writes what appears beside selected words of a text, with the marks of a quotation and the words for a numbered block, by the letter of its id. -->
  <xsl:template name="quote-bar">
    <xsl:if test="$context/citation/@blocks">
      <div class="quote-bar" id="page:quote" role="group" hidden="hidden">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'selected-words'"/></xsl:call-template>
        <xsl:attribute name="data-open"><xsl:call-template name="label"><xsl:with-param name="key" select="'quote-open'"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="data-close"><xsl:call-template name="label"><xsl:with-param name="key" select="'quote-close'"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="data-p"><xsl:call-template name="label"><xsl:with-param name="key" select="'cite-paragraph'"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="data-o"><xsl:call-template name="label"><xsl:with-param name="key" select="'cite-original-paragraph'"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="data-h"><xsl:call-template name="label"><xsl:with-param name="key" select="'cite-header-line'"/></xsl:call-template></xsl:attribute>
        <button type="button" data-quote="words"><xsl:call-template name="label"><xsl:with-param name="key" select="'copy-quotation'"/></xsl:call-template></button>
        <button type="button" data-quote="link"><xsl:call-template name="label"><xsl:with-param name="key" select="'copy-link'"/></xsl:call-template></button>
        <xsl:call-template name="copied"/>
      </div>
    </xsl:if>
    <xsl:if test="$context/citation/@script">
      <script src="{$context/citation/@script}" defer="defer"></script>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
