/* The search of an edition: search.html, which transforms/html/search.xsl lays out.
   Pagefind finds the words, in an index for each language. What can be filtered and sorted by is in the table, every cable by date:
   { facets: { sender: [names], … }, cables: [[name in the index, address, title, its language, month, date in words, [numbers of senders], …], …] }.
   None of it is loaded before somebody searches. The address of the page keeps what was asked for. */
(() => {
  "use strict";
  const at = (name) => document.getElementById(`page:${name}`);
  const [form, query, found, list, more] = ["search", "query", "found", "results", "more"].map(at);
  const page = 10;
  const most = 4;
  const length = 30;
  const wide = matchMedia("(min-width: 72rem)");
  const plurals = new Intl.PluralRules(document.documentElement.lang);

  if (location.protocol === "file:") { at("from-disk").hidden = false; return; }
  at("parts").hidden = false;

  /* What was asked for */

  const asked = () => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) state.append(name, value.trim());
    return state;
  };

  const fill = () => {
    const state = new URLSearchParams(location.search);
    for (const field of [...form.elements].filter(({ name }) => name)) {
      if (field.type === "checkbox") field.checked = state.getAll(field.name).includes(field.value);
      else field.value = (state.get(field.name) ?? "").slice(0, query.maxLength);
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
    at("filters").open = wide.matches || [...state.keys()].some((name) => name !== "q" && name !== "sort");
  };

  /* The words that are typed in one go are one step of the browser's history. */
  let typing = false;
  const remember = (isTyping) => {
    const address = `?${asked()}`;
    const now = location.search || "?";
    if (address !== now) history[isTyping && typing ? "replaceState" : "pushState"](null, "", address === "?" ? location.pathname : address);
    typing = isTyping;
  };

  /* Loading */

  let loaded = null;
  const load = () => {
    const table = fetch(form.dataset.table).then((response) => {
      if (!response.ok) throw new Error(response.statusText);
      return response.json();
    });
    const indexes = form.dataset.indexes.split(" ").map((index) => import(new URL(index, document.baseURI)));
    return Promise.all([table, ...indexes]).then(([{ facets, cables }, ...modules]) => ({
      names: Object.keys(facets), facets, modules,
      cables: cables.map(([index, href, title, lang, month, when, ...values], order) => ({ index, href, title, lang, month, when, values, order })),
    }));
  };
  const library = () => (loaded ??= load().catch((error) => { loaded = null; throw error; }));

  /* Finding: a hit is a cable and, where words were asked for, what Pagefind found in it. */

  const textOf = ({ raw_content: content }) => {
    const spaced = !content.includes("\u200B");
    const words = content.split(spaced ? /\s+/ : "\u200B").map((word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
    return { words, space: spaced ? " " : "" };
  };

  /* Where no word begins as the one asked for, Pagefind takes the longest word that the one asked for begins with: "miss" for
     "missiles". That is no answer. The forms of a word are found between quotation marks too; its beginning is not. */
  const plain = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const hasWord = async (module, word) => {
    if ((await module.search(`"${word}"`)).results.length) return true;
    const [first] = (await module.search(word)).results;
    if (!first) return false;
    const data = await first.data();
    const { words, space } = textOf(data);
    return !space || data.locations.some((place) => plain(words[place]).startsWith(word));
  };

  const answer = async (module, words) => {
    const { results } = await module.search(words);
    if (!results.length || /^".+"$/.test(words)) return results;
    const known = await Promise.all(words.split(/\s+/).map(plain).filter(Boolean).map((word) => hasWord(module, word)));
    return known.every(Boolean) ? results : [];
  };

  const find = async ({ cables, modules }, words) => {
    if (!words) return cables.map((cable) => ({ cable }));
    const straight = words.replace(/[“”„‟«»]/g, '"'); // Pagefind takes only these around a phrase
    const answers = await Promise.all(modules.map((module) => answer(module, straight)));
    const byIndex = new Map(cables.map((cable) => [cable.index, cable]));
    return answers.flat().sort((one, other) => other.score - one.score)
      .map((match) => ({ cable: byIndex.get(match.id), match })).filter(({ cable }) => cable);
  };

  /* A date may be less exact than the ends of the time asked for: 1962 is in the time from October 1962. */
  const inTime = (month, state) => {
    const [from, to] = [state.get("from"), state.get("to")];
    const [first, last] = from && to ? [from, to].sort() : [from, to];
    if ((first || last) && !month) return false;
    return (!first || month >= first.slice(0, month.length)) && (!last || month.slice(0, last.length) <= last);
  };

  const chosen = ({ names, facets }, state) => names
    .map((name, place) => ({ name, place, wanted: state.getAll(name).map((value) => facets[name].indexOf(value)) }))
    .filter(({ wanted }) => wanted.length);

  const fits = ({ values }, choices, but) => choices
    .every(({ name, place, wanted }) => name === but || wanted.some((number) => values[place].includes(number)));

  /* How many cables each value would give, beside what is chosen of the other facets. */
  const count = ({ names, facets }, hits, choices) => names.forEach((name, place) => {
    const counts = new Map();
    for (const { cable } of hits) {
      if (fits(cable, choices, name)) for (const number of cable.values[place]) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const fields = form.elements[name];
    if (!fields) return;
    for (const field of fields.options ?? (fields.length ? fields : [fields])) {
      if (!field.value) continue;
      const number = counts.get(facets[name].indexOf(field.value)) ?? 0;
      if (field.tagName === "OPTION") field.text = `${field.value} (${number})`;
      else field.closest("label").querySelector(".count").textContent = number;
    }
  });

  /* Showing */

  const counted = (element, number) => {
    const words = element.dataset;
    return `${number} ${words[plurals.select(number)] ?? words.other ?? words.many}`;
  };

  /* The blocks with the words in them, the best ones, in the order of the text. Words before the first address are the title. */
  const passages = ({ anchors, weighted_locations: places }, end) => {
    const scores = new Map(places.map(({ location, balanced_score: score }) => [location, score]));
    const blocks = anchors.map(({ id, location }, number) => {
      const next = anchors[number + 1]?.location ?? end;
      const marked = [...scores.keys()].filter((place) => place >= location && place < next).sort((one, other) => one - other);
      return { id, start: location, end: next, marked, score: marked.reduce((sum, place) => sum + scores.get(place), 0) };
    }).filter(({ marked }) => marked.length);
    const best = [...blocks].sort((one, other) => other.score - one.score).slice(0, most);
    return { best: blocks.filter((block) => best.includes(block)), left: blocks.length - best.length };
  };

  const excerpt = (target, { start, end, marked }, words, space) => {
    const from = Math.max(start, Math.min(marked[0] - Math.floor(length / 4), end - length));
    const to = Math.min(end, from + length);
    target.append(from > start ? "… " : "");
    for (let place = from; place < to; place += 1) {
      const mark = marked.includes(place) ? document.createElement("mark") : null;
      mark?.append(words[place]);
      target.append(mark ?? words[place], place < to - 1 ? space : "");
    }
    target.append(to < end ? " …" : "");
  };

  const quote = async (item, { cable, match }, language) => {
    const data = await match.data();
    const { words, space } = textOf(data);
    const { best, left } = passages(data, words.length);
    const [target, template] = [item.querySelector(".passages"), at("passage")];
    for (const block of best) {
      const line = template.content.cloneNode(true);
      line.querySelector("a").href = `${cable.href}#${block.id}`;
      line.querySelector(".locus").textContent = block.id.startsWith("page:") ? "" : block.id;
      line.querySelector(".context").lang = language;
      excerpt(line.querySelector(".context"), block, words, space);
      target.append(line);
    }
    const rest = item.querySelector(".more-passages");
    if (left) rest.textContent = counted(rest, left);
    else rest.remove();
  };

  const item = ({ names, facets }, { cable }) => {
    const line = at("result").content.cloneNode(true).firstElementChild;
    const valuesOf = (name) => cable.values[names.indexOf(name)].map((number) => facets[name][number]).join("; ");
    line.querySelector(".cable-title").href = cable.href;
    line.querySelector(".cable-title").textContent = cable.title;
    line.querySelector(".when").textContent = cable.when;
    for (const part of line.querySelectorAll("[data-facet]")) {
      const value = valuesOf(part.dataset.facet);
      if (value) part.querySelector("b").textContent = value;
      else part.remove();
    }
    line.querySelector(".cable-title").lang = cable.lang;
    line.querySelector(".more-passages").href = cable.href;
    return line;
  };

  let turns = 0;
  let rest = [];
  const show = async (known, turn, isMore) => {
    const next = rest.splice(0, page);
    more.hidden = !rest.length;
    const items = next.map((hit) => item(known, hit));
    list.append(...items);
    if (isMore) items[0].querySelector("a").focus(); // the button may be gone
    const language = ({ cable }) => known.facets.language[cable.values[known.names.indexOf("language")][0]];
    await Promise.all(next.map((hit, number) => turn === turns && hit.match && quote(items[number], hit, language(hit))));
  };

  const fail = () => {
    list.replaceChildren();
    more.hidden = true;
    found.textContent = found.dataset.failed;
  };

  const search = async () => {
    const turn = (turns += 1);
    const state = asked();
    const words = state.get("q") ?? "";
    const isAsked = [...state.keys()].some((name) => name !== "sort");
    found.textContent = isAsked ? found.dataset.searching : "";
    try {
      if (!isAsked && !loaded) return;
      const known = await library();
      const hits = (await find(known, words)).filter(({ cable }) => inTime(cable.month, state));
      if (turn !== turns) return;
      const choices = chosen(known, state);
      count(known, hits, choices);
      list.replaceChildren();
      rest = isAsked ? hits.filter(({ cable }) => fits(cable, choices)) : [];
      if (state.get("sort") === "date") rest.sort((one, other) => one.cable.order - other.cable.order);
      found.textContent = !isAsked ? "" : rest.length ? counted(found, rest.length) : found.dataset.none;
      await show(known, turn);
    } catch {
      if (turn === turns) fail();
    }
  };

  /* Asking */

  let waiting = 0;
  const ask = (isTyping) => {
    clearTimeout(waiting);
    remember(isTyping);
    search();
  };

  query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 200, true); });
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(false); });
  form.addEventListener("change", (event) => { if (event.target === query) typing = false; else if (event.target.name) ask(false); });
  at("clear").addEventListener("click", () => {
    for (const field of at("filters").querySelectorAll("input, select")) {
      if (field.type === "checkbox") field.checked = false;
      else field.selectedIndex = 0;
    }
    ask(false);
  });
  more.addEventListener("click", async () => show(await library(), turns, true).catch(fail));
  addEventListener("popstate", () => { fill(); search(); });

  /* A key by itself can be pressed by mistake, or by speech: it can be switched off (WCAG 2.2, 2.1.4). */
  const shortcut = at("shortcut");
  const stored = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("search-shortcut", value);
      return localStorage.getItem("search-shortcut");
    } catch { return null; }
  };
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || !shortcut.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    query.focus();
  });

  const languages = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
  for (const value of form.querySelectorAll("[data-language]")) value.textContent = languages.of(value.dataset.language);
  fill();
  shortcut.checked = stored() !== "off";
  shortcut.addEventListener("change", () => stored(shortcut.checked ? "on" : "off"));
  if (location.search) search();
})();
