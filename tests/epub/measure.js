// Measures the documents in the frames of this page; SCREENS has type size, ground, ink and width of each.
"use strict";

const numbers = (colour) => {
  const parts = colour.match(/[\d.]+/g).map(Number);
  return [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1];
};
const over = (above, below) => [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3]));
const luminance = (colour) => {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
const around = (element) => {
  const path = [];
  for (let at = element; at; at = at.parentElement) path.push(at);
  return path;
};

function faint(view, element) {
  const path = around(element);
  const grounds = path.map((one) => numbers(view.getComputedStyle(one).backgroundColor)).reverse();
  const ground = grounds.reduce((below, above) => over(above, below), [255, 255, 255]);
  const ink = numbers(view.getComputedStyle(element).color);
  ink[3] *= path.reduce((opacity, one) => opacity * Number(view.getComputedStyle(one).opacity), 1);
  return contrast(over(ink, ground), ground) < 4.5;
}

function texts(root) {
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
  return found;
}

// The lines of a heading, as strings; a range for each character says on which it stands.
function linesOf(heading) {
  const lines = new Map();
  for (const text of texts(heading)) {
    if (text.parentElement.closest("rt")) continue;
    for (let at = 0; at < text.data.length; at += 1) {
      const range = heading.ownerDocument.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const line = Math.round(range.getBoundingClientRect().bottom / 6);
      if (text.data[at].trim()) lines.set(line, (lines.get(line) || "") + text.data[at]);
    }
  }
  return [...lines.keys()].sort((a, b) => a - b).map((line) => lines.get(line));
}

function measure(frame, [size, ground, ink, width]) {
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  const name = frame.getAttribute("src");
  const style = page.createElementNS("http://www.w3.org/1999/xhtml", "style");
  style.textContent = `html { font-size: ${size}px; background: ${ground}; color: ${ink}; } body { padding: 12px; }`;
  page.querySelector("head").append(style);
  const found = [];
  const tell = (kind, what) => found.push({ kind, name, size, ground, what });
  for (const text of texts(page.body)) {
    if (faint(view, text.parentElement)) tell("faint", text.data.trim().slice(0, 20));
  }
  if (page.documentElement.scrollWidth > width + 1) tell("wide", String(page.documentElement.scrollWidth));
  for (const heading of page.querySelectorAll("h1, h2, h3, h4, .eyebrow, .subhead, .title-headline")) {
    const lines = linesOf(heading);
    const alone = (line) => line.replace(/[，。、；：？！”’）》」』]/g, "").length < 2;
    if (lines.length > 1 && lines.some(alone)) tell("alone", lines.join(" / "));
  }
  return found;
}

addEventListener("load", async () => {
  const frames = [...document.querySelectorAll("iframe")];
  await Promise.all(frames.map((frame) => frame.contentDocument.fonts.ready));
  const found = frames.flatMap((frame, at) => measure(frame, SCREENS[at]));
  const result = document.createElement("pre");
  result.id = "result";
  result.textContent = JSON.stringify(found);
  document.body.replaceChildren(result);
});
