// The list of documents: select, download, delete.

import * as api from "./api.js";
import { hideChecks, showChecks } from "./checks.js";
import { element, notice } from "./elements.js";

const STAGES = { budget: "预算", final: "决算" };

export class Documents {
  constructor(viewer) {
    this.viewer = viewer;
    this.list = document.getElementById("documents");
    this.scope = document.getElementById("scope");
    this.selected = null;
    this.held = [];
  }

  async refresh() {
    try {
      this.held = await api.documents();
      this.draw();
    } catch (error) {
      this.list.replaceChildren(element("li", {}, notice(error.message)));
    }
  }

  open(id) {
    const held = this.held.find((each) => each.id === id);
    if (held) this.select(held);
  }

  select(held) {
    this.selected = held.id;
    this.scope.value = held.id;
    this.markSelected();
    showChecks(held, this.viewer);
    this.viewer.show({ id: held.id, name: title(held), marks: [], page: 1 });
  }

  draw() {
    const documents = this.held;
    const scope = this.scope.value;
    this.scope.replaceChildren(
      element("option", { value: "" }, "全部文件"),
      ...documents.map((held) => element("option", { value: held.id }, title(held))),
    );
    this.scope.value = documents.some((held) => held.id === scope) ? scope : "";
    this.list.replaceChildren(
      ...(documents.length === 0
        ? [element("li", { class: "empty" }, "还没有文件。上传一份部门预算或决算公开文件，即可核对和提问。")]
        : documents.map((held) => this.item(held))),
    );
    this.markSelected();
  }

  item(held) {
    return element(
      "li",
      { class: "document", "data-document": held.id },
      element(
        "button",
        { type: "button", class: "open", onclick: () => this.select(held) },
        element("span", { class: "title" }, title(held)),
        element("span", { class: "file" }, `${held.name}　${held.pages ? `${held.pages} 页　` : ""}${held.tables} 张表`),
        element(
          "span",
          { class: "badges" },
          held.fails > 0 && element("span", { class: "badge fails" }, `不符 ${held.fails}`),
          held.cannot_tell > 0 && element("span", { class: "badge cannot_tell" }, `无法判断 ${held.cannot_tell}`),
          held.rounding > 0 && element("span", { class: "badge rounding" }, `四舍五入 ${held.rounding}`),
          held.holds > 0 && element("span", { class: "badge holds" }, `相符 ${held.holds}`),
          // What could not be checked must not look as if it had been.
          held.fails + held.rounding + held.holds === 0 && element("span", { class: "badge cannot_tell" }, "没有可以核对的项目"),
        ),
      ),
      element(
        "span",
        { class: "actions" },
        element("a", { href: `/documents/${held.id}/facts.csv`, download: true, "aria-label": `下载 ${title(held)} 的数据` }, "数据"),
        element("button", { type: "button", "aria-label": `删除 ${title(held)}`, onclick: () => this.remove(held) }, "删除"),
      ),
    );
  }

  async remove(held) {
    if (!window.confirm(`删除“${title(held)}”？原件和读取结果都会删除。`)) return;
    try {
      await api.remove(held.id);
    } catch (error) {
      window.alert(error.message);
      return;
    }
    if (this.selected === held.id) {
      this.selected = null;
      hideChecks();
    }
    this.viewer.clear(held.id);
    this.refresh();
  }

  markSelected() {
    for (const item of this.list.querySelectorAll("[data-document]")) {
      if (item.dataset.document === this.selected) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }
}

function title(held) {
  const year = held.fiscal_year ? `${held.fiscal_year} 年` : "";
  return `${held.department || held.name} ${year}${STAGES[held.stage] ?? ""}`.trim();
}
