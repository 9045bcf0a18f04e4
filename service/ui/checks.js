// What the checks of one document found: failures first, each leading to its figures on the page.

import * as api from "./api.js";
import { element, grouped, notice, place } from "./elements.js";

const CAUSES = { misread: "疑为读取有误", misprint: "疑为原文有误", unknown: "存疑" };
const AT_MOST = 200; // a long list of rounding differences helps nobody

export async function showChecks(held, viewer) {
  const section = document.getElementById("findings");
  const output = document.getElementById("checks");
  document.getElementById("findings-title").textContent = `核对：${held.department || held.name}`;
  section.hidden = false;
  let report;
  let pages;
  try {
    [report, pages] = await Promise.all([api.checks(held.id), api.pages(held.id)]);
  } catch (error) {
    output.replaceChildren(notice(error.message));
    return;
  }
  const of = (status) => report.checks.filter((check) => check.status === status);
  const fails = of("fails");
  const checked = report.summary.holds + report.summary.rounding > 0;
  const unread = pages.filter((page) => page.legibility === 0).map((page) => page.number);
  output.replaceChildren(
    counts(report.summary),
    unread.length > 0 ? notice(`第 ${unread.join("、")} 页未能读取，其中的内容没有核对。`, "caution") : "",
    fails.length > 0
      ? element("ol", { class: "plain findings", "aria-label": "不符之处" }, ...fails.map((check) => finding(check, held, viewer)))
      : notice(checked ? "能够核对的各项之间没有发现不符。" : "没有可以核对的项目。", checked ? "good" : "caution"),
    folded("四舍五入所致的差异", of("rounding"), held, viewer),
    folded("无法判断", of("cannot_tell"), held, viewer),
  );
}

export function hideChecks() {
  document.getElementById("findings").hidden = true;
}

function counts(summary) {
  const item = (name, kind, count) => element("div", { class: count > 0 ? kind : "none" }, element("dt", {}, name), element("dd", {}, String(count)));
  return element(
    "dl",
    { class: "counts" },
    item("不符", "fails", summary.fails),
    item("无法判断", "cannot_tell", summary.cannot_tell),
    item("四舍五入", "rounding", summary.rounding),
    item("相符", "holds", summary.holds),
  );
}

function folded(title, checks, held, viewer) {
  if (checks.length === 0) return "";
  const list = element("ol", { class: "plain findings" });
  const details = element("details", {}, element("summary", {}, `${title}（${checks.length}）`), list);
  details.addEventListener(
    "toggle",
    () => {
      list.replaceChildren(...checks.slice(0, AT_MOST).map((check) => finding(check, held, viewer)));
      if (checks.length > AT_MOST) list.append(element("li", { class: "more" }, `其余 ${checks.length - AT_MOST} 项见 checks.json。`));
    },
    { once: true },
  );
  return details;
}

function finding(check, held, viewer) {
  const suspected = check.suspect?.cell ?? null;
  const marks = check.sources.map((source) => ({
    page: source.page,
    line: source.line,
    box: source.box,
    text: source.text,
    kind: suspected !== null && source.cell === suspected ? "suspect" : check.status === "fails" && suspected === null ? "cited" : "other",
  }));
  marks.sort((a, b) => (b.kind === "suspect") - (a.kind === "suspect"));
  const open = (page, event) => {
    viewer.show({ id: held.id, name: held.department || held.name, marks, page });
    viewer.reveal(event.currentTarget);
  };
  const pages = [...new Set(marks.map((mark) => mark.page).filter(Boolean))];
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
    pages.length > 1 &&
      element(
        "div",
        { class: "places" },
        ...pages.map((page) => element("button", { type: "button", onclick: (event) => open(page, event) }, place({ page }))),
      ),
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
