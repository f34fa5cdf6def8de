<?xml version="1.0" encoding="UTF-8"?>
<!-- Search: the page that finds words in the cables. transforms/js/site-search.js finds them; without it, or from disk, the page says so and leads to the lists and registers.
     Input: search[@script][@table][@indexes] with month[@key][@count] and facet[@name][@key] children, which hold value[@count]; no namespace.
     One pass: the form, its filters, the patterns of a result, the ways in without a search. Modules: params, context, hooks, page, labels, dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="params.xsl"/>
  <xsl:include href="../common/context.xsl"/>
  <xsl:include href="hooks.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="../common/labels.xsl"/>
  <xsl:include href="../common/dates.xsl"/>

  <!-- No indent: it would put spaces between the parts of a line. -->
  <xsl:output method="html" encoding="UTF-8" indent="no"/>

  <!-- So many values are boxes to tick; more of them are a list to choose one from. -->
  <xsl:variable name="most-boxes" select="24"/>

  <!-- Begins the page. -->
  <xsl:template match="/search">
    <xsl:call-template name="page">
      <xsl:with-param name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'search'"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="class" select="'search'"/>
      <xsl:with-param name="content"><xsl:call-template name="search"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Orders the parts of the page. -->
  <xsl:template name="search">
    <header class="title-block"><h1><xsl:call-template name="label"><xsl:with-param name="key" select="'search'"/></xsl:call-template></h1></header>
    <noscript><p class="search-note"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-needs-script'"/></xsl:call-template></p></noscript>
    <p class="search-note" id="page:from-disk" hidden="hidden"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-needs-server'"/></xsl:call-template></p>
    <div class="search-parts wide" id="page:parts" hidden="hidden">
      <form class="search-form" id="page:search" role="search" autocomplete="off" data-table="{@table}" data-indexes="{@indexes}">
        <xsl:call-template name="query"/>
        <xsl:call-template name="filters"/>
        <xsl:call-template name="options"/>
      </form>
      <div class="search-results"><xsl:call-template name="results"/></div>
    </div>
    <xsl:call-template name="ways"/>
    <script src="{@script}" defer="defer"/>
  </xsl:template>

  <!-- Writes the box. -->
  <xsl:template name="query">
    <div class="query">
      <label for="page:query"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-edition'"/></xsl:call-template></label>
      <div class="search-line">
        <input type="search" id="page:query" name="q" maxlength="200" spellcheck="false" aria-describedby="page:hint" aria-keyshortcuts="/"/>
        <button><xsl:call-template name="label"><xsl:with-param name="key" select="'search-go'"/></xsl:call-template></button>
      </div>
      <p class="hint" id="page:hint"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-hint'"/></xsl:call-template></p>
    </div>
  </xsl:template>

  <!-- Writes the filters, folded away. -->
  <xsl:template name="filters">
    <details class="filters" id="page:filters">
      <xsl:if test="not(month or facet)"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:if>
      <summary><xsl:call-template name="label"><xsl:with-param name="key" select="'search-filters'"/></xsl:call-template></summary>
      <div class="facets">
        <xsl:call-template name="time"/>
        <xsl:apply-templates select="facet"/>
      </div>
      <button type="button" id="page:clear"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-clear'"/></xsl:call-template></button>
    </details>
  </xsl:template>

  <!-- Writes the choice of a time, from one month to another. -->
  <xsl:template name="time">
    <xsl:if test="month">
      <fieldset>
        <legend><xsl:call-template name="label"><xsl:with-param name="key" select="'search-date'"/></xsl:call-template></legend>
        <xsl:call-template name="end-of-time"><xsl:with-param name="name" select="'from'"/><xsl:with-param name="key" select="'search-date-from'"/></xsl:call-template>
        <xsl:call-template name="end-of-time"><xsl:with-param name="name" select="'to'"/><xsl:with-param name="key" select="'search-date-to'"/></xsl:call-template>
      </fieldset>
    </xsl:if>
  </xsl:template>

  <!-- Writes the choice of a month. -->
  <xsl:template name="end-of-time">
    <xsl:param name="name"/>
    <xsl:param name="key"/>
    <label class="field">
      <span><xsl:call-template name="label"><xsl:with-param name="key" select="$key"/></xsl:call-template></span>
      <xsl:text> </xsl:text>
      <select name="{$name}">
        <option value=""><xsl:call-template name="label"><xsl:with-param name="key" select="'search-any'"/></xsl:call-template></option>
        <xsl:for-each select="month"><option value="{@key}"><xsl:call-template name="date-in-words"><xsl:with-param name="iso" select="@key"/></xsl:call-template></option></xsl:for-each>
      </select>
    </label>
  </xsl:template>

  <!-- Writes a facet: boxes to tick for its values, or a list where they are many. -->
  <xsl:template match="facet">
    <fieldset>
      <legend><xsl:call-template name="label"><xsl:with-param name="key" select="@key"/></xsl:call-template></legend>
      <xsl:choose>
        <xsl:when test="count(value) &gt; $most-boxes">
          <select name="{@name}">
            <xsl:call-template name="aria-label"><xsl:with-param name="key" select="@key"/></xsl:call-template>
            <option value=""><xsl:call-template name="label"><xsl:with-param name="key" select="'search-any'"/></xsl:call-template></option>
            <xsl:for-each select="value"><option value="{.}"><xsl:value-of select="concat(., ' (', @count, ')')"/></option></xsl:for-each>
          </select>
        </xsl:when>
        <xsl:otherwise><ul><xsl:apply-templates select="value"/></ul></xsl:otherwise>
      </xsl:choose>
    </fieldset>
  </xsl:template>

  <!-- Writes a box to tick; the script puts the name of a language in the place of its code. -->
  <xsl:template match="value">
    <li>
      <label>
        <input type="checkbox" name="{../@name}" value="{.}"/>
        <span class="value"><xsl:if test="../@name = 'language'"><xsl:attribute name="data-language"><xsl:value-of select="."/></xsl:attribute></xsl:if><xsl:value-of select="."/></span>
        <xsl:text> </xsl:text>
        <span class="count"><xsl:value-of select="@count"/></span>
      </label>
    </li>
  </xsl:template>

  <!-- Writes the choice of an order, and the switch of the key that leads to the box. -->
  <xsl:template name="options">
    <div class="options">
      <label class="field">
        <span><xsl:call-template name="label"><xsl:with-param name="key" select="'search-order'"/></xsl:call-template></span>
        <xsl:text> </xsl:text>
        <select name="sort">
          <option value=""><xsl:call-template name="label"><xsl:with-param name="key" select="'search-by-relevance'"/></xsl:call-template></option>
          <option value="date"><xsl:call-template name="label"><xsl:with-param name="key" select="'by-date'"/></xsl:call-template></option>
        </select>
      </label>
      <label><input type="checkbox" id="page:shortcut" checked="checked"/><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="key" select="'search-shortcut'"/></xsl:call-template></label>
    </div>
  </xsl:template>

  <!-- Writes where the results go, and the patterns that they are made by. -->
  <xsl:template name="results">
    <p class="found" id="page:found" role="status">
      <xsl:attribute name="data-searching"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-running'"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-none"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-none'"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="data-failed"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-failed'"/></xsl:call-template></xsl:attribute>
      <xsl:call-template name="plurals"><xsl:with-param name="key" select="'search-results'"/></xsl:call-template>
    </p>
    <ol class="appearance-list" id="page:results"/>
    <button type="button" id="page:more" hidden="hidden"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-more'"/></xsl:call-template></button>
    <template id="page:result">
      <li>
        <span class="when"/>
        <div class="what">
          <a class="cable-title" href="#"/>
          <p class="particulars">
            <span data-facet="sender"><xsl:call-template name="label"><xsl:with-param name="key" select="'sender'"/></xsl:call-template><xsl:text> </xsl:text><b/></span>
            <xsl:text> </xsl:text>
            <span data-facet="addressee"><xsl:call-template name="label"><xsl:with-param name="key" select="'recipient-of-cable'"/></xsl:call-template><xsl:text> </xsl:text><b/></span>
          </p>
          <ul class="passages"/>
          <a class="more-passages" href="#"><xsl:call-template name="plurals"><xsl:with-param name="key" select="'search-more-passages'"/></xsl:call-template></a>
        </div>
      </li>
    </template>
    <template id="page:passage"><li><a href="#"><span class="locus"/><xsl:text> </xsl:text><span class="context"/></a></li></template>
  </xsl:template>

  <!-- Gives the element being built the plurals of a label, by category, for the script that counts. -->
  <xsl:template name="plurals">
    <xsl:param name="key"/>
    <xsl:variable name="texts" select="document('../common/labels.xml')/labels/label[@key = $key]/text"/>
    <xsl:variable name="own" select="$texts[@xml:lang = $label-lang]"/>
    <xsl:for-each select="$own | $texts[@xml:lang = 'en'][not($own)]">
      <xsl:attribute name="data-{@n}"><xsl:value-of select="."/></xsl:attribute>
    </xsl:for-each>
  </xsl:template>

  <!-- Links the lists and registers: the ways in that need no search. -->
  <xsl:template name="ways">
    <section class="region registers" aria-labelledby="page:ways">
      <h2 id="page:ways"><xsl:call-template name="label"><xsl:with-param name="key" select="'lists-and-registers'"/></xsl:call-template></h2>
      <ul><xsl:apply-templates select="$context/menu/page" mode="menu"/></ul>
    </section>
  </xsl:template>

</xsl:stylesheet>
