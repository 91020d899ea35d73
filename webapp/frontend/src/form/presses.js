// A field that is left may grow a line below it: a problem, or how its number was read. The button
// that was pressed to leave it then moves away under a resting pointer, and browsers no longer
// count the press. Here it counts.

const REST_PX = 4;

export function keepPresses(area) {
  let pressed = null;
  area.addEventListener('pointerdown', (event) => {
    pressed = { button: event.target.closest('button'), x: event.clientX, y: event.clientY };
  });
  area.addEventListener('click', (event) => {
    const { button } = pressed ?? {};
    const missed = button && !button.contains(event.target) && rests(event, pressed);
    pressed = null;
    if (missed) button.click();
  });
}

function rests({ clientX, clientY }, { x, y }) {
  return Math.hypot(clientX - x, clientY - y) <= REST_PX;
}
