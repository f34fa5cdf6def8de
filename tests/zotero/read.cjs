// What Zotero would save: reads jobs from standard input, and writes for each who claims it and what the first of them saves.
//
//   node read.cjs BUNDLE < jobs.json
//
// A job is {"html": …, "url": …}, a page, or {"text": …}, a file to import. The answer is {"claims": [{"label", "itemType"}, …],
// "items": [items in the JSON of Zotero's API], "cites": [the same in CSL-JSON, as Zotero gives them to its processor of styles]}.
// The bundle detects, ranks and runs the translators. Ours are only the page, the last step of saving, and that no network is there.
"use strict";

const fs = require("fs");
const net = require("net");
const { createRequire } = require("module");

net.Socket.prototype.connect = function () {
  process.stderr.write("A translator asked for the network.\n", () => process.exit(3));
  return this;
};
console.log = console.error; // the log of the bundle; standard output is for the answer

const bundle = fs.realpathSync(process.argv[2]);
const beside = createRequire(bundle);
beside(bundle); // makes the global Zotero
const { JSDOM } = beside("jsdom");
// Zotero has its own copy of the XPath library, which sorts attributes; that of npm asks them for their place, which jsdom's do not know.
new JSDOM("").window.Attr.prototype.compareDocumentPosition = function (other) {
  return this.ownerElement.compareDocumentPosition(other.ownerElement || other);
};

function ofPage(html, url) {
  const { window } = new JSDOM(html, { url });
  const translate = new Zotero.Translate.Web();
  translate.setDocument(window.document);
  return translate;
}

function ofFile(text) {
  const translate = new Zotero.Translate.Import();
  translate.setString(text);
  return translate;
}

// A type of item knows some roles. On saving, any other becomes its first role (Zotero.Item.setCreator); the bundle ends before that.
function saved(item) {
  const type = Zotero.ItemTypes.getID(item.itemType);
  const roles = Zotero.CreatorTypes;
  for (const creator of item.creators || []) {
    if (!roles.isValidForItemType(roles.getID(creator.creatorType), type)) {
      creator.creatorType = roles.getName(roles.getPrimaryIDForType(type));
    }
  }
  return item;
}

function cited(item) {
  const csl = Zotero.Utilities.itemToCSLJSON({ ...item, uri: item.key });
  Zotero.CiteProc.CSL.parseNoteFieldHacks(csl, false, true); // what stands in Extra, as the processor takes it
  return csl;
}

async function read(job) {
  const translate = "html" in job ? ofPage(job.html, job.url) : ofFile(job.text);
  const claims = await translate.getTranslators(true); // all of them, the first in order of priority
  if (!claims.length) return { claims: [], items: [], cites: [] };
  translate.setTranslator(claims[0]);
  const found = await translate.translate({ libraryID: false });
  const items = found.flatMap((item) => Zotero.Utilities.itemToAPIJSON(item)).map(saved);
  return {
    claims: claims.map(({ label, itemType }) => ({ label, itemType })),
    items,
    cites: items.filter((item) => item.itemType !== "note").map(cited),
  };
}

async function main() {
  const answers = [];
  for (const job of JSON.parse(fs.readFileSync(0, "utf8"))) answers.push(await read(job));
  process.stdout.write(JSON.stringify(answers));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
