<?xml version="1.0" encoding="UTF-8"?>
<!-- Page: the HTML skeleton that every page shares. Ids that the page itself needs begin with "page:", which no xml:id can. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="version.xsl"/>
  <xsl:include href="moved.xsl"/>

  <!-- Writes a whole page: $title for the window, $class for the body, $content for main (or a template of the mode "main"), $foot for the footer, $head for
       more of the head; $language is the title's. -->
  <xsl:template name="page">
    <xsl:param name="title"/>
    <xsl:param name="language" select="$label-lang"/>
    <xsl:param name="class"/>
    <xsl:param name="content"/>
    <xsl:param name="foot"/>
    <xsl:param name="head"/>
    <xsl:variable name="direction"><xsl:call-template name="direction"><xsl:with-param name="language" select="$label-lang"/></xsl:call-template></xsl:variable>
    <html lang="{$label-lang}">
      <xsl:if test="$direction = 'rtl'"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
      <xsl:call-template name="page-head"><xsl:with-param name="title" select="$title"/><xsl:with-param name="language" select="$language"/><xsl:with-param name="more" select="$head"/></xsl:call-template>
      <body class="{$class}">
        <xsl:call-template name="page-top"/>
        <main id="page:main">
          <xsl:choose>
            <xsl:when test="$context/moved[@to]">
              <xsl:call-template name="with-anchors"><xsl:with-param name="content"><xsl:copy-of select="$content"/><xsl:apply-templates select="." mode="main"/></xsl:with-param></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:copy-of select="$content"/><xsl:apply-templates select="." mode="main"/></xsl:otherwise>
          </xsl:choose>
        </main>
        <footer class="site-foot">
          <xsl:copy-of select="$foot"/>
          <xsl:call-template name="imprint"/>
          <xsl:call-template name="hook-page-bottom"/>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- Writes nothing into main: most pages give its content as $content. -->
  <xsl:template match="/ | node()" mode="main"/>

  <!-- Writes the head element. -->
  <xsl:template name="page-head">
    <xsl:param name="title"/>
    <xsl:param name="language"/>
    <xsl:param name="more"/>
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>
        <xsl:call-template name="in-language"><xsl:with-param name="language" select="$language"/></xsl:call-template>
        <xsl:value-of select="normalize-space($title)"/>
        <xsl:if test="$edition-title and $edition-title != normalize-space($title)"> · <xsl:value-of select="$edition-title"/></xsl:if>
      </title>
      <xsl:if test="$context/feed">
        <link rel="alternate" type="application/atom+xml" href="{$context/feed/@href}"><xsl:attribute name="title"><xsl:call-template name="label"><xsl:with-param name="key" select="'data-feed'"/></xsl:call-template></xsl:attribute></link>
      </xsl:if>
      <xsl:copy-of select="$more"/>
      <xsl:call-template name="version-links"/>
      <xsl:copy-of select="$context/head/*"/>
      <xsl:call-template name="page-style"/>
      <xsl:call-template name="hook-head"/>
    </head>
  </xsl:template>

  <!-- Links the style sheet, or puts it into the page (HTML output leaves it raw); a style sheet that could close its own element is refused. -->
  <xsl:template name="page-style">
    <xsl:choose>
      <xsl:when test="$css-href"><link rel="stylesheet" href="{$css-href}"/></xsl:when>
      <xsl:when test="contains($css-text, '&lt;/')"><xsl:message terminate="yes">css-text must not contain "&lt;/"</xsl:message></xsl:when>
      <xsl:when test="$css-text"><style><xsl:value-of select="$css-text"/></style></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Writes the skip link, the way back to the start page, the search box, the navigation and the notice. -->
  <xsl:template name="page-top">
    <a class="skip" href="#page:main"><xsl:call-template name="label"><xsl:with-param name="key" select="'skip-to-text'"/></xsl:call-template></a>
    <xsl:call-template name="hook-page-top"/>
    <xsl:variable name="notice" select="$context/edition/@notice"/>
    <xsl:if test="$home-href or $notice != '' or $context/version/@frozen">
      <header class="site-head">
        <xsl:if test="$home-href">
          <a class="home" href="{$home-href}"><xsl:if test="$edition-title"><xsl:call-template name="in-language"/></xsl:if><xsl:call-template name="home-name"/></a>
          <xsl:call-template name="search-box"/>
          <xsl:call-template name="menu"/>
        </xsl:if>
        <xsl:call-template name="version-line"/>
        <xsl:if test="$notice != ''"><p class="notice" role="note"><xsl:call-template name="in-language"/><xsl:value-of select="$notice"/></p></xsl:if>
      </header>
    </xsl:if>
  </xsl:template>

  <!-- Links the pages that every page links. -->
  <xsl:template name="menu">
    <xsl:if test="$context/menu/page">
      <nav class="menu">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'edition'"/></xsl:call-template>
        <ul><xsl:apply-templates select="$context/menu/page" mode="menu"/></ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Links one page of the menu; the one that is open says so. -->
  <xsl:template match="page" mode="menu">
    <li>
      <a href="{@href}">
        <xsl:if test="@title != ''"><xsl:call-template name="in-language"/></xsl:if>
        <xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:choose>
          <xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="label-or"><xsl:with-param name="key" select="@key"/><xsl:with-param name="else" select="'register'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </a>
    </li>
  </xsl:template>

  <!-- Writes the box that leads to the search page, where the edition has one. -->
  <xsl:template name="search-box">
    <xsl:if test="$context/search">
      <form class="search-box" role="search" action="{$context/search/@href}">
        <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'search-edition'"/></xsl:call-template>
        <input type="search" name="q" autocomplete="off">
          <xsl:call-template name="aria-label"><xsl:with-param name="key" select="'search-edition'"/></xsl:call-template>
        </input>
        <button><xsl:call-template name="label"><xsl:with-param name="key" select="'search-go'"/></xsl:call-template></button>
      </form>
      <noscript><p class="search-note"><xsl:call-template name="label"><xsl:with-param name="key" select="'search-needs-script'"/></xsl:call-template></p></noscript>
    </xsl:if>
  </xsl:template>

  <!-- Says at the foot of a page which edition this is, in which version, and how new its texts are. -->
  <xsl:template name="imprint">
    <xsl:variable name="edition" select="$context/edition"/>
    <xsl:if test="$edition">
      <p class="imprint">
        <xsl:if test="$edition/@publisher != ''"><span><xsl:call-template name="in-language"/><xsl:value-of select="$edition/@publisher"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$edition/@version != ''"><span><xsl:call-template name="version-number"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$edition/@changed != ''"><span><xsl:call-template name="label"><xsl:with-param name="key" select="'texts-as-of'"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="time-in-words"><xsl:with-param name="iso" select="$edition/@changed"/></xsl:call-template></span></xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Prints the edition's title, or the word for it. -->
  <xsl:template name="home-name">
    <xsl:choose>
      <xsl:when test="$edition-title"><xsl:value-of select="$edition-title"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="key" select="'edition'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
