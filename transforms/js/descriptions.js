/* Escape puts the description of a name away while pointer and focus stay where they are (WCAG 2.2, 1.4.13). Without a script it goes when they do. */
(() => {
  "use strict";
  const page = document.documentElement.classList;
  addEventListener("keydown", (event) => { if (event.key === "Escape") page.add("quiet"); });
  for (const left of ["mouseout", "focusout"]) addEventListener(left, () => page.remove("quiet"));
})();
