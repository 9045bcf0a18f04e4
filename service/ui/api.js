// Requests to the service. A failure is an Error whose message is made for the reader.

async function answer(response) {
  if (response.ok) return response.status === 204 ? null : response.json();
  let detail = `服务回应 ${response.status}`;
  try {
    detail = (await response.json()).detail ?? detail;
  } catch {
    // Not a problem document: the status has to do.
  }
  throw new Error(detail);
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("连接不上服务，请确认它仍在运行。");
  }
  return answer(response);
}

export const health = () => request("/health");
export const documents = () => request("/documents");
export const checks = (id) => request(`/documents/${id}/checks`);
export const pages = (id) => request(`/documents/${id}/pages`);
export const report = (id, language) => `/documents/${id}/report?language=${language}`;
export const remove = (id) => request(`/documents/${id}`, { method: "DELETE" });
export const job = (id) => request(`/jobs/${id}`);
export const jobs = () => request("/jobs");
export const picture = (id, page, dpi) => `/documents/${id}/pages/${page}.png?dpi=${dpi}`;

export const ask = (question, document, engine, session) =>
  request("/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question, document: document || null, engine, session }),
  });

// The same from a model: `onPiece` is called with each verified piece of the answer as it comes.
export async function askStreaming(question, document, session, onPiece) {
  let response;
  try {
    response = await fetch("/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify({ question, document: document || null, engine: "llm", session }),
    });
  } catch {
    throw new Error("连接不上服务，请确认它仍在运行。");
  }
  if (!response.ok) return answer(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ done: true }));
    if (done) throw new Error("回答中断，请再问一次。");
    const events = (waiting + value).split("\n\n");
    waiting = events.pop();
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (name === "piece") onPiece(JSON.parse(data).text);
      if (name === "problem") throw new Error(JSON.parse(data).detail);
      if (name === "answer") return JSON.parse(data);
    }
  }
}

// fetch cannot tell how much of an upload has been sent.
export function upload(file, onProgress) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    body.append("file", file);
    const sending = new XMLHttpRequest();
    sending.open("POST", "/documents");
    sending.responseType = "json";
    sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    sending.onload = () =>
      sending.status === 202
        ? resolve(sending.response)
        : reject(new Error(sending.response?.detail ?? `服务回应 ${sending.status}`));
    sending.onerror = () => reject(new Error("上传中断，请确认服务仍在运行，文件没有超过大小上限。"));
    sending.send(body);
  });
}
