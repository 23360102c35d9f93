#!/usr/bin/env bash
# A table that may scroll sideways is cut off at the foot of the screen, in foliate-js and in epub.js
#
# Versions:  foliate-js 1.0.1, epubjs 0.3.93, Chromium 156 (Debian 12), puppeteer-core 24.43.1. Run on 2026-11-29.
# Behaviour: `overflow-x: auto` around a wide table is what web pages do for narrow screens, and what many stylesheets of
#            e-books have taken over. Reading systems that turn pages lay a chapter out in columns; a box that scrolls is
#            not divided between columns (CSS Fragmentation 3, 4.1: monolithic), so that whatever stands below the first
#            screen is on none: of 60 rows 36 are lost, without a sign. `overflow: hidden` does the same.
#            EPUBCheck and Ace have no message; in scrolled view all is there.
# Output:    foliate-js: 60 rows plain, 23 in a box that scrolls
#            epub.js: 60 rows plain, 24 in a box that scrolls
# Use:       no overflow around what may be longer than a screen; let cells break instead.
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
  window.documents = () => view.renderer.getContents().map(({ doc }) => doc);
  window.next = async () => {
    const before = view.lastLocation.cfi;
    await view.next();
    return view.lastLocation.cfi !== before;
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
  const rendition = ePub(await (await fetch(url)).arrayBuffer())
    .renderTo("b", { width: "100%", height: "100%", spread: "none" });
  await rendition.display();
  window.documents = () => rendition.getContents().map((one) => one.document);
  window.next = async () => {
    if ((await rendition.currentLocation()).atEnd) return false;
    await rendition.next();
    return true;
  };
};
</script>
END
cat >try.cjs <<'END'
const [fs, http, path] = ["fs", "http", "path"].map((name) => require(name));
const JSZip = require("jszip");
const puppeteer = require("puppeteer-core");

const bookWith = async (style) => {
  const zip = new JSZip();
  const html = (body) => `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>t</title><style>.wide { ${style} } td { padding: 0.4em }</style></head><body>${body}</body></html>`;
  const rows = Array.from({ length: 60 }, (_, n) => `<tr><td>row</td><td class="row">${n}</td></tr>`);
  zip.file("mimetype", "application/epub+zip", { compression: "STORE" });
  zip.file("META-INF/container.xml", `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`);
  zip.file("p.opf", `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:5a1b</dc:identifier>
<dc:title>t</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-29T00:00:00Z</meta></metadata>
<manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/></spine></package>`);
  zip.file("n.xhtml", html('<nav epub:type="toc"><ol><li><a href="c.xhtml">c</a></li></ol></nav>'));
  zip.file("c.xhtml", html(`<h1>c</h1><div class="wide"><table>${rows.join("")}</table></div><p>end</p>`));
  return zip.generateAsync({ type: "nodebuffer" });
};

// The rows that stand in the window now.
const seen = () => documents().flatMap((doc) => {
  const frame = doc.defaultView.frameElement.getBoundingClientRect();
  return [...doc.querySelectorAll(".row")].filter((cell) => {
    const { left, right, top, bottom } = cell.getBoundingClientRect();
    const [x, y] = [frame.left + (left + right) / 2, frame.top + (top + bottom) / 2];
    return x >= 0 && x < innerWidth && y >= 0 && y < innerHeight;
  }).map((cell) => cell.textContent);
});

(async () => {
  const books = { "/plain.epub": await bookWith(""), "/scrolls.epub": await bookWith("overflow-x: auto") };
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
    const counts = [];
    for (const book of Object.keys(books)) {
      const page = await browser.newPage();
      await page.setViewport({ width: 600, height: 800 });
      await page.goto(`${address}/${system}.html`);
      await page.waitForFunction("window.open_");
      await page.evaluate((url) => open_(url), book);
      const rows = new Set();
      for (let turned = 0; turned < 40; turned++) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        (await page.evaluate(seen)).forEach((row) => rows.add(row));
        if (!(await page.evaluate(() => next()))) break;
      }
      counts.push(rows.size);
      await page.close();
    }
    console.log(`${name}: ${counts[0]} rows plain, ${counts[1]} in a box that scrolls`);
    same = same && counts[0] === 60 && counts[1] < 40;
  }
  await browser.close();
  server.close();
  process.exit(same ? 0 : 1);
})();
END
node try.cjs "$chromium"
