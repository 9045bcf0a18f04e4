// One check as an item of a list, leading to its figures on the page.

import { element, grouped, place } from "./elements.js";

const CAUSES = { misread: "疑为读取有误", misprint: "疑为原文有误", unknown: "存疑" };

export function item(check, held, viewer) {
  const suspected = check.suspect?.cell ?? null;
  const marks = check.sources.map((source) => ({
    page: source.page,
    line: source.line,
    box: source.box,
    text: source.text,
    kind: suspected !== null && source.cell === suspected ? "suspect" : check.status === "fails" && suspected === null ? "cited" : "other",
  }));
  marks.sort((a, b) => (b.kind === "suspect") - (a.kind === "suspect"));
  const open = opener(held, viewer, marks);
  return element(
    "li",
    { class: check.status },
    element(
      "button",
      { type: "button", class: "finding", disabled: marks.length === 0, onclick: (event) => open(marks[0].page, event) },
      element("span", { class: "message" }, check.message),
      figures(check),
      suspicion(check.suspect),
    ),
    pagesOf(marks, open),
  );
}

function figures({ printed, expected, difference }) {
  const parts = [["印刷", printed], ["应为", expected], ["相差", difference]].filter(([, value]) => value !== null && value !== undefined);
  if (parts.length === 0) return null;
  return element(
    "span",
    { class: "figures" },
    ...parts.map(([name, value]) => element("span", {}, `${name} `, element("b", {}, grouped(value)))),
  );
}

function suspicion(suspect) {
  if (!suspect || (suspect.cause === "unknown" && !suspect.proposed)) return null;
  const proposed = suspect.proposed ? `，或当为 ${suspect.proposed}` : "";
  return element("span", { class: "suspicion" }, `${CAUSES[suspect.cause] ?? ""}${proposed}`);
}

// Shows the marks in the viewer, on the page wanted.
export function opener(held, viewer, marks) {
  return (page, event) => {
    viewer.show({ id: held.id, name: held.department || held.name, marks, page });
    viewer.reveal(event.currentTarget);
  };
}

// A button for each page, where there are several.
export function pagesOf(marks, open) {
  const pages = [...new Set(marks.map((mark) => mark.page).filter(Boolean))];
  if (pages.length < 2) return null;
  return element(
    "div",
    { class: "places" },
    ...pages.map((page) => element("button", { type: "button", onclick: (event) => open(page, event) }, place({ page }))),
  );
}
