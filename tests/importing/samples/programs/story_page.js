// The story as the HTML that programs are given which make Word files of HTML.
const fs = require("fs");
const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function run([text, look, more]) {
  if (["note", "deleted", "hidden"].includes(look)) return "";
  if (look === "dots") return `<em>${safe(text)}</em>`;
  if (look === "ruby") return `<ruby>${safe(text)}<rt>${safe(more)}</rt></ruby>`;
  if (look === "bold") return `<strong>${safe(text)}</strong>`;
  if (look === "raised") return `<sup>${safe(text)}</sup>`;
  if (look === "link") return `<a href="${more}">${safe(text)}</a>`;
  return safe(text);
}

function block(one, picture) {
  switch (one.kind) {
    case "p": return `<p>${one.runs.map(run).join("")}</p>`;
    case "crosshead": return `<h2>${safe(one.text)}</h2>`;
    case "list": return `<ol>${one.items.map((item) => `<li>${safe(item)}</li>`).join("")}</ol>`;
    case "picture": return `<p><img alt="${one.alt}" width="120" height="80" src="data:image/png;base64,${picture}"></p>`;
    case "caption": return `<p style="text-align: center">${safe(one.text)}</p>`;
    case "table": return `<p>${safe(one.caption)}</p><table>${one.rows.map((row) => `<tr>${row.map((cell) =>
      `<td rowspan="${cell.down || 1}" colspan="${cell.over || 1}">${safe(cell.text)}</td>`).join("")}</tr>`).join("")}</table>`;
    case "box": return `<blockquote>${safe(one.text)}</blockquote>`;
  }
}

module.exports = (path, picture) => {
  const story = JSON.parse(fs.readFileSync(path));
  const image = fs.readFileSync(picture).toString("base64");
  const line = (text) => `<p style="text-align: center">${safe(text)}</p>`;
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${safe(story.headline)}</title></head><body>`
    + line(story.eyebrow) + `<h1>${safe(story.headline)}</h1>` + line(story.subhead) + line(story.byline)
    + story.blocks.map((one) => block(one, image)).join("\n") + "</body></html>";
};
