// Builds elements. Documents are untrusted, so text only ever becomes text.

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

export function notice(message, kind = "error") {
  return element("p", { class: `notice ${kind}`, role: kind === "error" ? "alert" : "status" }, message);
}

// Groups the digits of a decimal given as text, and never rounds it: 24118123.00 → 24,118,123.00
export function grouped(number) {
  const [whole, fraction] = String(number).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

// Where something is printed, in words.
export function place({ page, line }) {
  if (page) return `第 ${page} 页`;
  return line ? `第 ${line} 行` : "";
}
