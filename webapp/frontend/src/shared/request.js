// Speaks JSON with the server the page came from.

/** Resolves to {status, body}; body is {} when the answer is not JSON. Rejects when offline. */
export async function request(url, { method = 'GET', body, csrf, keepalive } = {}) {
  const response = await fetch(url, {
    method,
    body: encoded(body),
    keepalive,
    credentials: 'same-origin',
    headers: headers(body, csrf),
  });
  return { status: response.status, body: await answer(response) };
}

function encoded(body) {
  return isPlain(body) ? JSON.stringify(body) : body;
}

function headers(body, csrf) {
  return {
    Accept: 'application/json',
    ...(isPlain(body) && { 'Content-Type': 'application/json' }),
    ...(csrf && { 'X-CSRFToken': csrf }),
  };
}

function isPlain(body) {
  return body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
}

async function answer(response) {
  const isJson = response.headers.get('Content-Type')?.includes('json');
  return isJson ? response.json() : {};
}
