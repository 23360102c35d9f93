#!/usr/bin/env bash
# A highlight moves into another chapter when chapters change places, in foliate-js and in epub.js
#
# Versions:  foliate-js 1.0.1, epubjs 0.3.93, Chromium 156 (Debian 12), puppeteer-core 24.43.1. Run on 2026-11-29.
# Behaviour: an EPUB CFI may carry the ids of what it passes, so that it is still right when something was put in front
#            (EPUB CFI 1.1, 2.2: the id decides where the count does not lead to it). epub.js writes the id of the
#            chapter's itemref into the CFI and never reads it; foliate-js writes it too, and drops it before it looks
#            (the element's name is compared with "idref", where it is "itemref"). Both count: a corrected edition whose
#            second and third chapter changed places shows the highlight in the wrong chapter, without a word.
# Output:    foliate-js: epubcfi(/6/6[place.six]!...) leads to "two"
#            epub.js: epubcfi(/6/6[place.six]!...) leads to "two"
# Use:       new chapters at the end, where readers have highlights already; ids all the same, for systems that read them.
# Needs:     Node 18 or newer, npm, Chromium. Exit status 0: still so; 1: the behaviour has changed.
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { echo "needs Chromium: sudo apt install chromium" >&2; exit 2; }
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
    foliate-js@1.0.1 epubjs@0.3.93 jszip@3.10.1 puppeteer-core@24.43.1
cat >foliate.html <<'END'
<!doctype html><meta charset="utf-8">
<style>html, body { margin: 0; height: 100% } foliate-view { display: block; height: 100% }</style>
<script type="module">
import "/node_modules/foliate-js/view.js";
window.open_ = async (url) => {
  const view = document.createElement("foliate-view");
  document.body.append(view);
  await view.open(new File([await (await fetch(url)).blob()], "b.epub", { type: "application/epub+zip" }));
  await view.init({});
  window.mark = async () => {
    await view.goTo(2);
    const [{ doc, index }] = view.renderer.getContents();
    const range = doc.createRange();
    range.selectNodeContents(doc.querySelector("p").firstChild);
    return view.getCFI(index, range);
  };
  window.find = async (cfi) => {
    const { index, anchor } = view.resolveNavigation(cfi);
    return String(anchor(await view.book.sections[index].createDocument()));
  };
};
</script>
END
cat >epubjs.html <<'END'
<!doctype html><meta charset="utf-8">
<style>html, body, #b { margin: 0; height: 100% }</style><div id="b"></div>
<script src="/node_modules/jszip/dist/jszip.min.js"></script>
<script src="/node_modules/epubjs/dist/epub.min.js"></script>
<script>
window.open_ = async (url) => {
  const book = ePub(await (await fetch(url)).arrayBuffer());
  const rendition = book.renderTo("b", { width: "100%", height: "100%", spread: "none" });
  await rendition.display();
  window.mark = async () => {
    await rendition.display(2);
    const [contents] = rendition.getContents();
    const range = contents.document.createRange();
    range.selectNodeContents(contents.document.querySelector("p").firstChild);
    return contents.cfiFromRange(range);
  };
  window.find = async (cfi) => String(await book.getRange(cfi));
};
</script>
END
cat >try.cjs <<'END'
const [fs, http, path] = ["fs", "http", "path"].map((name) => require(name));
const JSZip = require("jszip");
const puppeteer = require("puppeteer-core");

const bookOf = async (chapters) => {
  const zip = new JSZip();
  const html = (body) => `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>t</title></head><body>${body}</body></html>`;
  const items = chapters.map((id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`);
  const spine = chapters.map((id) => `<itemref id="place.${id}" idref="${id}"/>`);
  zip.file("mimetype", "application/epub+zip", { compression: "STORE" });
  zip.file("META-INF/container.xml", `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`);
  zip.file("p.opf", `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:5a1b</dc:identifier>
<dc:title>t</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-29T00:00:00Z</meta></metadata>
<manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join("")}</manifest>
<spine>${spine.join("")}</spine></package>`);
  const links = chapters.map((id) => `<li><a href="${id}.xhtml">${id}</a></li>`);
  zip.file("n.xhtml", html(`<nav epub:type="toc"><ol>${links.join("")}</ol></nav>`));
  chapters.forEach((id) => zip.file(`${id}.xhtml`, html(`<p>${id}</p>`)));
  return zip.generateAsync({ type: "nodebuffer" });
};

(async () => {
  const books = {
    "/first.epub": await bookOf(["one", "two", "six"]),
    "/corrected.epub": await bookOf(["one", "six", "two"]),
  };
  const types = { ".html": "text/html", ".js": "text/javascript" };
  const server = http.createServer((asked, answer) => {
    const file = path.join(process.cwd(), asked.url);
    if (!books[asked.url] && !fs.existsSync(file)) return answer.writeHead(404).end();
    answer.setHeader("Content-Type", types[path.extname(file)] ?? "application/epub+zip");
    return answer.end(books[asked.url] ?? fs.readFileSync(file));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
  let same = true;
  for (const [system, name] of [["foliate", "foliate-js"], ["epubjs", "epub.js"]]) {
    const open = async (book) => {
      const page = await browser.newPage();
      await page.goto(`${address}/${system}.html`);
      await page.waitForFunction("window.open_");
      await page.evaluate((url) => open_(url), book);
      return page;
    };
    const first = await open("/first.epub");
    const cfi = await first.evaluate(() => mark());
    const before = await first.evaluate((place) => find(place), cfi);
    const after = await (await open("/corrected.epub")).evaluate((place) => find(place), cfi);
    console.log(`${name}: ${cfi.replace(/!.*/, "!...)")} leads to "${after}"`);
    same = same && cfi.includes("[place.six]") && before === "six" && after === "two";
  }
  await browser.close();
  server.close();
  process.exit(same ? 0 : 1);
})();
END
node try.cjs "$chromium"
