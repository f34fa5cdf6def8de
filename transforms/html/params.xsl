<?xml version="1.0" encoding="UTF-8"?>
<!-- Parameters: everything a caller can set, all of them strings. Empty means: leave it out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Which text of the cable: 'reading' (corrections applied) or 'diplomatic' (as the source has it). -->
  <xsl:param name="view" select="'reading'"/>

  <!-- Language of the texts, where they say no other, and of the labels, where labels.xml has it (or one that is near, or English). -->
  <xsl:param name="lang" select="'en'"/>

  <!-- Address of the style sheet to link. -->
  <xsl:param name="css-href" select="''"/>

  <!-- Text of the style sheet to put into the page, where css-href is empty. -->
  <xsl:param name="css-text" select="''"/>

  <!-- Address of the document that common/context.xml describes. -->
  <xsl:param name="context-href" select="'context.xml'"/>

  <!-- Address of the edition's index page. -->
  <xsl:param name="home-href" select="''"/>

  <!-- Title of the edition, for the head of each page. -->
  <xsl:param name="edition-title" select="''"/>

</xsl:stylesheet>
