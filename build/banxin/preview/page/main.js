// The preview's page: hears of changes, shows what there is, keeps where the reader was.

import { giveUp } from "./becoming.js";
import { Keys } from "./keys.js";
import { optionOf, showOptions } from "./options.js";
import { OVERLAYS } from "./overlays.js";
import { Pages } from "./pages.js";
import { Source, showFindings, showMakeUp } from "./panels.js";
import { GoneError, element, enable, get, listen, post } from "./server.js";
import { showStories } from "./stories.js";

// Have the face there that reads in these words: browsers keep the boxes of words that they drew without it.
async function faceFor(words) {
  await Promise.race([document.fonts.load('14px "Banxin Hei"', words), new Promise((done) => setTimeout(done, 2000))]).catch(() => {});
}

const at = (id) => document.getElementById(id);
const TABS = ["findings", "source", "options", "stories", "makeup"];
const FORMATS = ["pdf", "epub"];
const KEYS = { grid: "g", modules: "m", legs: "l", baselines: "b", boxes: "x" };
const words = await get("words");
await faceFor(Object.values(words).join(""));
for (const one of document.querySelectorAll("[data-label]")) one.textContent = words[one.dataset.label];
for (const one of document.querySelectorAll("[data-word]")) one.setAttribute("aria-label", words[one.dataset.word]);
for (const one of document.querySelectorAll("[data-name]")) one.setAttribute("aria-label", words[one.dataset.name]);

let lost = false, state = null, shown = "", known = {}, latest = {};
const pages = new Pages(at("view"), at("thumbs"), words, (place) => openSource(place));
const source = new Source(at("panel-source"), words, (file, line, column) => pages.point(file, line, column), (answer) => came(answer, words.saved));

for (const name of TABS) {
  at("tabs").append(element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`,
    "aria-selected": String(name === "findings"), tabindex: name === "findings" ? 0 : -1, onclick: () => choose(name) }, words[name]));
}

for (const name of OVERLAYS) {
  at("overlays").append(element("button", { type: "button", id: `overlay-${name}`, "aria-pressed": "false", title: `${words[name]} (${KEYS[name]})`,
    "aria-keyshortcuts": KEYS[name], onclick: () => lay(name) }, words[name]));
}

function lay(name) {
  at(`overlay-${name}`).setAttribute("aria-pressed", String(pages.lay(name)));
}

at("tabs").addEventListener("keydown", (event) => {
  const now = TABS.findIndex((name) => at(`tab-${name}`).getAttribute("aria-selected") === "true");
  const next = { ArrowRight: now + 1, ArrowLeft: now - 1 + TABS.length, Home: 0, End: TABS.length - 1 }[event.key];
  if (next === undefined) return;
  choose(TABS[next % TABS.length]);
  at(`tab-${TABS[next % TABS.length]}`).focus();
  event.preventDefault();
  event.stopPropagation();
});

// Show a panel; `alone`: the one for the source has to find a file to show.
function choose(name, alone = true) {
  for (const one of TABS) {
    at(`panel-${one}`).hidden = one !== name;
    at(`tab-${one}`).setAttribute("aria-selected", String(one === name));
    at(`tab-${one}`).tabIndex = one === name ? 0 : -1;
  }
  if (alone && name === "source") source.begin();
}

async function openSource(place) {
  choose("source", false);
  const opened = await source.open(place.file, place.line ?? 0, place.column ?? 1, (place.end_column ?? 0) - (place.column ?? 0));
  say(opened ? "" : words.unread);
}

function openFinding(one) {
  if (optionOf(one)) { choose("options"); at(`option-${optionOf(one)}`)?.focus(); return; }
  openSource(one);
  if (one.line) pages.point(one.file, one.line, one.column);
}

let passing = "", away = ""; // what was said last; what has to be said as things are and was put away

// Say a line over the page, until it is put away or something else is said; without one, what has to be said as things are.
function say(line) {
  passing = line;
  const now = standing();
  if (now !== away) away = "";
  const words = passing || (away ? "" : now);
  if (at("over-words").textContent !== words) at("over-words").textContent = words;
  at("over").hidden = !words;
}

function putAway() {
  if (!passing) away = standing();
  say("");
}

// Tell those who hear the page what others see.
function hear(line) {
  at("heard").textContent = at("heard").textContent === line ? `${line}\u00a0` : line;
}

// What came of something that was to be written: it is heard, or said why not. The page follows.
async function came(answer, done) {
  if (!answer.refused) { say(""); hear(done); }
  else if (answer.beside) hear(words.refused);
  else if (!answer.lost) say(words.refused);
  await refresh();
}

// What has to be said as long as the desk is as it is.
function standing() {
  if (lost) return words.lost;
  if (!state) return "";
  if (state.fault) return `${words.fault} ${state.fault.trim().split("\n").pop()}`;
  const old = state.editions.find((one) => one.name === shown)?.stale, wrong = state.findings.some((one) => one.severity === "error");
  return old && wrong && !latest.step ? words.stale : ""; // what is being set may have no errors any more
}

let busy = false, again = false;

// One at a time, so that an older answer never comes in after a newer one.
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) { again = false; await renew(); }
  } catch (fault) {
    if (!(fault instanceof GoneError)) throw fault;
  } finally { busy = false; }
}

async function renew() {
  state = await get("state");
  at("title").textContent = at("title").title = document.title = state.title || "Banxin 版心";
  enable(at("undo"), state.undoable > 0);
  showEditions(); // first: pages are what is waited for
  say(passing);
  at("tab-findings").textContent = state.findings.length ? `${words.findings} ${state.findings.length}` : words.findings;
  showFindings(at("panel-findings"), state.findings, words, openFinding, state.findings.length + (state.contents ?? []).length > 0);
  showOptions(at("panel-options"), state, words, turned);
  const paper = state.editions.find((one) => one.make_up);
  showStories(at("panel-stories"), state.contents ?? [], paper?.pages.map((one, nth) => one.label || String(nth + 1)) ?? [], words, openSource, (answer, told = words.saved) => came(answer, told));
  showMakeUp(at("panel-makeup"), state.editions, state.contents ?? [], words);
  source.list(["manifest.yaml", ...(state.contents ?? []).map((one) => one.file)], state.root);
  await source.renew();
}

function editionButton(one, word) {
  const show = () => { shown = one.name; showEditions(); say(""); status(known); post("looking", { format: one.format }); };
  return element("button", { id: `edition-${one.format}`, type: "button", "aria-pressed": String(one.name === shown), class: one.stale ? "old" : "", onclick: show }, word);
}

function showEditions() {
  const held = at("editions").contains(document.activeElement) ? document.activeElement.id : "";
  const names = state.editions.map((one) => one.name);
  if (!names.includes(shown)) shown = names[0] ?? "";
  at("editions").replaceChildren(...FORMATS.flatMap((format) => {
    const those = state.editions.filter((one) => one.format === format), word = format === "pdf" ? words.pages : words.ebook;
    if (those.length) return those.map((one) => editionButton(one, word));
    const coming = !state.formats?.length || state.formats.includes(format); // its place is kept, so that nothing moves when it is there
    return coming ? [element("button", { type: "button", disabled: true }, word)] : [];
  }));
  if (held) at(held)?.focus({ preventScroll: true });
  const edition = state.editions.find((one) => one.name === shown);
  document.body.classList.toggle("stale", Boolean(edition?.stale));
  const print = !edition || edition.format === "pdf";
  at("zoom").hidden = at("overlays").hidden = !print;
  at("reading").hidden = print;
  for (const id of ["view", "thumbs"]) at(id).setAttribute("aria-label", print ? words.pages : words.ebook);
  for (const kind of ["modules", "legs"]) at(`overlay-${kind}`).hidden = !edition?.make_up;
  if (!edition) pages.clear(latest.step ? words.setting : words.nothing);
  else if (print) { leaveBook(); pages.show(edition, state.beside?.editions.find((one) => one.name === shown) ?? null); }
  else readBook(edition);
}

let book = null;

function leaveBook() {
  if (book) { book.close(); book = null; pages.edition = null; }
}

async function readBook(edition) {
  const { Book } = await import("./book.js");
  if (!book) book = new Book(at("view"), at("thumbs"), at("reading"));
  await book.show(edition);
}

let began = 0; // when what is under way was begun

// Say how far it has come; seconds are counted where nobody reads them out.
function status(brief) {
  latest = brief;
  at("busy").hidden = !brief.step;
  began = brief.step ? began || performance.now() : 0;
  tick();
  const note = at("turning");
  if (note) note.textContent = brief.unchanged ? words.unchanged : brief.step ? words.setting : "";
  const edition = state?.editions.find((one) => one.name === shown), time = words.seconds.replace("{seconds}", brief.seconds);
  at("status").textContent = edition?.pages.some((one) => one.waiting) ? `${words.follow} · ${time}`
    : brief.step || (edition?.stale ?? brief.stale ? "" : `${brief.unchanged ? words.unchanged : words.ready} · ${time}`);
}

function tick() {
  const long = began ? Math.floor((performance.now() - began) / 1000) : 0;
  at("elapsed").textContent = long ? words.seconds.replace("{seconds}", long) : "";
}

setInterval(tick, 500);

listen(async (brief) => {
  status(brief);
  if (state && brief.digests?.[shown]) pages.fresh(shown, brief.digests[shown]);
  if (state && (brief.step ? brief.part === known.part : brief.number === known.number)) return;
  known = brief;
  await refresh();
  status(known);
}, () => { lost = true; say(""); }, () => { if (lost) { lost = false; refresh(); } });

at("zoom-in").onclick = () => pages.scale(1);
at("zoom-out").onclick = () => pages.scale(-1);
at("fit").onclick = () => pages.fit("fit");
at("width").onclick = () => pages.fit("width");
at("spread").onclick = () => {
  pages.facing(!pages.spread);
  at("spread").setAttribute("aria-pressed", String(pages.spread));
};
at("scale").setAttribute("aria-live", "off");
at("undo").onclick = async () => {
  const answer = await post("undo");
  if (!answer.refused) { giveUp(at("panel-stories")); await came(answer, words.undone.replace("{file}", () => answer.file)); }
  else if (!answer.lost) { say(words.notUndone); await refresh(); }
};
at("help").onclick = () => keys.show();
at("over-close").onclick = () => { putAway(); at("view").focus({ preventScroll: true }); };

// Take options back, or keep them.
async function turned(path, options) {
  const answer = await post(path, options);
  giveUp(at("panel-options"));
  await came(answer, path === "options/keep" ? words.kept : words.setting);
}

// Go on a page, or back, and tell which.
function turn(step) {
  if (book) { book.turn(step); return; }
  const number = pages.turn(step), page = pages.edition?.pages[number - 1];
  if (page) hear(words.pageOf.replace("{page}", page.label || number).replace("{number}", number).replace("{count}", pages.edition.pages.length));
}

// Mark a line of the page, and tell what stands there.
async function stepLine(step) {
  const spot = pages.step(step);
  if (!spot) return;
  const file = await get(`source?file=${encodeURIComponent(spot[5])}`).catch(() => null);
  const text = file?.text.split("\n")[spot[6] - 1]?.slice(spot[7] - 1, spot[7] - 1 + spot[8]) ?? "";
  hear(`${text} (${spot[5]}:${spot[6]})`);
}

const keys = new Keys(at("keys"), words, TABS, KEYS);

window.addEventListener("beforeunload", (event) => { if (source.unsaved) event.preventDefault(); });

// Arrows go from one small page, or one entry of the contents, to the next; Tab leads past them.
at("thumbs").addEventListener("keydown", (event) => {
  const links = [...at("thumbs").querySelectorAll("a")], now = links.indexOf(document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
  if (next === undefined || !links[next]) return;
  links[now].tabIndex = -1;
  links[next].tabIndex = 0;
  links[next].focus();
  event.preventDefault();
});

// What a key does, if anything; keys of panels that can be scrolled scroll them.
function deed({ key, target }) {
  const within = (id) => at(id).contains(target), aside = target.closest?.(".side");
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox" && target.type !== "color") return null;
  if (aside && ["PageDown", "PageUp"].includes(key)) return null;
  const fixed = {
    "+": () => pages.scale(1), "=": () => pages.scale(1), "-": () => pages.scale(-1), 0: () => pages.fit("fit"), w: () => pages.fit("width"),
    PageDown: () => turn(1), PageUp: () => turn(-1), ArrowRight: () => turn(1), ArrowLeft: () => turn(-1), Escape: putAway,
    n: () => stepLine(1), p: () => stepLine(-1), Enter: within("view") || target === document.body ? () => pages.open() : null,
    e: () => [...at("editions").children].find((one) => one.getAttribute("aria-pressed") === "false" && !one.disabled)?.click(),
    c: () => post("beside", { on: !state?.beside }), u: () => at("undo").click(), "?": () => keys.show(),
  };
  if (Object.hasOwn(fixed, key)) return fixed[key];
  const tab = TABS[key - 1], overlay = Object.keys(KEYS).find((name) => KEYS[name] === key);
  if (tab) return () => { choose(tab); at(`tab-${tab}`).focus(); };
  return overlay && !at(`overlay-${overlay}`).hidden ? () => lay(overlay) : null;
}

document.addEventListener("keydown", (event) => {
  if (at("keys").open || event.altKey || event.isComposing) return;
  const control = event.ctrlKey || event.metaKey, typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  const aside = typing && event.key === "Escape" && event.target.closest(".side [role=tabpanel]");
  const act = aside ? () => at(aside.getAttribute("aria-labelledby")).focus() : !control ? deed(event) : event.key === "s" ? () => source.write() : event.key === "z" && !typing ? () => at("undo").click() : null;
  if (act) { event.preventDefault(); act(); }
});
