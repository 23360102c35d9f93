// The pages of a PDF edition: pictures at the size asked for, drawn when they come into view.

import { lay } from "./overlays.js";
import { element, get, picture } from "./server.js";

export class Pages {
  constructor(view, thumbs, words, clicked) {
    this.words = words;
    this.laid = new Set(); // the overlays that are switched on
    this.overlays = [];
    this.view = view;
    this.thumbs = thumbs;
    this.clicked = clicked;
    this.edition = null;
    this.zoom = "fit";
    this.spread = false;
    this.spots = [];
    this.sheets = [];
    this.beside = null;
    this.place = null; // where the reader was before the sheets were others
    this.after = new Map(); // what is drawn once the page at a place is there
    this.marked = []; // lines of text that are marked
    this.others = []; // sheets of the setting that stands beside
    this.current = 1;
    this.seen = new IntersectionObserver((entries) => this.#draw(entries), { root: view, rootMargin: "600px" });
    this.small = new IntersectionObserver((entries) => this.#drawSmall(entries), { root: thumbs, rootMargin: "400px" });
    view.addEventListener("scroll", () => this.#follow(), { passive: true });
    new ResizeObserver(() => this.edition && typeof this.zoom === "string" && this.#size()).observe(view);
  }

  // Show an edition, and `beside` each page the same one of another setting, if there is one.
  async show(edition, beside = null) {
    const same = this.edition && this.#rows === this.#wanted(edition, beside);
    this.edition = edition;
    this.beside = beside;
    if (!same) this.#build();
    else {
      edition.pages.forEach((page, at) => this.#renew(at, page));
      this.others.forEach((sheet, at) => this.#renewSheet(sheet, beside.pages[at]));
    }
    this.#size();
    this.#tellWaiting();
    this.spots = await get(`spots/${encodeURIComponent(edition.name)}`);
    this.#keepMarked();
    if (this.spots.length) { this.early?.(); this.early = null; }
    await this.#layOver();
  }

  // Begin to load those pages in view that paint something else now, before all else is known of them.
  fresh(name, digests) {
    if (this.edition?.name !== name || this.edition.pages.length !== digests.length || this.edition.pages.length !== this.sheets.length) return;
    this.edition.pages.forEach((page, at) => {
      if (page.digest === digests[at] || !this.sheets[at].dataset.near) return;
      page.digest = digests[at];
      this.#renewSheet(this.sheets[at], page);
    });
  }

  // Mark the next line of text, or the one before, from the page that is shown on; the line, if there is one.
  step(by) {
    if (!this.spots.length) return null;
    const start = this.spots.findIndex((spot) => spot[0] >= this.current);
    this.stepped = this.stepped === undefined || !this.spots[this.stepped] ? Math.max(0, start)
      : Math.min(this.spots.length - 1, Math.max(0, this.stepped + by));
    const spot = this.spots[this.stepped];
    this.#mark([spot]);
    this.sheets[spot[0] - 1].querySelector(".hit")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return spot;
  }

  // Open the marked line where it was written.
  open() {
    const spot = this.spots[this.stepped];
    if (spot) this.clicked({ file: spot[5], line: spot[6], column: spot[7], story: spot[9] });
  }

  // Switch an overlay on or off; whether it is on now.
  lay(kind) {
    if (!this.laid.delete(kind)) this.laid.add(kind);
    this.#layOver();
    return this.laid.has(kind);
  }

  async #layOver() {
    if (!this.edition) return;
    if (this.laid.size) this.overlays = await get(`overlays/${encodeURIComponent(this.edition.name)}`);
    this.sheets.forEach((sheet, at) => lay(sheet, this.edition.pages[at], this.overlays[at], this.laid, this.words));
  }

  clear(words) {
    this.edition = null;
    this.view.replaceChildren(element("p", { class: "empty" }, words));
    this.thumbs.replaceChildren();
  }

  scale(step) {
    const now = this.percent;
    this.zoom = Math.min(400, Math.max(10, step > 0 ? now * 1.25 : now / 1.25));
    this.#size();
  }

  fit(zoom) { this.zoom = zoom; this.#size(); }

  facing(on) { this.spread = on; if (this.edition) { this.#build(); this.#size(); } }

  go(number) {
    const sheet = this.sheets[number - 1];
    if (!sheet) return;
    this.stepped = undefined; // lines are gone through from there on
    sheet.scrollIntoView({ block: "start", inline: "center" });
  }

  // Go to the next page, or the one before, whatever stands beside it; its number.
  turn(step) {
    const here = this.sheets[this.current - 1]?.offsetTop, beyond = (sheet) => step * (sheet.offsetTop - here) > 0;
    const found = step > 0 ? this.sheets.findIndex(beyond) : this.sheets.findLastIndex(beyond);
    const number = found < 0 ? this.current : found + 1;
    this.go(number);
    return number;
  }

  // Show where a line of a file is printed; false where it is on no page.
  point(file, line, column = 0) {
    const here = this.spots.filter((spot) => spot[5] === file && spot[6] === line);
    const found = column ? here.filter((spot) => spot[7] <= column && column < spot[7] + spot[8] + 8) : here;
    this.#mark(found.length ? found : here);
    const first = (found.length ? found : here)[0];
    if (first) {
      this.sheets[first[0] - 1].querySelector(".hit")?.scrollIntoView({ block: "center", inline: "center" });
    }
    return Boolean(first);
  }

  #rows = "";

  #wanted(edition, beside) { return `${edition.name} ${this.spread} ${edition.pages.length} ${beside?.pages.length ?? ""}`; }

  #build() {
    const edition = this.edition;
    const old = this.built === edition.name ? this.sheets : [];
    const held = old[this.current - 1];
    if (held) this.place = { number: this.current, part: held.isConnected ? (this.view.scrollTop - held.offsetTop) / held.offsetHeight : null };
    this.built = edition.name;
    this.#rows = this.#wanted(edition, this.beside);
    this.seen.disconnect();
    this.small.disconnect();
    this.sheets = edition.pages.map((page, at) => {
      const image = element("img", { alt: this.#name(page, at), draggable: "false" }), before = old[at]?.firstElementChild.src;
      if (before) image.src = before; // until the new one is drawn
      const sheet = element("div", { class: "sheet", "data-page": at + 1 }, image);
      sheet.addEventListener("click", (event) => this.#click(event, sheet, at + 1));
      return sheet;
    });
    this.others = (this.beside?.pages ?? []).map((page, at) => element("div", { class: "sheet beside", "data-page": at + 1, "data-beside": 1 },
      element("img", { alt: `${this.words.left}: ${this.#name(page, at)}`, draggable: "false" })));
    this.view.replaceChildren(...(this.beside ? [element("div", { class: "row titles", "aria-hidden": "true" },
      element("p", {}, this.words.left), element("p", {}, this.words.right))] : []), ...this.#inRows().map((row) => element("div", { class: "row" }, ...row)));
    this.thumbs.replaceChildren(...edition.pages.map((page, at) => this.#thumb(page, at)));
    [...this.sheets, ...this.others].forEach((sheet) => this.seen.observe(sheet));
  }

  #name(page, at) { return this.words.page.replace("{page}", page.label || at + 1); }

  #inRows() {
    if (this.beside) {
      return Array.from({ length: Math.max(this.sheets.length, this.others.length) },
        (_, at) => [this.others[at] ?? element("div", { class: "sheet none alone" }), this.sheets[at]].filter(Boolean));
    }
    if (!this.spread) return this.sheets.map((sheet) => [sheet]);
    const rows = [], empty = () => element("div", { class: "sheet none" });
    for (let left = -1; left < this.sheets.length; left += 2) rows.push([this.sheets[left] ?? empty(), this.sheets[left + 1] ?? empty()]);
    return this.sheets.length > 1 ? rows : [this.sheets];
  }

  #thumb(page, at) {
    const across = Math.min(88, (130 * page.width) / page.height); // as large as it will be: the list does not move
    const image = element("img", { alt: "", "data-page": at + 1, style: `width:${across}px;aspect-ratio:${page.width}/${page.height}` });
    const link = element("a", { href: `#page-${at + 1}`, tabindex: at ? -1 : 0, onclick: (event) => { event.preventDefault(); this.go(at + 1); } },
      image, page.label || String(at + 1));
    this.small.observe(image);
    return link;
  }

  #drawSmall(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const number = Number(target.dataset.page), page = this.edition.pages[number - 1];
      const address = picture(this.edition.name, number, 180, page.digest);
      if (target.getAttribute("src") !== address) target.src = address;
    }
  }

  #renew(at, page) {
    this.#renewSheet(this.sheets[at], page);
    const small = this.thumbs.querySelector(`img[data-page="${at + 1}"]`);
    if (!small?.src || small.src.includes(page.digest)) return;
    const draw = () => { if (this.edition?.pages[at]?.digest === page.digest) small.src = picture(this.edition.name, at + 1, 180, page.digest); };
    const sheet = this.sheets[at];
    if (sheet.dataset.near && sheet.firstElementChild.dataset.shown !== page.digest) this.after.set(at, draw); // the page itself is drawn first
    else draw();
  }

  // Pages that are as before the last change, while one chapter is shown anew.
  #tellWaiting() {
    const links = this.thumbs.querySelectorAll("a");
    this.edition.pages.forEach(({ waiting, label }, at) => {
      this.sheets[at].classList.toggle("waiting", waiting);
      links[at]?.classList.toggle("waiting", waiting);
      if (links[at]) links[at].lastChild.data = label || String(at + 1);
    });
  }

  #renewSheet(sheet, page) {
    const { digest } = sheet.firstElementChild.dataset;
    if (digest && digest !== page.digest) this.#load(sheet);
  }

  #draw(entries) {
    for (const { isIntersecting, target } of entries) {
      target.dataset.near = isIntersecting ? "1" : "";
      if (isIntersecting) this.#load(target);
    }
  }

  #load(sheet) {
    const edition = sheet.dataset.beside ? this.beside : this.edition;
    const number = Number(sheet.dataset.page), page = edition?.pages[number - 1], image = sheet.firstElementChild;
    if (!page) return;
    const across = Math.min(3600, Math.ceil((sheet.clientWidth * devicePixelRatio) / 200) * 200) || 800;
    const address = picture(edition.name, number, across, page.digest, Boolean(sheet.dataset.beside));
    if (image.dataset.wanted === address) return;
    image.dataset.wanted = address;
    image.dataset.digest = page.digest;
    const next = new Image();
    next.onload = () => { if (image.dataset.wanted === address) { image.src = address; image.dataset.shown = page.digest; this.#drawAfter(number - 1); } };
    next.src = address;
  }

  #drawAfter(at) {
    const draw = this.after.get(at);
    this.after.delete(at);
    draw?.();
  }

  get percent() {
    if (typeof this.zoom === "number") return this.zoom;
    const page = this.edition?.pages[0];
    if (!page) return 100;
    const across = this.view.clientWidth - 44 - (this.beside ? 16 : 0), down = this.view.clientHeight - 44;
    const pages = this.beside || (this.spread && this.edition.pages.length > 1) ? 2 : 1;
    const wide = across / ((page.width * pages * 96) / 72), tall = down / ((page.height * 96) / 72);
    return 100 * (this.zoom === "width" ? wide : Math.min(wide, tall));
  }

  #size() {
    if (!this.edition) return;
    const scale = (this.percent / 100) * (96 / 72);
    const before = this.view.scrollHeight ? this.view.scrollTop / this.view.scrollHeight : 0;
    const sized = (sheet, page) => {
      sheet.style.width = `${page.width * scale}px`;
      sheet.style.height = `${page.height * scale}px`;
    };
    this.sheets.forEach((sheet, at) => sized(sheet, this.edition.pages[at]));
    this.others.forEach((sheet, at) => sized(sheet, this.beside.pages[at]));
    this.view.querySelectorAll(".none").forEach((sheet) => sized(sheet, this.edition.pages[0]));
    const sheet = this.place && this.sheets[Math.min(this.place.number, this.sheets.length) - 1];
    if (sheet && this.place.part === null) sheet.scrollIntoView({ block: "start", inline: "center" }); // the e-book stood in its place
    else this.view.scrollTop = sheet ? sheet.offsetTop + this.place.part * sheet.offsetHeight : before * this.view.scrollHeight;
    this.place = null;
    [...this.sheets, ...this.others].filter((sheet) => sheet.dataset.near).forEach((sheet) => this.#load(sheet));
    document.getElementById("scale").value = `${Math.round(this.percent)}%`;
    this.#follow();
  }

  #follow() {
    if (!this.sheets[0]?.isConnected) return; // the e-book stands in their place
    const middle = this.view.scrollTop + this.view.clientHeight / 3;
    let number = 1;
    this.sheets.forEach((sheet, at) => { if (sheet.offsetTop <= middle) number = at + 1; });
    this.current = number;
    this.thumbs.querySelectorAll("a").forEach((link, at) => {
      if (at + 1 === number) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      if (!this.thumbs.contains(document.activeElement)) link.tabIndex = at + 1 === number ? 0 : -1;
    });
  }

  // Open what was clicked; what is clicked before it is known where text was written is opened then.
  #click(event, sheet, number) {
    if (!this.spots.length) { this.early = () => this.#click(event, sheet, number); return; }
    const page = this.edition.pages[number - 1], box = sheet.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * page.width;
    const y = page.height - ((event.clientY - box.top) / box.height) * page.height;
    const near = (spot) => Math.max(0, spot[1] - x, x - spot[3]) + Math.max(0, spot[2] - y, y - spot[4]);
    const here = this.spots.filter((spot) => spot[0] === number && near(spot) < 6);
    if (!here.length) return;
    const spot = here.reduce((best, one) => (near(one) < near(best) ? one : best));
    const part = Math.min(1, Math.max(0, (x - spot[1]) / (spot[3] - spot[1] || 1)));
    this.#mark([spot]);
    this.clicked({ file: spot[5], line: spot[6], column: spot[7] + Math.floor(part * spot[8]), story: spot[9] });
  }

  // What was marked stays marked where its page is set anew, at the place where its text stands now.
  #keepMarked() {
    const there = new Set(this.spots.map(String)), place = (spot) => spot.slice(5, 8).join();
    if (this.marked.every((spot) => there.has(String(spot)))) return;
    const places = new Set(this.marked.map(place)), first = this.marked[0];
    this.#mark(this.spots.filter((spot) => places.has(place(spot))));
    if (this.stepped !== undefined) this.stepped = this.spots.findIndex((spot) => place(spot) === place(first));
    if (this.stepped < 0) this.stepped = undefined;
  }

  #mark(spots) {
    this.view.querySelectorAll(".hit").forEach((hit) => hit.remove());
    for (const spot of spots.slice(0, 200)) {
      const page = this.edition.pages[spot[0] - 1], hit = element("div", { class: "hit" });
      if (!page) continue;
      hit.style.left = `${(100 * spot[1]) / page.width}%`;
      hit.style.top = `${100 - (100 * spot[4]) / page.height}%`;
      hit.style.width = `${(100 * (spot[3] - spot[1])) / page.width}%`;
      hit.style.height = `${(100 * (spot[4] - spot[2])) / page.height}%`;
      this.sheets[spot[0] - 1].append(hit);
    }
    this.marked = spots;
  }
}
