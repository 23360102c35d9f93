// The story by html-to-docx (npm). Usage: node write_html_to_docx.js STORY PICTURE OUT
const fs = require("fs");
const made = require("html-to-docx");
const page = require("./story_page.js")(process.argv[2], process.argv[3]);
made(page, null, { title: "story", createdAt: new Date(0), modifiedAt: new Date(0) }).then((data) => fs.writeFileSync(process.argv[4], Buffer.from(data)));
