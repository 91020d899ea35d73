// The time of day as Indonesians write it.

const HOUR_AND_MINUTE = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });

/** For example "10.42". */
export function timeOfDay(date = new Date()) {
  return HOUR_AND_MINUTE.format(date);
}
