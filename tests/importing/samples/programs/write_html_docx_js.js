// The story by html-docx-js (npm): a Word file that holds a web archive. Usage: node write_html_docx_js.js STORY PICTURE OUT
const fs = require("fs");
const page = require("./story_page.js")(process.argv[2], process.argv[3]);
require("html-docx-js").asBlob(page).arrayBuffer().then((data) => fs.writeFileSync(process.argv[4], Buffer.from(data)));
