// The story by docx (npm). Usage: node write_docx.js STORY PICTURE OUT
const fs = require("fs");
const d = require("docx");
const [story, picture, out] = [JSON.parse(fs.readFileSync(process.argv[2])), fs.readFileSync(process.argv[3]), process.argv[4]];
const day = new Date(0), notes = {}, comments = [];

function run([text, look, more]) {
  switch (look) {
    case "dots": return new d.TextRun({ text, emphasisMark: { type: "dot" } });
    case "bold": return new d.TextRun({ text, bold: true });
    case "raised": return new d.TextRun({ text, superScript: true });
    case "hidden": return new d.TextRun({ text, vanish: true });
    case "inserted": return new d.InsertedTextRun({ text, id: 1, author: "校对", date: "2019-07-30T00:00:00Z" });
    case "deleted": return new d.DeletedTextRun({ text, id: 2, author: "校对", date: "2019-07-30T00:00:00Z" });
    case "link": return new d.ExternalHyperlink({ link: more, children: [new d.TextRun({ text, style: "Hyperlink" })] });
    case "note":
      notes[1] = { children: [new d.Paragraph(text)] };
      return new d.FootnoteReferenceRun(1);
    case "comment":
      comments.push({ id: 0, author: "校对", date: day, children: [new d.Paragraph(more)] });
      return [new d.CommentRangeStart(0), new d.TextRun(text), new d.CommentRangeEnd(0), new d.TextRun({ children: [new d.CommentReference(0)] })];
  }
  return new d.TextRun(text);
}

function block(one) {
  switch (one.kind) {
    case "p": return [new d.Paragraph({ children: one.runs.flatMap(run) })];
    case "crosshead": return [new d.Paragraph({ text: one.text, heading: d.HeadingLevel.HEADING_1 })];
    case "list": return one.items.map((text) => new d.Paragraph({ text, numbering: { reference: "items", level: 0 } }));
    case "picture": return [new d.Paragraph({ children: [new d.ImageRun({ type: "png", data: picture,
      transformation: { width: 120, height: 80 }, altText: { name: "p", title: "p", description: one.alt } })] })];
    case "caption": return [new d.Paragraph({ text: one.text, alignment: d.AlignmentType.CENTER })];
    case "table": return [new d.Paragraph(one.caption), new d.Table({ rows: one.rows.map((row) => new d.TableRow({
      children: row.map((cell) => new d.TableCell({ children: [new d.Paragraph(cell.text)], rowSpan: cell.down, columnSpan: cell.over })) })) })];
    case "box": return [new d.Textbox({ alignment: "center", children: [new d.Paragraph(one.text)], style: { width: "200pt", height: "auto" } })];
  }
}

const centred = (text, style) => new d.Paragraph({ text, style, alignment: d.AlignmentType.CENTER });
const head = [centred(story.eyebrow), new d.Paragraph({ text: story.headline, heading: d.HeadingLevel.TITLE }),
  centred(story.subhead), centred(story.byline)];
const children = [...head, ...story.blocks.flatMap(block)];
const document = new d.Document({
  footnotes: notes, comments: { children: comments }, sections: [{ children }],
  numbering: { config: [{ reference: "items", levels: [{ level: 0, format: d.LevelFormat.DECIMAL, text: "%1.", alignment: d.AlignmentType.START }] }] },
});
d.Packer.toBuffer(document).then((data) => fs.writeFileSync(out, data));
