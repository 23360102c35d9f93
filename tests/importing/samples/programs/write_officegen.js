// The story by officegen (npm). Usage: node write_officegen.js STORY PICTURE OUT
const fs = require("fs");
const story = JSON.parse(fs.readFileSync(process.argv[2]));
const document = require("officegen")({ type: "docx", title: story.headline });
const line = (text, options, place) => document.createP(place).addText(text, options);
line(story.eyebrow, { font_size: 14 }, { align: "center" });
line(story.headline, { font_size: 22, bold: true }, { align: "center" });
line(story.subhead, { font_size: 14 }, { align: "center" });
line(story.byline, {}, { align: "center" });
for (const block of story.blocks) {
  if (block.kind === "p") {
    const made = document.createP();
    for (const [text, look, more] of block.runs) {
      if (["note", "deleted", "hidden"].includes(look)) continue;
      made.addText(text, { bold: look === "bold", italic: look === "dots", superscript: look === "raised", link: look === "link" ? more : undefined });
    }
  } else if (block.kind === "crosshead") line(block.text, { bold: true, font_size: 14 });
  else if (block.kind === "list") for (const item of block.items) document.createListOfNumbers().addText(item);
  else if (block.kind === "picture") document.createP().addImage(process.argv[3], { cx: 120, cy: 80 });
  else if (block.kind === "caption") line(block.text, { font_size: 9 }, { align: "center" });
  else if (block.kind === "box") line(block.text);
  else if (block.kind === "table") {
    line(block.caption, { font_size: 9 }, { align: "center" });
    const rows = block.rows.map((row, at) => (at === 1 ? [{ text: "" }, ...row] : row).map((cell) =>
      ({ val: cell.text, opts: { gridSpan: cell.over, cellColWidth: 2000 } })));
    document.createTable(rows, { tableColWidth: 2000 });
  }
}
document.generate(fs.createWriteStream(process.argv[4]));
