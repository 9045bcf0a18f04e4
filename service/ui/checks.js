// What the checks of one document found: findings first, then what rounding explains and what cannot be told.

import * as api from "./api.js";
import { item } from "./check.js";
import { element, notice } from "./elements.js";
import { findings } from "./findings.js";

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
  const unread = pages.filter((page) => page.legibility === 0).map((page) => page.number);
  output.replaceChildren(
    counts(report.summary),
    unread.length > 0 ? notice(`第 ${unread.join("、")} 页未能读取，其中的内容没有核对。`, "caution") : "",
    ...wrong(report, of("fails"), held, viewer),
    folded("四舍五入所致的差异", of("rounding"), held, viewer),
    folded("无法判断", of("cannot_tell"), held, viewer),
  );
}

function wrong(report, fails, held, viewer) {
  if (report.findings.length > 0) return findings(report, held, viewer);
  // what an earlier version has read has no findings
  if (fails.length > 0) return [element("ol", { class: "plain findings", "aria-label": "不符之处" }, ...fails.map((check) => item(check, held, viewer)))];
  const checked = report.summary.holds + report.summary.rounding > 0;
  return [notice(checked ? "能够核对的各项之间没有发现不符。" : "没有可以核对的项目。", checked ? "good" : "caution")];
}

export function hideChecks() {
  document.getElementById("findings").hidden = true;
}

function counts(summary) {
  const count = (name, kind, number) => element("div", { class: number > 0 ? kind : "none" }, element("dt", {}, name), element("dd", {}, String(number)));
  return element(
    "dl",
    { class: "counts" },
    count("不符", "fails", summary.fails),
    count("无法判断", "cannot_tell", summary.cannot_tell),
    count("四舍五入", "rounding", summary.rounding),
    count("相符", "holds", summary.holds),
  );
}

function folded(title, checks, held, viewer) {
  if (checks.length === 0) return "";
  const list = element("ol", { class: "plain findings" });
  const details = element("details", {}, element("summary", {}, `${title}（${checks.length}）`), list);
  details.addEventListener(
    "toggle",
    () => {
      list.replaceChildren(...checks.slice(0, AT_MOST).map((check) => item(check, held, viewer)));
      if (checks.length > AT_MOST) list.append(element("li", { class: "more" }, `其余 ${checks.length - AT_MOST} 项见 checks.json。`));
    },
    { once: true },
  );
  return details;
}
