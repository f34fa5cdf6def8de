// The overlay: what was found in the edition, that of the open page first. Everything that comes from a document is set as text.
const OPEN = "diplomatic:open";
const STATE = "diplomatic:state";
const MOST = 200;

export class Panel {
  constructor(page) {
    this.page = page;
    this.host = make("div", { id: "page:preview" });
    this.root = this.host.attachShadow({ mode: "open" });
    this.button = make("button", { type: "button", "aria-controls": "findings", part: "button" });
    this.button.addEventListener("click", () => this.open(this.button.getAttribute("aria-expanded") !== "true", true));
    this.status = make("p", { class: "status", role: "status" });
    this.note = make("p", { class: "note" });
    this.list = make("div", { id: "findings", class: "findings", role: "group", tabindex: "0" });
    this.region = make("section", { class: "panel" }, this.status, this.button, this.note, this.list);
    this.root.append(make("link", { rel: "stylesheet", href: "/.diplomatic/panel.css" }), this.region);
    this.last(); // so that nothing moves when the first message comes
  }

  // What was shown before the page was reloaded.
  last() {
    const state = sessionStorage.getItem(STATE);
    if (state) this.show(JSON.parse(state));
  }

  show(state) {
    if (!state.ready) return;
    sessionStorage.setItem(STATE, JSON.stringify({ ...state, changed: [] }));
    this.words = state.labels;
    const { findings, counts, labels } = state;
    const isClean = findings.length === 0;
    this.region.setAttribute("aria-label", labels.findings);
    this.region.lang = labels.lang;
    this.region.dataset.worst = isClean ? "none" : findings[0].severity;
    this.say(this.status, isClean ? labels.clean : "");
    this.button.hidden = isClean;
    this.button.textContent = tally(counts, labels);
    this.say(this.note, state.built || isClean ? "" : labels["not-built"]);
    this.list.replaceChildren(...this.groups(findings, counts));
    this.list.setAttribute("aria-label", labels.findings);
    this.open(!isClean && this.isWanted(findings));
    if (!this.host.isConnected) place(this.host);
  }

  // The server is gone; the findings are those of the last build.
  stopped() {
    if (this.words) this.say(this.note, this.words.stopped);
  }

  say(element, words) {
    element.hidden = words === "";
    if (element.textContent !== words) element.textContent = words;
  }

  // As it was left; until then, open for an error where it covers nothing.
  isWanted(findings) {
    const kept = localStorage.getItem(OPEN);
    return kept ? kept === "yes" : findings[0].severity === "error" && matchMedia("(min-width: 105rem)").matches;
  }

  open(isOpen, isChoice = false) {
    this.button.setAttribute("aria-expanded", String(isOpen));
    this.list.hidden = !isOpen;
    if (isChoice) localStorage.setItem(OPEN, isOpen ? "yes" : "no");
  }

  groups(findings, counts) {
    const here = findings.filter((finding) => finding.page === this.page);
    const elsewhere = findings.filter((finding) => finding.page !== this.page);
    const shown = [here.slice(0, MOST), elsewhere.slice(0, Math.max(0, MOST - here.length))];
    const groups = shown.flatMap((group, number) => (group.length ? this.group(group, number ? "elsewhere" : "here") : []));
    const rest = Object.values(counts).reduce((sum, count) => sum + count, -shown.flat().length);
    return rest > 0 ? [...groups, make("p", {}, `${this.words.more} ${rest}`)] : groups;
  }

  group(findings, key) {
    const id = `group-${key}`;
    const items = findings.map((finding) => this.item(finding));
    return [make("p", { id, class: "group" }, this.words[key]), make("ul", { "aria-labelledby": id }, ...items)];
  }

  item({ severity, code, message, hint, place, page, block }) {
    const kind = make("strong", { class: severity }, [this.words[`severity-${severity}`], code].filter(Boolean).join(" "));
    const where = page ? make("a", { href: this.address(page, block) }, place) : make("span", {}, place);
    const item = make("li", {}, make("p", {}, kind, " ", where), make("p", { lang: "en" }, message));
    if (hint) item.append(make("p", { class: "hint", lang: "en" }, hint));
    return item;
  }

  address(page, block) {
    const path = `/${page.split("/").map(encodeURIComponent).join("/")}`;
    return block ? `${page === this.page ? "" : path}#${encodeURIComponent(block)}` : path;
  }
}

// The panel comes after the skip link, which is to be the first thing that the keyboard finds.
function place(host) {
  const skip = document.querySelector("body > .skip");
  if (skip) skip.after(host);
  else document.body.prepend(host);
}

function tally(counts, labels) {
  const rules = new Intl.PluralRules(labels.lang);
  return ["error", "warning"]
    .filter((severity) => counts[severity])
    .map((severity) => {
      const forms = labels[`${severity}s`];
      return `${counts[severity]} ${forms[rules.select(counts[severity])] ?? Object.values(forms).at(-1)}`;
    })
    .join(", ");
}

function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}
