// The number of unread notices beside the bell, asked for once a minute while the page is seen.
import { request } from '../shared/request.js';

const EVERY_MS = 60_000;

export function showUnreadCount() {
  document.querySelectorAll('[data-unread-url]').forEach(watch);
}

function watch(badge) {
  const timer = setInterval(async () => {
    if (document.hidden) return;
    const reply = await request(badge.dataset.unreadUrl).catch(() => null);
    if (reply?.status === 401) clearInterval(timer);
    if (Number.isInteger(reply?.body.count)) show(badge, reply.body.count);
  }, EVERY_MS);
}

function show(badge, count) {
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? '99+' : String(count);
}
