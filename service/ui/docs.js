// The reference of the API, drawn from /openapi.json.

import { element, notice } from "./elements.js";

const DEEPEST = 4;

const output = document.getElementById("reference");
fetch("/openapi.json")
  .then((response) => response.json())
  .then(draw)
  .catch(() => output.replaceChildren(notice("没有取到 /openapi.json。")))
  .finally(() => output.setAttribute("aria-busy", "false"));

function draw(api) {
  const groups = new Map();
  for (const [path, operations] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const group = operation.tags?.[0] ?? "";
      groups.set(group, [...(groups.get(group) ?? []), element("li", {}, section(path, method, operation, api))]);
    }
  }
  output.replaceChildren(
    ...[...groups].flatMap(([name, items]) => [element("h2", {}, name), element("ul", { class: "plain" }, ...items)]),
  );
}

function section(path, method, operation, api) {
  const body = operation.requestBody?.content ?? {};
  return element(
    "details",
    { class: "operation" },
    element("summary", {}, element("span", { class: `method ${method}` }, method.toUpperCase()), element("code", {}, path), element("span", {}, operation.summary ?? "")),
    element(
      "div",
      { class: "detail" },
      operation.description && element("p", {}, operation.description),
      operation.parameters && parameters(operation.parameters),
      ...Object.entries(body).flatMap(([type, { schema }]) => [element("h3", {}, `请求体 ${type}`), sketch(schema, api)]),
      ...Object.entries(operation.responses).flatMap(([status, response]) => answer(status, response, api)),
    ),
  );
}

function parameters(list) {
  const rows = list.map((each) =>
    element(
      "tr",
      {},
      element("td", {}, element("code", {}, each.name)),
      element("td", {}, { path: "路径", query: "查询" }[each.in] ?? each.in),
      element("td", {}, restrictions(each.schema)),
      element("td", {}, each.description ?? each.schema.description ?? ""),
    ),
  );
  return element("table", {}, element("caption", { class: "visually-hidden" }, "参数"), element("tbody", {}, ...rows));
}

function restrictions({ type, enum: choices, pattern, minimum, maximum, default: preset }) {
  const range = minimum === undefined ? "" : `${minimum}–${maximum ?? ""}`;
  const preselected = preset === undefined ? "" : `缺省 ${preset}`;
  return [choices?.join(" | ") ?? type, range, pattern, preselected].filter(Boolean).join("，");
}

function answer(status, response, api) {
  const schema = response.content?.["application/json"]?.schema;
  const heading = element("h3", {}, `${status} ${response.description ?? ""}`);
  return schema && Object.keys(schema).length > 0 && status.startsWith("2") ? [heading, sketch(schema, api)] : [heading];
}

// The shape of a schema as a person would write it down.
function sketch(schema, api) {
  return element("pre", { tabindex: "0" }, JSON.stringify(shapeOf(schema, api, 0), null, 2));
}

function shapeOf(schema, api, depth) {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1);
    return depth > DEEPEST ? name : shapeOf(api.components.schemas[name], api, depth);
  }
  if (schema.anyOf) {
    const choices = schema.anyOf.map((each) => shapeOf(each, api, depth + 1));
    return choices.length === 2 && choices[1] === "null" && typeof choices[0] !== "string" ? choices[0] : choices.map(String).join(" | ");
  }
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === "array") return [schema.items ? shapeOf(schema.items, api, depth + 1) : "…"];
  if (schema.properties) {
    if (depth > DEEPEST) return schema.title ?? "object";
    return Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, shapeOf(each, api, depth + 1)]));
  }
  return schema.format ?? schema.contentMediaType ?? schema.type ?? "any";
}
