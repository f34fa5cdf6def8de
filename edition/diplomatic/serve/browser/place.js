// The place in a page, over a reload: the block that is read, which details are open, where the focus is.
const KEY = "diplomatic:place";
const FEW = 12;

export function keepPlace() {
  const place = {
    page: location.pathname,
    left: scrollX,
    top: scrollY,
    blocks: scrollY > 0 ? nearest() : [],
    open: [...document.querySelectorAll("details")].map((details, number) => [details.id || number, details.open]),
    focus: document.activeElement?.id ?? "",
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
  history.scrollRestoration = "manual"; // the text above may be longer now: pixels would be another place
}

export function takePlace() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const place = kept && JSON.parse(kept);
  if (!place || place.page !== location.pathname) return;
  reopen(place.open);
  document.getElementById(place.focus)?.focus({ preventScroll: true });
  scroll(place);
  const done = () => {
    scroll(place);
    history.scrollRestoration = "auto";
  };
  if (document.readyState === "complete") done();
  else addEventListener("load", () => requestAnimationFrame(done), { once: true });
}

// The blocks nearest the top of the window, the nearest first: an edit may have taken the id of one away.
function nearest() {
  return [...document.querySelectorAll("body [id]")]
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => [element.id, element.getBoundingClientRect().top])
    .sort((one, other) => Math.abs(one[1]) - Math.abs(other[1]))
    .slice(0, FEW);
}

function scroll({ blocks, left, top }) {
  const [id, offset] = blocks.find(([id]) => document.getElementById(id)) ?? [];
  const y = id === undefined ? top : scrollY + document.getElementById(id).getBoundingClientRect().top - offset;
  scrollTo({ left, top: y, behavior: "instant" });
}

function reopen(open) {
  const all = [...document.querySelectorAll("details")];
  for (const [key, isOpen] of open) {
    const details = typeof key === "number" ? all[key] : document.getElementById(key);
    if (details) details.open = isOpen;
  }
}
