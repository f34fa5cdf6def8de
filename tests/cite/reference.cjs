// Carries out styles with citeproc-js. In: a list of {style, item, locale, locales} as JSON; out: a list of [note, entry].
const fs = require("fs");
const CSL = require(process.argv[2]);

function cite({ style, item, locale, locales }) {
  const system = {
    retrieveLocale: (name) => {
      const file = `${locales}/locales-${name}.xml`;
      return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
    },
    retrieveItem: () => item,
  };
  const engine = new CSL.Engine(system, style, locale, true);
  engine.setOutputFormat("text");
  engine.updateItems([item.id]);
  const [, notes] = engine.processCitationCluster({ citationItems: [{ id: item.id }], properties: { noteIndex: 1 } }, [], []);
  return [notes[0][1].trim(), engine.makeBibliography()[1].join("").trim()];
}

console.log(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(cite)));
