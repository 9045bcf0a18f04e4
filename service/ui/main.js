import * as api from "./api.js";
import { setUpAsk } from "./ask.js";
import { Documents } from "./documents.js";
import { setUpUpload } from "./upload.js";
import { Viewer } from "./viewer.js";

const viewer = new Viewer(document.getElementById("viewer"));
const documents = new Documents(viewer);
setUpAsk(viewer);
setUpUpload(documents);
documents.refresh();
api.health().then(({ model }) => (document.getElementById("model-choice").hidden = !model), () => undefined);
