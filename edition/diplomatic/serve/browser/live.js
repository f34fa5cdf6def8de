// The live preview in a page: it listens for builds, shows what was found, and reloads the page when its files have changed.
import { keepPlace, takePlace } from "./place.js";
import { Panel } from "./panel.js";

const given = new URL(import.meta.url).searchParams;
const isMissing = given.has("missing");
const page = pathOf(location);
const panel = new Panel(page);
let at = given.get("at");
let source = null;
let again = 0;

takePlace();
connect();
addEventListener("pageshow", connect);
addEventListener("pagehide", disconnect);
// A browser has few connections to one server: a page that nobody sees gives its own back, and asks again when it is seen.
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));

function connect() {
  clearTimeout(again);
  if (source || document.hidden) return;
  source = new EventSource(`/.diplomatic/events?at=${encodeURIComponent(at)}`);
  source.onmessage = (event) => take(JSON.parse(event.data));
  source.onerror = () => {
    disconnect();
    panel.stopped();
    again = setTimeout(connect, 1000);
  };
}

function disconnect() {
  source?.close();
  source = null;
}

// What a build came to. Without a list of what has changed, another server answers: everything may have.
function take(state) {
  at = state.at;
  panel.show(state);
  if (!state.changed) return reload();
  const changed = new Set(state.changed);
  if ((isMissing && changed.size) || changed.has(page) || inUse("script[src], img[src], source[src]", "src").some(([, path]) => changed.has(path))) {
    return reload();
  }
  for (const [link, path] of inUse("link[rel~=stylesheet][href]", "href")) if (changed.has(path)) restyle(link);
}

function reload() {
  disconnect();
  keepPlace();
  location.reload();
}

// The new style sheet comes before the old one goes, so that the page is never bare.
function restyle(link) {
  const fresh = link.cloneNode();
  const address = new URL(link.href);
  address.searchParams.set("at", at);
  fresh.href = address.href;
  fresh.onload = () => link.remove();
  fresh.onerror = () => fresh.remove();
  link.after(fresh);
}

// The elements of the page that show files of the site, each with the path of its file.
function inUse(selector, attribute) {
  return [...document.querySelectorAll(selector)]
    .map((element) => [element, new URL(element.getAttribute(attribute), document.baseURI)])
    .filter(([, address]) => address.origin === location.origin)
    .map(([element, address]) => [element, pathOf(address)]);
}

function pathOf(address) {
  const path = decoded(address.pathname).slice(1);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

// An address that somebody typed may be no encoding of anything.
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
