// Uploads and the jobs that they become.

import * as api from "./api.js";
import { element } from "./elements.js";

const PAUSE = 600; // milliseconds between two looks at a job

export function setUpUpload(documents) {
  const drop = document.getElementById("drop");
  const input = document.getElementById("file");
  const list = document.getElementById("jobs");

  input.addEventListener("change", () => {
    send([...input.files]);
    input.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    send([...event.dataTransfer.files]);
  });

  // One after another: ten files at once would only wait in the same queue.
  async function send(files) {
    for (const file of files) await sendOne(file);
  }

  async function sendOne(file) {
    const line = jobLine(file.name);
    try {
      line.tell("上传中", 0);
      const job = await api.upload(file, (part) => line.tell(`上传 ${Math.round(part * 100)}%`, part));
      watch(job.id, line);
    } catch (error) {
      line.fail(error.message);
    }
  }

  async function watch(id, line) {
    for (;;) {
      let job;
      try {
        job = await api.job(id);
      } catch (error) {
        line.fail(error.message);
        return;
      }
      if (job.state === "failed") {
        line.fail(job.reason);
        return;
      }
      if (job.state === "done") {
        line.remove();
        await documents.refresh();
        documents.open(job.document);
        return;
      }
      const pages = job.pages_total ? `第 ${job.pages_done} / ${job.pages_total} 页` : "";
      line.tell(job.state === "queued" ? "排队" : `读取 ${pages}`, job.pages_total ? job.pages_done / job.pages_total : undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  function jobLine(name) {
    const said = element("span", { class: "said" });
    const bar = element("progress", { max: 1, "aria-label": `${name} 的进度` });
    const line = element("li", { class: "job" }, element("span", { class: "title" }, name), said, bar);
    list.append(line);
    return {
      tell(words, part) {
        said.textContent = words;
        if (part === undefined) bar.removeAttribute("value");
        else bar.value = part;
      },
      fail(reason) {
        line.classList.add("failed");
        said.textContent = reason;
        bar.replaceWith(element("button", { type: "button", "aria-label": `不再显示 ${name}`, onclick: () => line.remove() }, "知道了"));
      },
      remove: () => line.remove(),
    };
  }

  // Jobs that were on their way when the page was left.
  api.jobs().then((jobs) => {
    for (const job of jobs) if (job.state === "queued" || job.state === "running") watch(job.id, jobLine(job.name));
  }, () => undefined);
}
