// The page of a document with the cited places boxed.
//
//   frame (scrolls) ─ sheet (page size × scale) ─┬─ picture
//                                                └─ svg, viewBox in points: boxes need no conversion

import * as api from "./api.js";
import { element, notice, place, shape } from "./elements.js";

const LEGIBLE = 0.9; // pixels a point; below it the type of a table is too small to be read
const READABLE = 1.25; // 9 pt type is then 11 px high
const LARGEST = 3;
const STEP = 1.25;
const PADDING = 1.5; // points between a figure and its box
const SHARPNESS = [110, 150, 200]; // dpi offered to the server, so that pictures are remembered

export class Viewer {
  constructor(root) {
    this.root = root;
    this.sizes = new Map();
    this.turn = 0;
  }

  // marks: [{page, line, box, text, kind: "cited" | "suspect" | "other"}]; the first decides the page.
  async show({ id, name, marks, quote = "", section = "", page = marks[0]?.page }) {
    const turn = ++this.turn;
    let sizes;
    try {
      sizes = await this.pagesOf(id);
    } catch (error) {
      this.root.replaceChildren(notice(error.message));
      return;
    }
    // A later click has been answered already.
    if (turn !== this.turn) return;
    this.shown = { id, name, marks, quote, section, sizes };
    const size = sizes.find((each) => each.number === page);
    if (size) this.drawPage(size);
    else this.drawLines();
  }

  clear(id) {
    if (this.shown?.id !== id) return;
    this.sizes.delete(id);
    this.shown = null;
    this.root.replaceChildren(element("p", { class: "empty" }, "文件已删除。"));
  }

  // On narrow screens the viewer stands below what was clicked, and there has to be a way back.
  reveal(clicked) {
    if (!window.matchMedia("(max-width: 60rem)").matches) return;
    this.clicked = clicked;
    this.root.scrollIntoView({ block: "start" });
    this.root.focus({ preventScroll: true });
  }

  goBack() {
    const target = this.clicked?.isConnected ? this.clicked : document.getElementById("question");
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  async pagesOf(id) {
    if (!this.sizes.has(id)) this.sizes.set(id, await api.pages(id));
    return this.sizes.get(id);
  }

  drawPage(size) {
    const { id, name, sizes } = this.shown;
    const marks = this.shown.marks.filter((mark) => mark.page === size.number && mark.box);
    const svg = shape("svg", { viewBox: `0 0 ${size.width} ${size.height}`, "aria-hidden": "true" });
    for (const { box, kind } of marks) svg.append(this.rectangle(box, kind));
    this.picture = element("img", { alt: `${name}，第 ${size.number} 页` });
    this.picture.addEventListener("error", () => this.frame.replaceChildren(notice("这一页的图像没有取到。")), { once: true });
    this.sheet = element("div", { class: "sheet" }, this.picture, svg);
    this.frame = element("div", { class: "frame", tabindex: "0", role: "region", "aria-label": "页面图像，可滚动" }, this.sheet);
    const position = sizes.indexOf(size);
    const turnTo = (index) => this.drawPage(sizes[index]);
    this.root.replaceChildren(
      this.caption(place({ page: size.number })),
      element(
        "div",
        { class: "tools", role: "toolbar", "aria-label": "页面" },
        element("button", { type: "button", disabled: position === 0, onclick: () => turnTo(position - 1) }, "上一页"),
        element("span", { class: "folio" }, `${size.number} / ${sizes.length}`),
        element("button", { type: "button", disabled: position === sizes.length - 1, onclick: () => turnTo(position + 1) }, "下一页"),
        element("span", { class: "gap" }),
        element("button", { type: "button", "aria-label": "缩小", onclick: () => this.zoom(size, this.scale / STEP) }, "－"),
        element("button", { type: "button", onclick: () => this.zoom(size, this.fit(size)) }, "适宽"),
        element("button", { type: "button", "aria-label": "放大", onclick: () => this.zoom(size, this.scale * STEP) }, "＋"),
      ),
      this.frame,
    );
    const fit = this.fit(size);
    this.zoom(size, marks.length > 0 && fit < LEGIBLE ? READABLE : fit);
    if (marks.length) this.center(marks[0].box);
  }

  // Formats without pages have nothing to draw: the words and where they stand.
  drawLines() {
    const { marks, quote, section } = this.shown;
    const lines = marks.filter((mark) => mark.text);
    this.root.replaceChildren(
      this.caption(place(marks[0] ?? {})),
      element(
        "div",
        { class: "lines" },
        section && element("p", { class: "section" }, section),
        lines.length === 0 && quote === "" && element("p", { class: "empty" }, "这种格式没有页面图像，请点按具体的出处。"),
        quote && element("blockquote", {}, quote),
        ...(quote ? [] : lines).map((mark) =>
          element("p", { class: `line ${mark.kind}` }, element("span", { class: "where" }, place(mark)), element("mark", {}, mark.text)),
        ),
        lines.length > 0 && element("p", { class: "remark" }, "这种格式没有页面图像，位置以行或段落的序号标明。"),
      ),
    );
  }

  caption(where) {
    return element(
      "p",
      { class: "caption" },
      element("span", {}, element("strong", {}, this.shown.name), ` ${where}`),
      element("button", { type: "button", class: "back", onclick: () => this.goBack() }, "返回"),
    );
  }

  rectangle([x0, y0, x1, y1], kind) {
    return shape("rect", {
      class: `box ${kind}`,
      x: x0 - PADDING,
      y: y0 - PADDING,
      width: x1 - x0 + 2 * PADDING,
      height: y1 - y0 + 2 * PADDING,
    });
  }

  fit(size) {
    return Math.max(0.2, (this.frame.clientWidth - 2) / size.width);
  }

  zoom(size, scale) {
    this.scale = Math.min(LARGEST, Math.max(0.2, scale));
    this.sheet.style.width = `${size.width * this.scale}px`;
    this.sheet.style.aspectRatio = `${size.width} / ${size.height}`;
    const wanted = this.scale * 72 * window.devicePixelRatio;
    const dpi = SHARPNESS.find((each) => each >= wanted) ?? SHARPNESS.at(-1);
    const address = api.picture(this.shown.id, size.number, dpi);
    if (this.picture.getAttribute("src") !== address) this.picture.src = address;
  }

  center([x0, y0, x1, y1]) {
    this.frame.scrollLeft = ((x0 + x1) / 2) * this.scale - this.frame.clientWidth / 2;
    this.frame.scrollTop = ((y0 + y1) / 2) * this.scale - this.frame.clientHeight / 2;
  }
}
