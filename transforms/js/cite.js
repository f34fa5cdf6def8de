/* Copies what a reader cites: a citation as it stands on the page, or the words that are selected, with the address of their block and a text fragment
   (https://wicg.github.io/scroll-to-text-fragment/). Without a script the citation can be read and selected all the same. */
(() => {
  "use strict";
  const NOT_QUOTED = ".pn, .marker, .back-link, [hidden]";
  const LONG = 80, WORDS = 5;
  const section = document.getElementById("page:cite"), text = document.querySelector("article.document > .text");
  const bar = document.getElementById("page:quote");
  const letter = /[\p{L}\p{M}\p{N}]/u;
  if (!section) return;

  for (const button of section.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(words(document.getElementById(button.dataset.copy)), section.querySelector("[role=status]")));
  }
  if (text && bar) {
    document.addEventListener("selectionchange", () => { bar.hidden = !selected(); });
    // A press on a button would take the selection away before the click sees it.
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const kind = event.target.dataset?.quote, quoted = kind && selected();
      if (quoted) copy(kind === "link" ? link(quoted) : cited(quoted), bar.querySelector("[role=status]"));
    });
    addEventListener("keydown", (event) => { if (event.key === "Escape") bar.hidden = true; });
  }

  /* The range in the text of the cable that is selected, if any of it is words. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return text.contains(range.startContainer) && text.contains(range.endContainer) && runs(range).length ? range : null;
  }

  /* The selected words as they are printed, without numbers and marks of notes, each run as long as nothing is left out; and what stands before and after. */
  function runs(range) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
      acceptNode: (node) => node.nodeType === Node.ELEMENT_NODE ? (node.matches(NOT_QUOTED) || isBlock(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP) : NodeFilter.FILTER_ACCEPT,
    });
    const found = [];
    let run = null, lead = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) { run = null; lead = isBlock(node) ? " " : lead; continue; }
      if (!range.intersectsNode(node) || node.parentElement.closest(NOT_QUOTED)) continue;
      const start = node === range.startContainer ? range.startOffset : 0, end = node === range.endContainer ? range.endOffset : node.length;
      if (start >= end) continue;
      if (!run) found.push(run = { lead, text: "", before: node.data.slice(0, start), after: "" });
      lead = "";
      run.text += node.data.slice(start, end);
      run.after = node.data.slice(end);
    }
    return found.filter((each) => each.text.trim());
  }

  function isBlock(node) {
    return !getComputedStyle(node).display.startsWith("inline");
  }

  /* The quotation and the citation, with the number of the paragraph and the address of the words in it. */
  function cited(range) {
    const citation = section.querySelector(".citation"), address = citation.querySelector(".address")?.textContent;
    const block = blockOf(range), number = block?.querySelector(":scope > .pn")?.textContent;
    const locator = number && bar.dataset[block.id[0]]?.replace("{number}", () => number);
    const place = [locator, address && link(range)].filter(Boolean).join(", ");
    const sentence = address ? words(citation).replace(address, () => place) : words(citation).replace(/\.$/, place ? `, ${place}.` : ".");
    const quotation = runs(range).map((run) => run.lead + run.text).join("").replace(/\s+/g, " ").trim();
    return `${bar.dataset.open}${quotation}${bar.dataset.close}\n\n${sentence}`;
  }

  function blockOf(range) {
    const node = range.startContainer;
    return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("[id]:not([id^='page:'], [id^='corr:'], [id^='ref:'])");
  }

  /* The permanent address of the block, with a directive that finds the words in it. */
  function link(range) {
    const canonical = document.querySelector("link[rel=canonical]"), block = blockOf(range);
    const page = (canonical ? canonical.href : location.href).split("#")[0];
    return `${page}#${block && text.contains(block) ? encodeURIComponent(block.id) : ""}:~:text=${directive(runs(range))}`;
  }

  function directive(found) {
    const first = whole(found[0]), last = whole(found[found.length - 1]);
    if (found.length === 1 && first.length <= LONG) return escaped(first);
    const start = first.split(" "), end = last.split(" ");
    if (found.length === 1 && start.length <= 2 * WORDS) return escaped(first);
    return `${escaped(start.slice(0, WORDS).join(" "))},${escaped(end.slice(-WORDS).join(" "))}`;
  }

  /* A browser finds whole words only. */
  function whole(run) {
    let { text: found } = run;
    for (const char of [...run.before].reverse()) { if (!letter.test(char) || !letter.test(found[0])) break; found = char + found; }
    for (const char of run.after) { if (!letter.test(char) || !letter.test([...found].at(-1))) break; found += char; }
    return found.replace(/\s+/g, " ").trim();
  }

  function escaped(found) {
    return encodeURIComponent(found).replace(/-/g, "%2D");
  }

  function words(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  /* From disk a page has no clipboard: there the old way works. */
  async function copy(what, status) {
    let done = false;
    try {
      await navigator.clipboard.writeText(what);
      done = true;
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: what, readOnly: true });
      const focused = document.activeElement, kept = getSelection().rangeCount ? getSelection().getRangeAt(0).cloneRange() : null;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      focused?.focus({ preventScroll: true });
      if (kept) { getSelection().removeAllRanges(); getSelection().addRange(kept); }
    }
    if (status) status.textContent = done ? status.dataset.done : status.dataset.failed;
  }
})();
