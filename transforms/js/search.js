/* The search of a schema's reference pages. `reference` stands before this: { entries: [[name, kind, address, what, attributes]], … }.
   Without a script the form stays hidden, and the lists of the first page are the way in. */
(() => {
  "use strict";
  const form = document.getElementById("page:search");
  const query = document.getElementById("page:query");
  const list = document.getElementById("page:results");
  const found = document.getElementById("page:found");
  const most = 12;
  const forms = reference.results;
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const entries = reference.entries.map(([name, kind, address, what, attributes]) => ({
    name, kind, address, what, attributes: attributes.split(" ").filter(Boolean),
    low: name.toLowerCase(), text: `${what} ${kind}`.toLowerCase(),
  }));

  /* The lower, the better: the name itself, its beginning, the attribute, a part of the name, a word of the description. */
  const rank = (entry, words) => {
    let sum = 0;
    for (const word of words) {
      const bare = word.replace(/^<|>$/g, "");
      const attribute = entry.attributes.find((name) => name.toLowerCase() === (word[0] === "@" ? word : `@${word}`));
      if (word[0] === "@") {
        const near = attribute || entry.attributes.find((name) => name.toLowerCase().startsWith(word));
        if (!near) return -1;
        sum += attribute ? 0 : 2;
      } else if (entry.low === bare) sum += 0;
      else if (entry.low.startsWith(bare)) sum += 1;
      else if (entry.low.split(".").some((part) => part.startsWith(bare))) sum += 2;
      else if (attribute) sum += 3;
      else if (entry.low.includes(bare)) sum += 4;
      else if (entry.text.includes(bare)) sum += 5;
      else return -1;
    }
    return sum;
  };

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  const item = (entry, words) => {
    const link = document.createElement("a");
    const attribute = words.map((word) => entry.attributes.find((name) => name.toLowerCase().startsWith(word))).find(Boolean);
    link.href = entry.address + (attribute ? `#attribute:${encodeURIComponent(attribute.slice(1)).replace(/%3A/g, ":")}` : "");
    link.append(make("code", entry.name + (attribute ? `/${attribute}` : "")), " ", make("span", entry.kind, "kind"), " ", make("span", entry.what, "what"));
    const element = document.createElement("li");
    element.append(link);
    return element;
  };

  const show = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter((word) => word && word !== "@");
    const hits = words.length
      ? entries.map((entry) => [rank(entry, words), entry]).filter(([score]) => score >= 0)
        .sort((one, other) => one[0] - other[0] || one[1].low.length - other[1].low.length)
      : [];
    list.replaceChildren(...hits.slice(0, most).map(([, entry]) => item(entry, words)));
    list.hidden = !hits.length;
    found.className = words.length && !hits.length ? "none" : "unseen";
    found.textContent = !words.length ? "" : hits.length ? `${hits.length} ${forms[plurals.select(hits.length)] || Object.values(forms).at(-1)}` : reference.none;
  };

  const close = () => { list.hidden = true; found.className = "unseen"; };
  const move = (by) => {
    const links = [query, ...list.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + by];
    if (next) next.focus();
  };

  query.addEventListener("input", show);
  query.addEventListener("focus", () => { if (query.value) show(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first && !list.hidden) first.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); query.focus(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
  });
  form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) close(); });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); query.focus(); }
  });

  /* What is folded away is opened for print, and when a link leads into it. */
  const open = () => document.querySelectorAll("main details").forEach((part) => { part.open = true; });
  const reveal = () => {
    let part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    while (part) { if (part.tagName === "DETAILS") part.open = true; part = part.parentElement; }
  };
  addEventListener("beforeprint", open);
  addEventListener("hashchange", reveal);
  reveal();
  form.hidden = false;
})();
